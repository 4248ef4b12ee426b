import Diagnostics
import Statechart
import XML

/// The languages of expressions that charts can be written in.
enum ExpressionLanguage: String, CaseIterable {
    case null
    case xpath
}

/// Collects the expressions, assignments and data of a chart while it is read.
struct ExpressionTable {
    let language: ExpressionLanguage
    private(set) var expressions: [XPathExpression] = []
    private(set) var environments: [[String: String]] = []
    private var environmentNumbers: [[String: String]: Int] = [:]
    private(set) var findings: [Finding] = []
    private(set) var data: [DataElement] = []
    private(set) var dataIDs: Set<String> = []
    var assignments: [Assignment] = []
    var loopVariables: Set<String> = []
    /// What expressions mention, to be looked up once everything is read.
    private var variables: [(name: String, finding: (Message?) -> Finding)] = []
    private var states: [(id: String, finding: (Message?) -> Finding)] = []

    init(_ language: ExpressionLanguage) { self.language = language }

    /// Adds a `data` element and returns its number.
    mutating func add(_ element: DataElement) -> Int {
        data.append(element)
        dataIDs.insert(element.id)
        return data.count - 1
    }

    /// Adds the expression of an attribute and returns its number.
    mutating func add(_ text: String, of element: Node, at attribute: String, isLocation: Bool = false) -> Int {
        let anchor = element.finding("scxml.expression", Message(verbatim: text), at: attribute)
        let environment = element.namespacesInScope
        let number = environmentNumbers[environment] ?? environments.count
        if number == environments.count {
            environments.append(environment)
            environmentNumbers[environment] = number
        }
        expressions.append(
            XPathExpression(
                text: text, environment: number, isLocation: isLocation, location: anchor.location,
                excerpt: anchor.excerpt))
        check(text, element, attribute)
        return expressions.count - 1
    }

    /// A condition: what only asks whether a state is active is left to the chart.
    mutating func condition(of element: Node) -> Condition? {
        guard let text = element["cond"] else { return nil }
        if let state = Self.activeState(text, language) {
            noteState(state, element, "cond", shift: 0)
            return .active(state)
        }
        if language == .xpath { return .expression(add(text, of: element, at: "cond")) }
        let message = Message(
            "空数据模型（null）的条件只能是 In('状态')", "conditions of the null data model can only be In('state')")
        let finding = element.finding("scxml.null-condition", message, severity: .warning, at: "cond")
        findings.append(finding)
        return .invalid(finding)
    }

    /// The state in `In('state')`, when the condition is nothing else; the null data model takes it without quotes too.
    private static func activeState(_ text: String, _ language: ExpressionLanguage) -> String? {
        let compact = text.filter { !$0.isXMLWhitespace }
        guard compact.hasPrefix("In("), compact.hasSuffix(")") else { return nil }
        let argument = compact.dropFirst(3).dropLast()
        if let quote = argument.first, quote == "'" || quote == "\"", argument.count >= 2, argument.last == quote {
            let inner = argument.dropFirst().dropLast()
            return inner.contains(quote) ? nil : String(inner)
        }
        let isName = argument.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
        return language == .null && isName && !argument.isEmpty ? String(argument) : nil
    }

    private mutating func check(_ text: String, _ element: Node, _ attribute: String) {
        guard language == .xpath else {
            let message = Message("空数据模型（null）没有表达式", "the null data model has no expressions")
            let finding = element.finding("scxml.null-expression", message, severity: .warning, at: attribute)
            return findings.append(finding)
        }
        do throws(XPathError) {
            _ = try XPath(text)
        } catch {
            findings.append(
                element.finding(
                    error.rule, error.message, severity: .warning, at: attribute, shift: error.offset ?? 0))
            return
        }
        for mention in ExpressionScanner.mentions(in: text) {
            switch mention {
            case .variable(let name, let offset):
                let message = Message("没有变量 “$\(name)”", "there is no variable “$\(name)”")
                variables.append((name, Self.late("scxml.unknown-variable", message, element, attribute, offset)))
            case .state(let id, let offset):
                noteState(id, element, attribute, shift: offset)
            }
        }
    }

    private mutating func noteState(_ id: String, _ element: Node, _ attribute: String, shift: Int) {
        let message = Message("没有状态 “\(id)”", "there is no state “\(id)”")
        states.append((id, Self.late("scxml.unknown-state", message, element, attribute, shift)))
    }

    private static func late(
        _ rule: String, _ message: Message, _ element: Node, _ attribute: String, _ shift: Int
    ) -> (Message?) -> Finding {
        { element.finding(rule, message, severity: .warning, at: attribute, shift: shift, advice: $0) }
    }

    /// More unknown names than this are a flood, and finding out what each was meant to be takes its time.
    private static let mentionLimit = 50

    /// Findings about what expressions mention and the chart does not have.
    func checkMentions(states known: [String]) -> [Finding] {
        let system = ["_event", "_sessionid", "_name", "_ioprocessors"]
        let declared = dataIDs.union(loopVariables).union(system)
        let names = declared.sorted()
        let ids = Set(known)
        let unknownVariables = variables.filter { !declared.contains($0.name) }.prefix(Self.mentionLimit)
        let unknownStates = states.filter { !ids.contains($0.id) }.prefix(Self.mentionLimit)
        return unknownVariables.map { $0.finding(didYouMean($0.name, among: names)) }
            + unknownStates.map { $0.finding(didYouMean($0.id, among: known)) }
    }
}

/// Finds what an expression mentions, without evaluating it.
enum ExpressionScanner {
    enum Mention {
        case variable(String, offset: Int)
        /// The literal argument of `In()`.
        case state(String, offset: Int)
    }

    static func mentions(in text: String) -> [Mention] {
        let bytes = Array(text.utf8)
        var found: [Mention] = []
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                let end = bytes[(position + 1)...].firstIndex(of: byte) ?? bytes.count - 1
                if endsWithIn(bytes[..<position]) {
                    let id = String(decoding: bytes[(position + 1)..<max(end, position + 1)], as: UTF8.self)
                    found.append(.state(id, offset: position + 1))
                }
                position = end + 1
            } else if byte == UInt8(ascii: "$") {
                let name = bytes[(position + 1)...].prefix(while: isNameByte)
                found.append(.variable(String(decoding: name, as: UTF8.self), offset: position))
                position = name.endIndex
            } else {
                position += 1
            }
        }
        return found
    }

    /// Whether a literal that begins here is the argument of a call of `In`, with or without a prefix.
    private static func endsWithIn(_ bytes: ArraySlice<UInt8>) -> Bool {
        let call = withoutSpaces(bytes)
        guard call.last == UInt8(ascii: "(") else { return false }
        let name = withoutSpaces(call.dropLast())
        guard name.suffix(2).elementsEqual("In".utf8) else { return false }
        return name.dropLast(2).last.map { !isNameByte($0) } ?? true
    }

    private static func withoutSpaces(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.prefix((bytes.lastIndex { $0 > 0x20 } ?? bytes.startIndex - 1) - bytes.startIndex + 1)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
            0x80...:
            true
        default: false
        }
    }
}
