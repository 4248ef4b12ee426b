import Randomness

/// Makes new documents out of known ones: bytes are changed, pieces are cut, doubled and exchanged, words of the
/// language are strewn in; or a document is written at random.
struct Mutator {
    private var random: SeededGenerator
    private let seeds: [[UInt8]]

    init(seeds: [[UInt8]], random: SeededGenerator) {
        self.seeds = seeds
        self.random = random
    }

    mutating func next() -> [UInt8] {
        if Int.random(in: 0..<4, using: &random) == 0 { return Array(randomDocument().utf8) }
        var bytes = seeds.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...80, using: &random))
        switch Int.random(in: 0..<16, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
        case 3: bytes.insert(contentsOf: word().utf8, at: place)
        case 4: replaceWord(in: &bytes, from: place)
        case 5...7: moveElement(in: &bytes)
        default: replaceQuoted(in: &bytes, from: place)
        }
    }

    private mutating func word() -> String { Self.words.randomElement(using: &random) ?? "" }

    private mutating func replaceWord(in bytes: inout [UInt8], from place: Int) {
        let isLetter = { (byte: UInt8) in byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
        guard let start = bytes[place...].firstIndex(where: isLetter) else { return }
        let end = bytes[start...].firstIndex { !isLetter($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: word().utf8)
    }

    /// Keeps the document well-formed: an attribute gets another value.
    private mutating func replaceQuoted(in bytes: inout [UInt8], from place: Int) {
        guard let start = bytes[place...].firstIndex(of: UInt8(ascii: "\"")),
            let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "\""))
        else { return }
        bytes.replaceSubrange((start + 1)..<end, with: word().utf8)
    }

    /// Takes an empty element and puts it behind another tag.
    private mutating func moveElement(in bytes: inout [UInt8]) {
        let place = Int.random(in: bytes.indices, using: &random)
        guard let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")),
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return }
        let piece = Array(bytes[start...end])
        let target = Int.random(in: bytes.indices, using: &random)
        guard let behind = bytes[target...].firstIndex(of: UInt8(ascii: ">")) else { return }
        bytes.insert(contentsOf: piece, at: behind + 1)
    }

    private mutating func randomDocument() -> String {
        var text = "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\" datamodel=\"xpath\">"
        for _ in 0..<Int.random(in: 1...6, using: &random) { text += element(depth: 0) }
        return text + "</scxml>"
    }

    private mutating func element(depth: Int) -> String {
        let name = Self.elements.randomElement(using: &random) ?? "state"
        var text = "<\(name)"
        var used: Set<String> = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            guard let attribute = Self.attributes.randomElement(using: &random) else { continue }
            if used.insert(attribute).inserted { text += " \(attribute)=\"\(word())\"" }
        }
        text += ">"
        if depth < 6 {
            for _ in 0..<Int.random(in: 0...3, using: &random) { text += element(depth: depth + 1) }
        }
        return text + "</\(name)>"
    }

    private static let elements = [
        "state", "parallel", "final", "history", "initial", "transition", "onentry", "onexit", "datamodel", "data",
        "assign", "foreach", "if", "elseif", "else", "raise", "send", "cancel", "log", "invoke", "finalize", "donedata",
        "param", "content", "script", "state", "transition", "state",
    ]

    private static let attributes = [
        "id", "initial", "event", "cond", "target", "type", "expr", "location", "array", "item", "index", "name", "src",
        "delay", "namelist", "idlocation", "eventexpr", "sendid", "autoforward", "attr",
    ]

    private static let words = [
        "a", "b", "s1", "s2", "*", "done.state.a", "error", "#_internal", "#_parent", "$x", "$x/*", "$_event/data",
        "In('a')", "1", "'t'", "true()", "concat($x, $x)", "//*", "1 +", "..", "deep", "shallow", "internal", "1s",
        "xpath", "null", "scxml", "late", "lastchild", "delete", "addattribute", "replace", "", "a b", "&amp;", "甲",
        "count(//node())", "$x/@id", "$_sessionid", "_event", "string($x) &lt; 'b'",
    ]
}
