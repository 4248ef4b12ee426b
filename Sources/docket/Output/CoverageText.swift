import Authoring
import Diagnostics
import Regulations

/// What carries the clauses of a regulation, as text and as JSON.
struct CoverageText {
    private let coverage: Coverage
    private let terminal: Terminal

    init(_ coverage: Coverage, _ terminal: Terminal) {
        self.coverage = coverage
        self.terminal = terminal
    }

    // MARK: Text

    /// Clause by clause, then what rests on none, then how much there is of each.
    func lines() -> [String] {
        coverage.rows.flatMap(lines)
            + (coverage.unfounded.isEmpty
                ? []
                : [terminal.bold(terminal.text(Message("不出自条款", "resting on no clause")))]
                    + coverage.unfounded.flatMap(lines)) + [summary]
    }

    private func lines(of row: Coverage.Row) -> [String] {
        let heading =
            terminal.bold("\(row.clause.citation)\(terminal.gap)\(row.clause.subject)")
            + terminal.bracketed(row.clause.id)
        let tests = row.tests.map { test in
            "  " + terminal.pair(Message("试例", "test"), "\(test.id)\(terminal.gap)\(test.label)")
        }
        return ["\(heading)\(terminal.gap)\(terminal.text(Self.words(row.standing)))"] + row.citations.flatMap(lines)
            + tests
    }

    private func lines(of citation: Citation) -> [String] {
        let place = citation.location.map { terminal.bracketed("\($0.file):\($0.line)") } ?? ""
        let basis = Self.words(citation.ground.basis)
        let mark = citation.isOurs ? terminal.text(Message("〔\(basis.chinese)〕", " [\(basis.english)]")) : ""
        let line = "  " + terminal.pair(Self.words(citation.part), "\(citation.title)\(mark)\(place)")
        return [line] + (citation.ground.note.map { ["      \($0)"] } ?? [])
    }

    private var summary: String {
        let counts = Coverage.Standing.allCases.map { standing in
            let words = Self.words(standing)
            return Message(
                "\(words.chinese) \(coverage.count(standing))", "\(words.english): \(coverage.count(standing))")
        }
        let bases = [Ground.Basis.reading, .assumed].map { basis in
            let words = Self.words(basis)
            return Message("\(words.chinese) \(coverage.count(basis))", "\(words.english): \(coverage.count(basis))")
        }
        return terminal.list((counts + bases).map(terminal.text))
    }

    private static func words(_ standing: Coverage.Standing) -> Message {
        switch standing {
        case .tested: Message("有试例", "tested")
        case .untested: Message("没有试例", "not tested")
        case .uncovered: Message("未办理", "not covered")
        }
    }

    private static func words(_ basis: Ground.Basis) -> Message {
        switch basis {
        case .clause: Message("条款", "clause")
        case .reading: Message("理解", "reading")
        case .assumed: Message("预设", "assumed")
        }
    }

    private static func words(_ part: Citation.Part) -> Message {
        switch part {
        case .rule: Message("规则", "rule")
        case .chain: Message("流程", "chain")
        case .form: Message("表单", "form")
        case .duty: Message("定期工作", "duty")
        case .paper: Message("材料", "paper")
        }
    }

    // MARK: JSON

    func json() -> JSON {
        .object([
            ("id", .string(coverage.regulation.id)), ("edition", .string(coverage.regulation.edition)),
            ("clauses", .array(coverage.rows.map(json))), ("unfounded", .array(coverage.unfounded.map(json))),
        ])
    }

    private func json(_ row: Coverage.Row) -> JSON {
        .object([
            ("clause", .string(row.clause.id)), ("cite", .string(row.clause.citation)),
            ("subject", .string(row.clause.subject)), ("standing", .string(row.standing.rawValue)),
            ("carriedBy", .array(row.citations.map(json))),
            ("tests", .array(row.tests.map { .string($0.id) })),
        ])
    }

    private func json(_ citation: Citation) -> JSON {
        .object([
            ("part", .string(citation.part.rawValue)), ("element", .string(citation.element.name)),
            ("title", .string(citation.title)), ("chain", JSON(citation.chain)),
            ("basis", .string(citation.ground.basis.rawValue)), ("note", JSON(citation.ground.note)),
            ("file", JSON(citation.location?.file)), ("line", citation.location.map { .number($0.line) } ?? .null),
        ])
    }
}
