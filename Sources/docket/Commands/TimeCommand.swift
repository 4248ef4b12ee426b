import Casework
import Diagnostics
import Values

/// `docket time correct`: what an administrator does after a wrong clock wrote events in the future.
enum TimeCommand {
    static let correct = Command(
        "time correct",
        Message("系统时间曾经走快、写下了将来的时间：从现在起重新计时", "a wrong clock wrote events in the future: go on from now"),
        options: [
            Option("message", short: "m", .value(Message("原因", "REASON")), Message("为什么", "why"))
        ], examples: ["time correct -m 服务器时钟误设为明年"]
    ) { invocation in
        let desk = try invocation.desk()
        try desk.correctTime(because: invocation.arguments.value("message") ?? "")
        try invocation.terminal.result(
            invocation.terminal.text(
                Message(
                    "从 \(desk.now.localMinute) 起重新计时，以前写下的不变",
                    "time goes on from \(desk.now.localMinute); what was written before stays")))
        invocation.noteRehearsal()
    }
}
