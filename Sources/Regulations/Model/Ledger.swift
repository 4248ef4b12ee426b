public import Diagnostics
public import Values

/// Figures of accounts that are loaded period by period, and the words for them (统计台账).
public struct Ledger: Sendable {
    /// A name in ASCII, by which figures are kept.
    public let id: String
    /// What its figures are called.
    public let label: Message
    /// What its figures by the month are called on papers.
    public let monthlyLabel: Message
    /// What its figures count: 元, or something else such as 千瓦时.
    public let unit: String
    /// How many decimals its figures have, 0 to 6; amounts of money have 2.
    public let decimals: Int
    /// How often it has a figure.
    public let every: LedgerCycle
}

extension Ledger {
    /// How many decimals figures have where nothing else is said.
    static let usualDecimals = 2

    /// Whether its figures are amounts of money.
    public var isMoney: Bool { unit == Measure.yuan }

    /// What its figures count, as people read it.
    public var counted: Message { isMoney ? Message(unit, "yuan") : Message(verbatim: unit) }

    /// The ledger as all were read at first: amounts of money by the month.
    public var asMoney: Ledger {
        Ledger(
            id: id, label: label, monthlyLabel: monthlyLabel, unit: Measure.yuan, decimals: Self.usualDecimals,
            every: .month)
    }
}

extension Regulation {
    /// The measure that grades accounts.
    public var gradingMeasure: Measure? { (grading?.measure).flatMap(measure) }

    /// The ledger that is filled by `docket revenue import` and shown by the month: the one that grading measures.
    public var ledger: Ledger? {
        let measured = (gradingMeasure?.ledger).map { [$0] } ?? []
        return (measured + measures.compactMap(\.ledger)).first.flatMap(ledger)
    }

    /// The ledger with an id.
    public func ledger(_ id: String) -> Ledger? {
        ledgers.first { $0.id == id } ?? measures.first { $0.ledger == id }.map { .undescribed($0) }
    }

    /// All ledgers: those that are described, and of an edition that describes none those that are measured.
    public var allLedgers: [Ledger] {
        guard ledgers.isEmpty else { return ledgers }
        var seen: Set<String> = []
        return measures.compactMap(\.ledger).filter { seen.insert($0).inserted }.compactMap(ledger)
    }
}

extension Ledger {
    /// The ledger of an edition that has no words for it; amounts of money were revenue at that time.
    fileprivate static func undescribed(_ measure: Measure) -> Ledger {
        let label =
            measure.isMoney ? Message("收入", "revenue") : Message(measure.label, measure.ledger ?? measure.id)
        let monthly = measure.isMoney ? Message("月业务收入", "monthly revenue") : label
        return Ledger(
            id: measure.ledger ?? measure.id, label: label, monthlyLabel: monthly, unit: measure.unit,
            decimals: usualDecimals, every: .month)
    }
}
