import Diagnostics
import Regulations
import Values

/// Which paper is asked for, and of what.
public struct PaperRequest: Sendable {
    /// The document, by its id, or a ready one by its name.
    public let document: String
    /// The number of the record or customer that it is about; for ledgers the form.
    public let subject: String?
    /// The form that the number belongs to, or whose records are listed.
    public let form: String?
    /// The period: `2026`, `2026-Q4` or `2026-10`.
    public let period: String?
    /// The unit whose records are listed, with those below it.
    public let unit: String?

    /// A request from its parts.
    public init(document: String, subject: String?, form: String?, period: String?, unit: String?) {
        self.document = document
        self.subject = subject
        self.form = form
        self.period = period
        self.unit = unit
    }

    /// What the paper is about.
    func subject(of definition: DocumentDefinition) throws -> String {
        guard let subject else { throw Refusal.noSubject(definition) }
        return subject
    }

    /// The period that was asked for; without one, that of the document's length which holds a day.
    func calendarPeriod(on day: CalendarDate, unless length: CalendarPeriod.Length?) throws -> CalendarPeriod? {
        guard let period else { return length.map { CalendarPeriod($0, containing: day.yearMonth) } }
        guard let asked = CalendarPeriod(period) else { throw Refusal.noPeriod(period) }
        guard length == nil || asked.length == length else { throw Refusal.otherPeriod(asked, length ?? .month) }
        return asked
    }
}

extension Refusal {
    fileprivate static func noSubject(_ definition: DocumentDefinition) -> Refusal {
        Refusal(
            "paper.no-subject",
            Message(
                "要做 “\(definition.label)”，请写明是哪一个：记录或客户的编号；台账写表单",
                "“\(definition.id)” is of something: name the number of a record or customer, for a ledger a form"),
            access: .granted)
    }

    fileprivate static func noPeriod(_ text: String) -> Refusal {
        Refusal(
            "paper.no-period", Message("“\(text)” 不是期间", "“\(text)” is no period"),
            advice: Message("写成 2026、2026-Q4 或 2026-10", "write 2026, 2026-Q4 or 2026-10"), access: .granted)
    }

    fileprivate static func otherPeriod(_ asked: CalendarPeriod, _ length: CalendarPeriod.Length) -> Refusal {
        let examples: [CalendarPeriod.Length: String] = [.month: "2026-10", .quarter: "2026-Q4", .year: "2026"]
        let example = examples[length] ?? ""
        return Refusal(
            "paper.other-period",
            Message(
                "这份文件的期间写成 \(example) 这样，不是 \(asked.text)",
                "this paper has periods such as \(example), not \(asked.text)"),
            access: .granted)
    }
}
