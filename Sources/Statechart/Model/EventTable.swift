/// The event descriptors of a chart, numbered, and which of them match an event name (SCXML 3.12.1).
struct EventTable: Sendable {
    /// The number of the descriptor `*`.
    static let any = 0
    private var numbers: [String: Int] = ["*": EventTable.any]
    private var names: [String] = ["*"]
    /// For each descriptor as an event name: the numbers of the descriptors that match it.
    private var matches: [[Int32]] = [[Int32(EventTable.any)]]
    private let onlyAny = [Int32(EventTable.any)]

    /// The number of a descriptor, which is added when it is new.
    mutating func intern(_ descriptor: String) -> Int {
        if let number = numbers[descriptor] { return number }
        numbers[descriptor] = names.count
        names.append(descriptor)
        matches.append([])
        return names.count - 1
    }

    /// Works out which descriptors match which; after the last `intern`.
    mutating func seal() {
        for number in names.indices { matches[number] = prefixes(of: names[number]) }
    }

    /// The number of descriptors.
    var count: Int { names.count }

    /// The numbers of the descriptors that match an event named like a descriptor.
    func matching(number: Int) -> [Int32] { matches[number] }

    /// The numbers of the descriptors that match an event name: its token prefixes, and `*`.
    func matching(_ name: String) -> [Int32] {
        if let number = numbers[name] { return matches[number] }
        var rest = Substring(name)
        while let dot = rest.lastIndex(of: ".") {
            rest = rest[..<dot]
            if let number = numbers[String(rest)] { return matches[number] }
        }
        return onlyAny
    }

    private func prefixes(of name: String) -> [Int32] {
        var found = numbers[name].map { [Int32($0)] } ?? []
        var rest = Substring(name)
        while let dot = rest.lastIndex(of: ".") {
            rest = rest[..<dot]
            if let number = numbers[String(rest)] { found.append(Int32(number)) }
        }
        if !found.contains(Int32(Self.any)) { found.append(Int32(Self.any)) }
        return found
    }
}
