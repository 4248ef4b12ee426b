import Casework
import Diagnostics
import Procedure

/// What deciding the commands of an office again came to, where `--decisions` asks for it.
struct DecisionsAgain {
    /// The report; `nil` where nobody asked.
    let report: DecisionReport?

    /// Decides them again where it is asked for.
    ///
    /// - Parameter settled: the last event that a seal says was decided again before.
    init(_ invocation: Invocation, settledThrough settled: Int) throws {
        guard invocation.arguments.has("decisions") else {
            report = nil
            return
        }
        report = try Custody.decideAgain(
            officeAt: invocation.officePath(), in: offices, settledThrough: settled)
    }

    /// What does not follow.
    var findings: [Finding] { report?.problems.map(\.finding) ?? [] }

    /// The figures for programs.
    var json: [(String, JSON)] {
        guard let report else { return [] }
        return [
            ("commands", .number(report.commands)), ("decidedEvents", .number(report.events)),
            ("eventsBeforeCommands", .number(report.earlier)), ("eventsDecidedBefore", .number(report.settled)),
            ("erasedCommands", .number(report.erased)),
        ]
    }

    /// The figures for people.
    func lines(_ terminal: Terminal) -> [String] {
        guard let report else { return [] }
        var lines = [
            Message(
                "重新办理了 \(report.commands) 条命令，\(report.events) 个事件都是它们的结果",
                "\(report.commands) commands were decided again, and their \(report.events) events follow from them")
        ]
        if report.settled > 0 {
            lines.append(
                Message(
                    "\(report.settled) 个事件由封印说明已经重新办理过，这次没有再办理",
                    "\(report.settled) events were decided again before, as a seal says, and were not this time"))
        }
        if report.erased > 0 {
            let events = report.erasures.map(String.init)
            lines.append(
                Message(
                    "\(report.erased) 条命令所依据的个人信息已由第 \(events.joined(separator: "、")) 号事件删除，无从重新办理",
                    "\(report.erased) commands rest on values about people that were erased by event "
                        + "\(events.joined(separator: ", ")) and cannot be decided again"
                ))
        }
        if report.earlier > 0 {
            lines.append(
                Message(
                    "\(report.earlier) 个事件早于命令的记载，无从重新办理",
                    "\(report.earlier) events are from before commands were recorded and cannot be decided again"))
        }
        return lines.map(terminal.text)
    }
}
