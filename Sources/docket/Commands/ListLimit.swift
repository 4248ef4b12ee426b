import Diagnostics

/// How many rows a list shows: a list that may have a hundred thousand rows says where it was cut.
enum ListLimit {
    private static let usual = 500

    static let option = Option(
        "limit", .value(Message("行数", "ROWS")),
        Message("最多列出多少行（默认 \(usual)；0 为全部）", "at most so many rows (\(usual) unless given; 0 for all)"))

    /// The limit that was asked for; `nil` for none.
    static func limit(_ invocation: Invocation) throws -> Int? {
        guard let text = invocation.arguments.value("limit") else { return usual }
        guard let number = Int(text), number >= 0 else {
            throw UsageError(
                "limit", Message("“\(text)” 不是行数", "“\(text)” is not a number of rows"),
                advice: Message("写一个整数，0 为全部", "write a whole number; 0 for all"), command: invocation.command.name)
        }
        return number == 0 ? nil : number
    }

    static func noteCut(_ isCut: Bool, _ invocation: Invocation) {
        guard isCut else { return }
        invocation.terminal.note(
            Message("还有更多没有列出；用 --limit 0 列出全部，或缩小范围", "there are more; list all with --limit 0, or narrow it down"))
    }
}
