import Foundation
import Survey
import Testing

/// A regulation is data: what the flagship calls its forms, fields, posts, tiers and papers is nowhere looked up in
/// Swift.
@Suite struct RegulationNameTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What knows regulations at all; nothing below can know one.
    private static let modules = [
        "Regulations", "Records", "Procedure", "Files", "Drawing", "Casework", "Wording", "Documents", "Checking",
        "docket",
    ]

    /// Words of Docket's own that the flagship happens to use as names too, with where they stand.
    private static let exceptions: [(reason: String, words: [String: String])] = [
        (
            "the types of fields",
            [
                "Fields/FieldValue": "date month", "Fields/FieldType": "date month", "Reading/FormReader": "date month",
                "Forms/Computation": "date month",
                "Reading/NoticeReader": "date",
            ]
        ),
        ("what editions that say no roles mean", ["Model/FormRole": "customer title"]),
        ("what events of accounts meant before they said what names them", ["Events/RecordEvents": "name"]),
        (
            "the action that every chart may have by this name: docket return gives back by it",
            [
                "Tasks/SeatingReader": "return", "Approvals/ReturnTargets": "return",
                "Approvals/TaskContinuation": "return", "Cases/CaseRunner": "return",
                "Cases/ProgressBranches": "return",
                "Drawing/ChartTrace": "return", "Events/TaskEvents": "return",
            ]
        ),
        (
            "the everyday names of actions; docket act takes any other",
            [
                "Commands/ActCommands": "approve file reject return sign submit withdraw",
                "Commands/Selecting": "approve reject",
            ]
        ),
        (
            "columns of lists of cases, and places of a text",
            [
                "Commands/ContractCommands": "amount customer title", "Commands/ListCommands": "amount customer title",
                "Commands/FindCommand": "letter", "Output/CaseColumns": "amount customer due title",
            ]
        ),
        ("elements of deadlines in charts", ["Tasks/DeadlineReader": "escalate"]),
        ("why somebody has a seat", ["Tables/Seat": "handed-over"]),
        ("the parts of an event", ["Replay/DecisionComparison": "subject"]),
        ("what the pattern of a number may name", ["Checking/NumberingCheck": "year"]),
        (
            "attributes of tests, and the commands that they look with",
            ["Tests/TestReader": "name", "Tests/TestStepReader": "amount customer due letter"]
        ),
        ("words of Graphviz", ["Drawing/ChartDrawing": "diamond start"]),
        (
            "headings of the tables of units, people and figures",
            [
                "Imports/Importing": "amount customer kind month name",
                "Commands/ImportCommands": "amount customer kind month name",
            ]
        ),
        (
            "the views of papers and their elements",
            [
                "Views/PaperView": "case-file visit-report", "Parts/CasePart": "present",
                "Parts/ConversationPart": "successor", "Views/DossierView": "contract correction",
                "Views/PacketView": "contract", "Views/LedgerView": "amount customer date title",
                "Documents/ViewShapes": "name",
            ]
        ),
    ]

    private static func flagship() throws -> Set<String> {
        try RegulationNames(folder: root.appendingPathComponent("Workflows/guangdong-post-letters")).all
    }

    @Test func `no name of the flagship stands in the sources but as a word of Docket's own`() throws {
        let names = try Self.flagship()
        try #require(names.isSuperset(of: ["customer", "diamond", "account-manager", "revenue", "packet", "city"]))
        let tree = try SourceTree(root: Self.root, folders: Self.modules.map { "Sources/\($0)" })
        try #require(tree.files.count > 250)
        var found: [String: Set<String>] = [:]
        for file in tree.files {
            let words = NameScan(names).words(in: file)
            if !words.isEmpty { found[String(file.folders.suffix(2).joined(separator: "/").dropLast(6))] = words }
        }
        let allowed = Self.exceptions.reduce(into: [:]) { $0.merge($1.words) { "\($0) \($1)" } }
        #expect(found.mapValues { $0.sorted().joined(separator: " ") } == allowed)
    }

    @Test func `the scan sees what is looked up, and neither messages nor vocabularies`() {
        let scan = NameScan(["title", "amount", "contract", "diamond", "name", "customer"])
        let seen = [
            #"values["title"]"#, #"values.text("amount")"#, #"form.field("amount")"#, #"form("contract")"#,
            #"tier == "diamond""#, #"isAccount ? "customer" : id"#, #"for role in ["name", id]"#,
            #""\(values["title"])""#, #"case "contract": .submit"#,
        ]
        for code in seen { #expect(!scan.words(in: SourceFile(path: "a.swift", text: code)).isEmpty, "\(code)") }
        let passed = [
            #"Message("金额", "amount")"#, #"[("name", .string(name))]"#, #"parent.append("amount", text: x)"#,
            #"["name": x]"#, #"node["name"]"#, #"Column<Row, String>("name")"#, #"arguments.value("customer")"#,
            #"know(attributes: ["id", "title"])"#, #"// values["title"]"#,
        ]
        for code in passed { #expect(scan.words(in: SourceFile(path: "a.swift", text: code)).isEmpty, "\(code)") }
    }
}

/// Finds names in literals, but for places where no regulation is asked for anything: words of messages, keys of JSON,
/// columns of tables, options of commands, and the elements and attributes of XML.
private struct NameScan {
    private let names: Set<String>

    init(_ names: Set<String>) { self.names = names }

    func words(in file: SourceFile) -> Set<String> {
        var words: Set<String> = []
        for (index, line) in file.uncommented.enumerated() {
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            for position in parts.indices.dropFirst().dropLast() where names.contains(String(parts[position])) {
                let earlier = file.uncommented[max(0, index - 6)..<index].joined(separator: "\n")
                let before = earlier + "\n" + parts[..<position].joined(separator: "\"")
                let after = parts[(position + 1)...].joined(separator: "\"")
                if !isVocabulary(before, after) { words.insert(String(parts[position])) }
            }
        }
        return words
    }

    private func isVocabulary(_ before: String, _ after: String) -> Bool {
        let isKey = after.hasPrefix(":") && !before.contains(/case\s+(?:"[^"]*",\s*)*$/)
        let isPair = before.contains(/(?:^|[^\w])\(\s*$/) && after.hasPrefix(",")
        return isKey || isPair || Self.places.contains { before.contains($0.wordBoundaryKind(.simple)) }
    }

    private nonisolated(unsafe) static let places: [Regex<Substring>] = [
        /Message\(\s*"(?:[^"\\]|\\.)*",\s*$/, /Message\(verbatim:\s*$/,
        /(?:Column<[^>]*>|TableShape<\w+>|\bOption|\bCommand|\bUsageError)\(\s*$/, /command:\s*$/,
        /\b(?:append|attribute|set|child|children|elements?|isElement|distinct|identifier)\(\s*$/,
        /\b(?:required|optionalReference|references?|list|choice|flag|integer|money|day|ratio|condition|invalid)\(\s*$/,
        /\b(?:arguments\.values?|invocation\.option)\(\s*$/, /\bat:\s*$/,
        /(?:node|element|child|action|place|\$0|root)\[\s*$/, /(?:attributes|elements|key|examples|indexes): \[[^\]]*$/,
        /\bindexes: (?:.|\n)*\.init\((?:"\w+", )*$/,
    ]
}
