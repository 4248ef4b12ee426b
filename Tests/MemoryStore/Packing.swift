import Digest
import Store

/// Puts values behind each other, each with its length.
struct Packing {
    private(set) var bytes: [UInt8] = []

    mutating func add(integer: Int64) {
        withUnsafeBytes(of: integer.bigEndian) { bytes += $0 }
    }

    mutating func add(_ blob: [UInt8]) {
        add(integer: Int64(blob.count))
        bytes += blob
    }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    mutating func add(_ text: String?) {
        add(integer: Int64(text == nil ? 0 : 1))
        if let text { add(text) }
    }

    mutating func add<Element>(_ list: some Collection<Element>, _ body: (inout Packing, Element) -> Void) {
        add(integer: Int64(list.count))
        for element in list { body(&self, element) }
    }

    mutating func add(_ value: Value) {
        switch value {
        case .null: add(integer: 0)
        case .integer(let integer):
            add(integer: 1)
            add(integer: integer)
        case .text(let text):
            add(integer: 2)
            add(text)
        case .blob(let blob):
            add(integer: 3)
            add(blob)
        }
    }

    mutating func add(_ draft: EventDraft) {
        for text in [draft.time, draft.kind, draft.person, draft.command, draft.subject, draft.payload] { add(text) }
        add(integer: Int64(draft.version))
        add(draft.deputyFor)
        add(integer: Int64(draft.cause ?? 0))
    }
}

/// Takes values apart that were put behind each other.
struct Unpacking {
    /// There is something else than was asked for.
    struct Failure: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func integer() throws(Failure) -> Int64 {
        guard rest.count >= 8 else { throw Failure() }
        let integer = rest.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        return Int64(bitPattern: integer)
    }

    mutating func blob() throws(Failure) -> [UInt8] {
        let count = Int(try integer())
        guard count >= 0, rest.count >= count else { throw Failure() }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func text() throws(Failure) -> String {
        guard let text = String(validating: try blob(), as: UTF8.self) else { throw Failure() }
        return text
    }

    mutating func optionalText() throws(Failure) -> String? {
        try integer() == 0 ? nil : try text()
    }

    mutating func digest() throws(Failure) -> SHA256Digest {
        guard let digest = SHA256Digest(bytes: try blob()) else { throw Failure() }
        return digest
    }

    mutating func list<Element>(
        _ body: (inout Unpacking) throws(Failure) -> Element
    ) throws(Failure) -> [Element] {
        var list: [Element] = []
        for _ in 0..<max(0, try integer()) { list.append(try body(&self)) }
        return list
    }

    mutating func value() throws(Failure) -> Value {
        switch try integer() {
        case 0: .null
        case 1: .integer(try integer())
        case 2: .text(try text())
        case 3: .blob(try blob())
        default: throw Failure()
        }
    }

    mutating func draft() throws(Failure) -> EventDraft {
        var draft = EventDraft(
            time: try text(), kind: try text(), person: try text(), command: try text(), subject: try text(),
            payload: try text())
        draft.version = Int(try integer())
        draft.deputyFor = try optionalText()
        let cause = Int(try integer())
        draft.cause = cause == 0 ? nil : cause
        return draft
    }

    func end() throws(Failure) {
        guard rest.isEmpty else { throw Failure() }
    }
}
