public import Store

/// Why a copy was sent.
public enum CopyOccasion: Sendable, Equatable, ColumnValue {
    /// The chart sends it, by its name on papers. Earlier versions recorded such names for the others too.
    case named(String)
    /// A person sent it.
    case person
    /// Something is late: the task by its name, or the whole case.
    case escalation(of: String?)

    private static let personCode = ":copy"
    private static let escalationCode = ":escalation"

    /// What an event holds: the name, or a code after a colon.
    package var recorded: String {
        switch self {
        case .named(let label): label
        case .person: Self.personCode
        case .escalation(let task): task.map { "\(Self.escalationCode) \($0)" } ?? Self.escalationCode
        }
    }

    /// What an event meant.
    package init(recorded text: String) {
        if text == Self.personCode {
            self = .person
        } else if text == Self.escalationCode {
            self = .escalation(of: nil)
        } else if text.hasPrefix("\(Self.escalationCode) ") {
            self = .escalation(of: String(text.dropFirst(Self.escalationCode.count + 1)))
        } else {
            self = .named(text)
        }
    }

    /// A text.
    public static var columnType: ColumnType { .text }
    /// As events hold it.
    public var columnValue: Value { .text(recorded) }
    /// Reads what events hold.
    public init?(columnValue: Value) {
        guard case .text(let text) = columnValue else { return nil }
        self.init(recorded: text)
    }
}
