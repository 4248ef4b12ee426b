public import Values

/// A management regulation (管理办法) as data: everything that an office needs to run by it.
///
/// A value of this type is consistent in itself: every clause, unit kind, post, form and field that one part names is
/// there in another. What charts and templates say is proved elsewhere.
public struct Regulation: Sendable {
    /// A stable name in ASCII, such as `guangdong-post-letters`.
    public let id: String
    /// The edition of the data, raised by whoever changes it.
    public let edition: String
    /// The regulation's name as papers print it.
    public let title: String
    /// The name that messages in English use.
    public let englishTitle: String
    /// The clauses that other parts cite, by their shorthand.
    public let clauses: [Clause]
    /// Kinds of units and the posts in them.
    public let organisation: Organisation
    /// The forms, by id.
    public let forms: [Form]
    /// The ledgers of figures, as far as there are words for them.
    public let ledgers: [Ledger]
    /// Figures computed over many accounts, by the store.
    public let measures: [Measure]
    /// How accounts are graded and who is responsible for them; a regulation may have none.
    public let grading: Classification?
    /// The other classifications of accounts, in the order in which they are found.
    public let classifications: [Classification]
    /// The chains of approval.
    public let chains: [Chain]
    /// How numbers of records and papers are made.
    public let series: [NumberSeries]
    /// The papers that come out.
    public let documents: [DocumentDefinition]
    /// Work due by a calendar.
    public let duties: [Duty]
    /// The hours in which the office works.
    public let businessHours: BusinessHours

    /// The clause with a shorthand.
    public func clause(_ id: String) -> Clause? { clauses.first { $0.id == id } }

    /// The form with an id.
    public func form(_ id: String) -> Form? { forms.first { $0.id == id } }

    /// The chain with an id.
    public func chain(_ id: String) -> Chain? { chains.first { $0.id == id } }

    /// The classification with an id; grading is `Classification.tier`.
    public func classification(_ id: String) -> Classification? {
        id == Classification.tier ? grading : classifications.first { $0.id == id }
    }

    /// The series that numbers something, such as `contract`.
    public func series(_ id: String) -> NumberSeries? { series.first { $0.id == id } }

    /// The document with an id.
    public func document(_ id: String) -> DocumentDefinition? { documents.first { $0.id == id } }

    /// The first document that shows a view.
    public func document(showing view: String) -> DocumentDefinition? { documents.first { $0.view == view } }
}

/// One clause of the regulation (条款), as far as the data cites it.
public struct Clause: Sendable, Hashable {
    /// The shorthand used in the data, such as `6.1.1`.
    public let id: String
    /// The citation as papers print it, such as 第六章一、1.
    public let citation: String
    /// What the clause is about, in our words.
    public let subject: String
}

/// What a value of the data rests on.
public struct Ground: Sendable, Hashable {
    /// How firmly the source says it.
    public enum Basis: String, Sendable, CaseIterable {
        /// The clause says so.
        case clause
        /// An interpretation where the source is silent or contradicts itself.
        case reading
        /// The source leaves it out: a sensible default, not from the source.
        case assumed
    }

    /// The clause that demands it, by its shorthand.
    public let clause: String?
    /// How firmly.
    public let basis: Basis
    /// Why it was read this way, for readings and defaults.
    public let note: String?

    /// A ground from its parts.
    public init(clause: String?, basis: Basis = .clause, note: String? = nil) {
        self.clause = clause
        self.basis = basis
        self.note = note
    }
}
