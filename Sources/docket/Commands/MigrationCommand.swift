import Casework
import Diagnostics
import Files
import Procedure
import Records

/// `docket case migrate`: running cases over to the edition in force.
enum MigrationCommand {
    static let command = Command(
        "case migrate",
        Message(
            "把在办事项迁移到现行的版：逐个说明能否迁移、落在哪一步，再逐个办",
            "take running cases over to the edition in force, each all or nothing, saying what fits and where it lands"),
        [Positional(Message("事项", "CASE"), required: false, repeated: true)],
        options: [
            Option("all", .flag, Message("全部按旧版运行的在办事项", "all open cases that run by an earlier edition"))
        ],
        examples: ["case migrate 12 --dry-run", "case migrate --all --dry-run", "case migrate 12 13"]
    ) { invocation in
        let named = try invocation.arguments.positionals.map(invocation.caseNumber)
        guard named.isEmpty == invocation.arguments.has("all") else {
            throw UsageError(
                "which-cases", Message("写明事项编号，或者用 --all", "name cases, or use --all; not both"),
                command: invocation.command.name)
        }
        let desk = try invocation.desk()
        try migrate(named.isEmpty ? try desk.casesOnEarlierEditions() : named, at: desk, invocation)
    }

    /// Each case has its own outcome; any refusal makes the whole a refusal.
    private static func migrate(_ cases: [Int], at desk: Desk, _ invocation: Invocation) throws {
        let terminal = invocation.terminal
        var outcomes: [CaseMigration.Outcome] = []
        var answers: [JSON] = []
        for number in cases {
            do {
                let migration = try desk.migrate(number)
                let text = MigrationText(migration, terminal, isRehearsal: invocation.isRehearsal)
                if !terminal.isJSON { for line in text.lines() { try terminal.result(line) } }
                answers.append(text.json)
                outcomes.append(migration.outcome)
            } catch let error where cases.count > 1 {
                let rule = try terminal.reportUndone(number, error)
                answers.append(.object([("case", .number(number)), ("outcome", "refused"), ("rule", JSON(rule))]))
                outcomes.append(.refused)
            }
        }
        if terminal.isJSON { try terminal.result(JSON.array(answers).text) }
        try summarise(outcomes, invocation)
    }

    private static func summarise(_ outcomes: [CaseMigration.Outcome], _ invocation: Invocation) throws {
        func count(_ outcome: CaseMigration.Outcome) -> Int { outcomes.filter { $0 == outcome }.count }
        let refused = count(.refused)
        if !invocation.terminal.isJSON {
            let moved = invocation.isRehearsal ? Message("可以迁移", "fit") : Message("已迁移", "migrated")
            let parts = [
                (moved, count(.migrated)), (Message("不能迁移", "do not fit"), refused),
                (Message("已按现行版", "current already"), count(.current)),
            ].filter { $0.1 > 0 }
            let total = Message("共 \(outcomes.count) 个事项", "cases: \(outcomes.count)")
            let list = Message(
                parts.map { "；\($0.0.chinese) \($0.1) 个" }.joined(),
                parts.map { "; \($0.0.english): \($0.1)" }.joined())
            try invocation.terminal.result(
                invocation.terminal.text(Message(total.chinese + list.chinese, total.english + list.english)))
        }
        invocation.noteRehearsal()
        guard refused == 0 else {
            throw Refusal.someDoNotFit(refused, of: outcomes.count)
        }
    }
}

extension Refusal {
    fileprivate static func someDoNotFit(_ refused: Int, of all: Int) -> Refusal {
        Refusal(
            "migration.some-refused",
            Message(
                "\(all) 个事项中有 \(refused) 个不能迁移，仍按原来的版",
                "\(refused) of \(all) cases do not fit and stay on their edition"),
            access: .granted)
    }
}
