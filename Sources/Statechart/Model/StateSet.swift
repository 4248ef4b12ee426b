/// A set of states as bits, in document order. Charts of up to 64 states need no memory beyond the value itself.
public struct StateSet: Sendable, Hashable {
    private var low: UInt64 = 0
    private var high: [UInt64] = []

    /// The empty set.
    public init() {}

    /// The set of some states.
    public init(_ states: some Sequence<Int>) {
        for state in states { insert(state) }
    }

    /// Whether nothing is in the set.
    public var isEmpty: Bool { low == 0 && high.allSatisfy { $0 == 0 } }

    /// The number of states in the set.
    public var count: Int { high.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

    /// Whether a state is in the set.
    public func contains(_ state: Int) -> Bool {
        if state < 64 { return low & (1 << UInt64(state)) != 0 }
        let word = state >> 6 - 1
        return word < high.count && high[word] & (1 << UInt64(state & 63)) != 0
    }

    /// Adds a state.
    public mutating func insert(_ state: Int) {
        if state < 64 {
            low |= 1 << UInt64(state)
            return
        }
        let word = state >> 6 - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << UInt64(state & 63)
    }

    /// Takes a state out.
    public mutating func remove(_ state: Int) {
        if state < 64 {
            low &= ~(1 << UInt64(state))
            return
        }
        let word = state >> 6 - 1
        guard word < high.count else { return }
        high[word] &= ~(1 << UInt64(state & 63))
        while high.last == 0 { high.removeLast() }
    }

    /// Adds the states of another set.
    public mutating func formUnion(_ other: StateSet) {
        low |= other.low
        while high.count < other.high.count { high.append(0) }
        for word in other.high.indices { high[word] |= other.high[word] }
    }

    /// Takes the states of another set out.
    public mutating func subtract(_ other: StateSet) {
        low &= ~other.low
        for word in high.indices where word < other.high.count { high[word] &= ~other.high[word] }
        while high.last == 0 { high.removeLast() }
    }

    /// The states of the set within a range, as a set.
    public func within(_ range: Range<Int>) -> StateSet {
        var result = self
        result.low &= Self.mask(of: range, word: 0)
        for word in high.indices { result.high[word] &= Self.mask(of: range, word: word + 1) }
        while result.high.last == 0 { result.high.removeLast() }
        return result
    }

    /// Whether any state of the set lies within a range.
    public func intersects(_ range: Range<Int>) -> Bool {
        if low & Self.mask(of: range, word: 0) != 0 { return true }
        return high.indices.contains { high[$0] & Self.mask(of: range, word: $0 + 1) != 0 }
    }

    /// The smallest state of the set that is at least `state`, `nil` when there is none.
    public func first(from state: Int) -> Int? {
        var word = state >> 6
        guard word <= high.count else { return nil }
        var bits = self[word: word] & (~0 << UInt64(state & 63))
        while bits == 0 {
            word += 1
            guard word <= high.count else { return nil }
            bits = self[word: word]
        }
        return word << 6 + bits.trailingZeroBitCount
    }

    /// The greatest state of the set that is less than `state`, `nil` when there is none.
    public func last(before state: Int) -> Int? {
        guard state > 0 else { return nil }
        var word = (state - 1) >> 6
        var bits: UInt64 = 0
        if word > high.count {
            word = high.count
            bits = self[word: word]
        } else {
            bits = self[word: word] & (~0 >> UInt64(63 - (state - 1) & 63))
        }
        while bits == 0 {
            guard word > 0 else { return nil }
            word -= 1
            bits = self[word: word]
        }
        return word << 6 + (63 - bits.leadingZeroBitCount)
    }

    private subscript(word word: Int) -> UInt64 { word == 0 ? low : high[word - 1] }

    private static func mask(of range: Range<Int>, word: Int) -> UInt64 {
        let start = Swift.max(range.lowerBound - word << 6, 0)
        let end = Swift.min(range.upperBound - word << 6, 64)
        guard start < end else { return 0 }
        return (~0 >> UInt64(64 - (end - start))) << UInt64(start)
    }
}

extension StateSet: Sequence {
    /// Walks the states in document order.
    public struct Iterator: IteratorProtocol {
        private let set: StateSet
        private var position = 0

        init(_ set: StateSet) { self.set = set }

        /// The next state.
        public mutating func next() -> Int? {
            guard let state = set.first(from: position) else { return nil }
            position = state + 1
            return state
        }
    }

    /// An iterator in document order.
    public func makeIterator() -> Iterator { Iterator(self) }
}
