public import Values

/// A chain of approval: a statechart over records of a form.
public struct Chain: Sendable {
    /// A name in ASCII.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// The SCXML file within the package.
    public let chart: String
    /// The form of the records it is about.
    public let form: String
    /// The paper that its cases come out as; `packet` where it names none.
    public let document: String?
    /// The condition under which it applies, in XPath over the record; `nil` for always.
    public let condition: Qualification?
    /// What demands it.
    public let ground: Ground
}

/// A series of numbers (编号), such as contract numbers or those of official letters.
public struct NumberSeries: Sendable {
    /// What restarts the sequence.
    public enum Restart: String, Sendable, CaseIterable {
        case never, year
    }

    /// A name in ASCII.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// The pattern of its numbers.
    public let pattern: DocumentNumber.Pattern
    /// Whether each unit counts for itself.
    public let isPerUnit: Bool
    /// What restarts the sequence.
    public let restart: Restart
}

/// A paper that comes out: a view through a template.
public struct DocumentDefinition: Sendable {
    /// A name in ASCII, such as `packet`.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// The template within the regulation's templates; a ready one where the regulation names none.
    public let template: String
    /// The kind of view that it shows.
    public let view: String
    /// How long the periods are that it is of, for papers over many records.
    public let period: CalendarPeriod.Length?
    /// The form whose records it lists, for a ledger.
    public let form: String?
    /// What it shows of many accounts, for a report.
    public let report: ReportDefinition?
    /// What demands it.
    public let ground: Ground

    /// A paper from its parts.
    public init(
        id: String, label: String, template: String, view: String, period: CalendarPeriod.Length? = nil,
        form: String? = nil, report: ReportDefinition? = nil, ground: Ground
    ) {
        self.report = report
        self.period = period
        self.form = form
        self.id = id
        self.label = label
        self.template = template
        self.view = view
        self.ground = ground
    }
}
