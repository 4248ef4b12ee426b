import Casework
import Diagnostics
import Files
import Procedure
import Records
import Wording

/// Who held the tasks of a case and how long, as tables for a terminal and as JSON.
struct HoldingText {
    private let holdings: [Holding]
    private let terminal: Terminal

    init(_ holdings: [Holding], _ terminal: Terminal) {
        self.holdings = holdings
        self.terminal = terminal
    }

    func lines() throws -> [String] {
        guard !holdings.isEmpty else { return [] }
        return [terminal.text(Message("经办时间：", "who held it:"))] + (try table().lines(terminal))
            + ["", terminal.text(Message("合计：", "altogether:"))] + totals().lines(terminal)
    }

    private func table() throws -> Table {
        var table = Table(
            [
                Message("待办", "task"), Message("单位", "unit"), Message("办理人", "who"), Message("收到", "since"),
                Message("离手", "until"), Message("用时", "how long"), Message("结果", "how it ended"),
            ].map(terminal.text))
        for holding in holdings {
            table.add([
                holding.label, holding.unit, holding.holder, holding.since.localMinute,
                holding.until?.localMinute, Waiting.text(holding.milliseconds, terminal.language),
                terminal.text(holding.deed?.words ?? words(holding.end)),
            ])
        }
        return table
    }

    private func totals() -> Table {
        var table = Table(
            [Message("单位", "unit"), Message("办理人", "who"), Message("次数", "times"), Message("用时", "how long")]
                .map(terminal.text))
        for total in Holding.totals(of: holdings) {
            table.add([
                total.unit, total.holder, String(total.times), Waiting.text(total.milliseconds, terminal.language),
            ])
        }
        return table
    }

    private func words(_ end: Holding.End) -> Message {
        switch end {
        case .decided: Message("已办", "decided")
        case .handedOn: Message("交他人办理", "handed on")
        case .removed: Message("不再由其办理", "taken away")
        case .cancelled: Message("取消", "cancelled")
        case .passed: Message("自动通过", "passed by itself")
        case .waiting: Message("等待中", "waits")
        }
    }

    var json: JSON {
        .object([
            (
                "held",
                .array(
                    holdings.map {
                        .object([
                            ("task", .string($0.state)), ("label", .string($0.label)), ("unit", .string($0.unit)),
                            ("holder", .string($0.holder)), ("since", .time($0.since)), ("until", JSON($0.until?.iso)),
                            ("milliseconds", .number($0.milliseconds)), ("end", .string($0.end.rawValue)),
                            ("action", JSON(($0.deed?.words).map(terminal.text))),
                        ])
                    })
            ),
            (
                "totals",
                .array(
                    Holding.totals(of: holdings).map {
                        .object([
                            ("unit", .string($0.unit)), ("holder", .string($0.holder)), ("times", .number($0.times)),
                            ("milliseconds", .number($0.milliseconds)),
                        ])
                    })
            ),
        ])
    }
}
