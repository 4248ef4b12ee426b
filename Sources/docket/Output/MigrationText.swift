import Casework
import Diagnostics
import Files
import Procedure
import Records

/// How a case fits a newer edition, as text for a terminal and as JSON.
struct MigrationText {
    private let migration: CaseMigration
    private let terminal: Terminal
    private let isRehearsal: Bool

    init(_ migration: CaseMigration, _ terminal: Terminal, isRehearsal: Bool) {
        self.migration = migration
        self.terminal = terminal
        self.isRehearsal = isRehearsal
    }

    func lines() -> [String] {
        let number = terminal.text(Message("事项 \(migration.number)", "case \(migration.number)"))
        let heading = terminal.bold([number, migration.chain, ""].joined(separator: terminal.gap))
        guard migration.outcome != .current else {
            return [heading + terminal.text(Message("已按 \(migration.to) 版运行", "runs by \(migration.to) already"))]
        }
        let told = migration.items.filter { $0.fit != .kept || $0.part == .state || $0.part == .task }
        let silent = migration.items.count - told.count
        var lines = ["\(heading)\(migration.from) → \(migration.to)\(terminal.gap)\(terminal.text(verdict))"]
        lines += told.map(line)
        if silent > 0 {
            lines.append("  " + terminal.text(Message("其余 \(silent) 项不变", "the other \(silent) parts fit as they are")))
        }
        guard migration.outcome == .migrated else { return lines }
        lines += migration.waiting.map { "  " + terminal.pair(Message("等待", "waits for"), terminal.text($0.words)) }
        if let ended = migration.ended { lines.append("  " + terminal.pair(Message("已办结", "closed"), ended)) }
        return lines
    }

    private var verdict: Message {
        switch migration.outcome {
        case .migrated: isRehearsal ? Message("可以迁移", "fits") : Message("已迁移", "migrated")
        case .refused: Message("不能迁移", "does not fit")
        case .current: Message("", "")
        }
    }

    private func line(_ item: CaseMigration.Item) -> String {
        let mark =
            switch item.fit {
            case .kept, .renamed: "✓"
            case .added: "+"
            case .changed: "~"
            case .dropped: "-"
            case .refused: "✗"
            }
        let name = item.label == item.name ? item.name : item.label + terminal.bracketed(item.name)
        var text = "  \(mark) \(terminal.text(item.part.label)) \(name)"
        if let to = item.to { text += " → \(to)" }
        if item.fit == .added {
            text +=
                terminal.gap
                + terminal.text(
                    item.part == .state ? Message("新增，默认进入", "new: entered by default") : Message("新增", "new"))
        }
        if let message = item.message { text += terminal.gap + terminal.text(message) }
        return item.fit == .refused ? terminal.bold(text) : text
    }

    var json: JSON {
        .object([
            ("case", .number(migration.number)), ("from", .string(migration.from)), ("to", .string(migration.to)),
            ("outcome", .string(migration.outcome.rawValue)),
            (
                "parts",
                .array(
                    migration.items.map {
                        .object([
                            ("part", .string($0.part.rawValue)), ("name", .string($0.name)),
                            ("label", .string($0.label)), ("fit", .string($0.fit.rawValue)), ("to", JSON($0.to)),
                            ("message", JSON($0.message.map(terminal.text))),
                        ])
                    })
            ),
            ("active", .array(migration.active.map { .string($0) })),
            ("waiting", .array(migration.waiting.map { .string(terminal.text($0.words)) })),
            ("outcomeOfCase", JSON(migration.ended)),
        ])
    }
}
