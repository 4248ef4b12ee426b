public import Diagnostics
import XML

extension RegulationTests {
    /// Reads the tests of a regulation: all `*.xml` below `tests/` but the offices, which lie in files of their own
    /// where several files share one.
    ///
    /// - Throws: `Findings`, all at once, each with its place.
    public init(of regulation: Regulation, in package: some PackageSource) throws(Findings) {
        let session = ReadingSession()
        var findings: [Finding] = []
        var cases: [TestCase] = []
        for path in package.paths where path.hasPrefix(Regulation.testsFolder) && path.hasSuffix(".xml") {
            do throws(Findings) {
                let reader = try Self.root(of: path, in: package, session)
                guard !reader.node.isElement("office", in: docketNamespace) else { continue }
                cases += try reader.testCases { (name) throws(Findings) in
                    try Self.root(of: Regulation.testsFolder + name, in: package, session)
                }
            } catch {
                findings += error.findings
            }
        }
        findings += session.findings + ReferenceCheck(regulation).findings(for: session.references)
        guard findings.isEmpty else { throw Findings(findings) }
        self.cases = cases
    }

    private static func root(
        of path: String, in package: some PackageSource, _ session: ReadingSession
    ) throws(Findings) -> ElementReader {
        let source = try Document.parse(try package.bytes(of: path), name: package.displayName(of: path))
        return ElementReader(node: source.root, session: session)
    }
}

extension ElementReader {
    /// The cases of a file.
    ///
    /// - Parameter file: the root of another file beside it.
    fileprivate func testCases(
        _ file: (String) throws(Findings) -> ElementReader
    ) throws(Findings) -> [TestCase] {
        guard node.isElement("tests", in: docketNamespace) else {
            throw Findings([
                node.finding(
                    "test.wrong-root",
                    Message(
                        "根元素应当是命名空间 \(docketNamespace) 里的 <tests> 或 <office>",
                        "the root element must be <tests> or <office> in the namespace \(docketNamespace)"))
            ])
        }
        know(attributes: ["office"], elements: ["office", "case"])
        let shared = try node["office"].map { (name) throws(Findings) in try file(name) } ?? child("office")
        guard let office = shared?.testOffice() else {
            throw Findings([
                node.finding(
                    "test.no-office",
                    Message("没有写在哪个办公室里试（office）", "the tests have no office to run in"),
                    advice: Message("写 office=\"office.xml\" 或 <office>", "write office=\"office.xml\" or <office>"))
            ])
        }
        return distinct("case").map { $0.testCase(in: office) }
    }

    private func testOffice() -> TestOffice {
        know(attributes: ["opened"], elements: ["unit", "person", "file"])
        return TestOffice(
            opened: node["opened"] ?? "2026-11-02T08:30", units: children("unit").map { $0.unitRow() },
            people: children("person").map { $0.personRow() }, files: files())
    }

    /// A unit; what else it has is an attribute for grading.
    private func unitRow() -> [String: String] {
        for name in ["code", "name"] { _ = required(name) }
        _ = reference("kind", to: .unitKind)
        return row
    }

    private func personRow() -> [String: String] {
        know(attributes: ["code", "name", "account", "post", "unit", "from", "to"])
        for name in ["code", "name", "unit"] { _ = required(name) }
        _ = reference("post", to: .post)
        return row
    }

    private var row: [String: String] {
        Dictionary(node.attributes.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    private func files() -> [String: String] {
        let files = children("file").map { file in
            file.know(attributes: ["name"])
            let name = file.required("name")
            if name.contains("/") { file.invalid("name", Message("不带文件夹的名称", "a name without a folder")) }
            return (name, file.node.lines)
        }
        return Dictionary(files, uniquingKeysWith: { first, _ in first })
    }

    private func testCase(in office: TestOffice) -> TestCase {
        know(
            attributes: ["id", "label", "clause"],
            elements: ["each", "file", "run", "account", "case", "record", "may", "due", "see"])
        let rows = children("each").map { TestRow(values: $0.row, node: $0.node) }
        return TestCase(
            id: identifier(), label: required("label"), clauses: references("clause", to: .clause),
            rows: rows.isEmpty ? [TestRow(values: [:], node: nil)] : rows,
            office: TestOffice(
                opened: office.opened, units: office.units, people: office.people,
                files: office.files.merging(files()) { $1 }),
            steps: node.elements.compactMap { ElementReader(node: $0, session: session).testStep() }, node: node)
    }
}

extension Node {
    /// The text of an element as lines of a file: without the indentation and the empty lines around them.
    fileprivate var lines: String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let start = line.drop { $0 == " " || $0 == "\t" }
            return String(start.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
        }
        let filled = lines.indices.filter { !lines[$0].isEmpty }
        guard let first = filled.first, let last = filled.last else { return "" }
        return lines[first...last].map { $0 + "\n" }.joined()
    }
}
