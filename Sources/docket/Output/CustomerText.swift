import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Values

/// A customer as text for a terminal, and as JSON.
struct CustomerText {
    private let file: CustomerFile
    private let regulation: Regulation
    private let terminal: Terminal

    init(_ file: CustomerFile, _ regulation: Regulation, _ terminal: Terminal) {
        self.file = file
        self.regulation = regulation
        self.terminal = terminal
    }

    func lines() throws -> [String] {
        let customer = file.customer
        var lines = [
            terminal.bold("\(customer.number) \(customer.name)"),
            "  " + terminal.text(customer.state.label) + terminal.gap + file.names.unit(customer.unit),
        ]
        if let grade = customer.grade { lines += gradeLines(grade) }
        lines += file.classes.map(ClassText(regulation, file.names, terminal).line)
        if let owner = customer.owner {
            lines.append(
                terminal.text(
                    Message("  管理单位：\(file.names.unit(owner))", "  owner: \(file.names.unit(owner))"))
                    + citation(customer.managedAs.flatMap { regulation.grading?.responsibility($0)?.ground.clause }))
        }
        lines += file.registrations.map { caseLine($0) } + file.contracts.map { caseLine($0) }
        lines += dutyLines
        return lines + corrections.lines(terminal) + AttachmentText(file.attachments, terminal).lines() + [""]
    }

    func json() throws -> JSON {
        let grade = file.customer.grade
        return try .object([
            ("number", .string(file.customer.number)), ("name", .string(file.customer.name)),
            ("unit", .string(file.customer.unit)), ("state", .string(file.customer.state.rawValue)),
            ("tier", JSON(file.customer.tier)), ("tierClause", JSON(grade?.tierClause)),
            ("managedAs", JSON(file.customer.managedAs)), ("managementClause", JSON(grade?.managementClause)),
            ("owner", JSON(file.customer.owner)), ("classes", .array(file.classes.map(ClassText.json))),
            ("amount", JSON(grade.map { Money(fen: $0.amount).plain })),
            ("expected", grade.map { .boolean($0.isExpected) } ?? .null), ("record", RecordFields.json(file.record)),
            ("duties", .array(file.duties.map(DutyText(terminal).json))), ("corrections", corrections.json()),
            ("attachments", AttachmentText(file.attachments, terminal).json()),
        ])
    }

    /// How many duties the customer has or had, with those that are open and the latest of the others.
    private var dutyLines: [String] {
        guard !file.duties.isEmpty else { return [] }
        func count(_ state: OpenedDuty.State) -> Int { file.duties.count { $0.state == state } }
        let (open, done, missed) = (count(.open), count(.discharged), count(.missed))
        let text = DutyText(terminal)
        let shown = file.duties.filter { $0.state == .open } + file.duties.filter { $0.state != .open }.prefix(5)
        return [
            terminal.text(
                Message(
                    "  定期工作：待办 \(open)，已完成 \(done)，漏做 \(missed)",
                    "  duties: \(open) to be done, \(done) done, \(missed) missed"))
        ] + shown.map { "  " + text.line($0) }
    }

    private var corrections: Corrections { Corrections(file.versions, of: file.form, file.names) }

    /// A list of customers.
    static func list(_ customers: [CustomerRow], _ names: Names, _ terminal: Terminal) throws {
        if terminal.isJSON {
            return try terminal.result(
                JSON.array(customers.map { try JSON($0, without: ["grade"], calling: ["managed": "managedAs"]) }).text)
        }
        guard !customers.isEmpty else { return terminal.note(Message("没有客户", "no customers")) }
        var table = Table(
            [
                Message("编号", "number"), Message("名称", "name"), Message("等级", "tier"), Message("管理", "managed as"),
                Message("登记单位", "unit"), Message("管理单位", "owner"), Message("状态", "state"),
            ].map(terminal.text))
        for customer in customers {
            table.add([
                customer.number, customer.name, customer.tier.map(names.tier), customer.managedAs.map(names.tier),
                names.unit(customer.unit), customer.owner.map(names.unit),
                terminal.text(customer.state.label),
            ])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private func gradeLines(_ grade: CustomerGrade) -> [String] {
        let measured = GradeText.measured(grade, regulation)
        let tier = grade.tier.map(file.names.tier) ?? terminal.text(Message("未达标准", "below all tiers"))
        let reason = grade.tierReason.flatMap { $0 == tier ? nil : $0 }
        var lines = [
            terminal.text(
                Message(
                    "  等级：\(tier)（\(measured.chinese)\(reason.map { "；\($0)" } ?? "")）",
                    "  tier: \(tier) (\(measured.english)\(reason.map { "; \($0)" } ?? ""))"))
                + citation(grade.tierClause)
        ]
        if let managed = grade.managedAs, managed != grade.tier {
            let label = file.names.tier(managed)
            lines.append(
                terminal.text(
                    Message(
                        "  按\(label)管理（\(grade.managementReason ?? "")）",
                        "  managed as \(label) (\(grade.managementReason ?? ""))"))
                    + citation(grade.managementClause))
        }
        return lines
    }

    private func caseLine(_ found: CaseFile) -> String {
        let state = found.case.outcome ?? terminal.text(Message("办理中", "under way"))
        let what = "\(found.case.number) \(found.chain.label) \(found.record.number)"
        return "  " + terminal.pair(Message("事项 \(what)", "case \(what)"), state)
    }

    private func citation(_ clause: String?) -> String {
        clause.flatMap { regulation.clause($0) }.map { "\(terminal.gap)[\($0.citation)]" } ?? ""
    }
}
