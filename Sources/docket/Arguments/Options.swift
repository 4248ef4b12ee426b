import Diagnostics

/// An option that a command takes.
struct Option {
    /// How an option is written.
    enum Arity {
        /// Without a value.
        case flag
        /// With a value, once.
        case value(Message)
        /// With a value, as often as needed.
        case values(Message)
    }

    /// The long name without dashes.
    let name: String
    /// The one-letter form, if any.
    let short: Character?
    let arity: Arity
    let help: Message

    init(_ name: String, short: Character? = nil, _ arity: Arity, _ help: Message) {
        self.name = name
        self.short = short
        self.arity = arity
        self.help = help
    }
}

/// What follows a command's name.
struct Positional {
    let name: Message
    let isRequired: Bool
    let isRepeated: Bool

    init(_ name: Message, required: Bool = true, repeated: Bool = false) {
        self.name = name
        isRequired = required
        isRepeated = repeated
    }
}

/// Options that every command takes.
enum CommonOptions {
    static let all: [Option] = [
        Option(
            "office", short: "o", .value(Message("文件", "FILE")),
            Message("办公室文件（或环境变量 DOCKET_OFFICE）", "the office file (or DOCKET_OFFICE)")),
        Option(
            "as", .value(Message("人员", "PERSON")),
            Message("以这个人员办理（演示用的办公室，或管理员）", "act as this person (demonstration offices, or administrators)")),
        Option(
            "at", .value(Message("时间", "TIME")),
            Message("当作这个时间（只用于演示用的办公室）", "pretend that it is this time (demonstration offices only)")),
        Option(
            "confirm-time", .flag,
            Message("确认系统时间无误（距最后一次办理超过 40 天时）", "the clock is right, though it is 40 days past the last event")),
        Option("dry-run", short: "n", .flag, Message("试一试，什么都不改", "try it and change nothing")),
        Option("json", .flag, Message("输出 JSON，供程序读取", "print JSON for programs")),
        Option("lang", .value(Message("zh|en", "zh|en")), Message("消息的语言", "the language of messages")),
        Option("help", short: "h", .flag, Message("显示帮助", "show help")),
    ]
}
