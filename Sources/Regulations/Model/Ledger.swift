public import Diagnostics

/// The monthly figures that measures are taken of, and the words for them.
public struct Ledger: Sendable {
    /// A name in ASCII, by which figures are kept.
    public let id: String
    /// What its figures are called.
    public let label: Message
    /// What its figures by the month are called on papers.
    public let monthlyLabel: Message
}

extension Regulation {
    /// The measure that grades accounts.
    public var gradingMeasure: Measure? { measures.first { $0.id == grading?.measure } }

    /// The ledger that is filled month by month: the one that grading measures.
    public var ledger: Ledger? {
        guard let measure = gradingMeasure ?? measures.first else { return nil }
        return ledgers.first { $0.id == measure.of } ?? .undescribed(measure)
    }
}

extension Ledger {
    /// The ledger of an edition that has no words for it; amounts of money were revenue at that time.
    fileprivate static func undescribed(_ measure: Measure) -> Ledger {
        let label = measure.isMoney ? Message("收入", "revenue") : Message(measure.label, measure.of)
        let monthly = measure.isMoney ? Message("月业务收入", "monthly revenue") : label
        return Ledger(id: measure.of, label: label, monthlyLabel: monthly)
    }
}

extension Measure {
    /// Whether its figures are amounts of money.
    public var isMoney: Bool { unit == Self.yuan }
}
