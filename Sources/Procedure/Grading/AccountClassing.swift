public import Records
import Regulations
import Store
import Values

/// What an account was in a classification, and what it is by the figures known now as of a day.
public struct ClassChange: Sendable {
    /// The account.
    public let account: CustomerRow
    /// The classification, by its id.
    public let classification: String
    /// The class that applied; `nil` for none.
    public let before: String?
    /// The class that applies now; `nil` for none.
    public let after: String?
    /// What leads there.
    public let reason: String?
    /// The clause that says so, by its shorthand.
    public let clause: String?
    /// The values of the measures that it follows from, by id, exact.
    public let figures: [String: String]
    /// The class that it is in of itself, where an override applies another.
    package let ofItself: String?
}

/// The classes of accounts by the regulation in force, as of the day of the measures.
package struct AccountClassing {
    private let reader: OfficeReader
    private let measures: MeasureReader
    private let names: [String: ConditionNames]
    private var classifications: [Classification] { reader.regulation.classifications }

    package init(_ reader: OfficeReader, _ measures: MeasureReader) {
        self.reader = reader
        self.measures = measures
        names = Dictionary(
            reader.regulation.classifications.map { ($0.id, ConditionNames(in: $0.conditions)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What is otherwise about an account, classification by classification; each sees those before it.
    ///
    /// - Parameters:
    ///   - grade: the tier and the management that hold for it, where it is graded.
    ///   - attributes: those of its unit.
    ///   - isOfAll: whether all accounts will be asked for.
    package func changes(
        of account: CustomerRow, _ grade: CustomerGrade?, unitAttributes attributes: [String: String],
        amongAll isOfAll: Bool
    ) throws -> [ClassChange] {
        guard !classifications.isEmpty else { return [] }
        let form = try reader.records.accountForm()
        let record = try reader.records.existing(form, account.number)
        var surroundings = try reader.records.place(of: record.unit)
        surroundings.texts[RecordNames.tier] = grade?.tier
        surroundings.texts[RecordNames.managedAs] = grade?.managedAs
        surroundings.classes[Classification.tier] = grade?.tier
        let known = Dictionary(
            try reader.records.classes(of: account.number).map { ($0.classification, $0) }, uniquingKeysWith: { $1 })
        return try classifications.compactMap { classification in
            let named = (names[classification.id]?.measures ?? []).union(classification.measure.map { [$0] } ?? [])
            surroundings.measures = try measures.values(of: named, for: account.number, amongAll: isOfAll)
            let measured = classification.measure.flatMap { surroundings.measures[$0] }
            let found = try classification.find(
                ClassifiedAccount(
                    record: record.values.facts(of: form, computed: surroundings),
                    figure: measured ?? expected(classification, record.values), unitAttributes: attributes))
            surroundings.classes[classification.id] = found.applied
            let change = ClassChange(
                account, classification, found, surroundings.measures, before: known[classification.id])
            return change.isOther(than: known[classification.id]) ? change : nil
        }
    }

    /// The figure that stands in for the measure where there is none.
    private func expected(_ classification: Classification, _ values: RecordValues) throws -> Fraction? {
        try classification.expectedField.flatMap { values.text($0) }.flatMap { try Fraction.read($0) }
    }
}

extension ClassChange {
    fileprivate init(
        _ account: CustomerRow, _ classification: Classification, _ found: ClassFinding, _ measures: [String: Fraction],
        before: AccountClass?
    ) {
        self.account = account
        self.classification = classification.id
        self.before = before?.applied
        after = found.applied
        reason = found.appliedReason?.label
        clause = found.appliedReason?.ground.clause
        figures = measures.mapValues { $0.decimal ?? "\($0.numerator)/\($0.denominator)" }
        ofItself = found.ofItself == found.applied ? nil : found.ofItself
    }

    /// Whether the class or what led to it is another; that a figure moved within it is no change.
    fileprivate func isOther(than known: AccountClass?) -> Bool {
        guard let known else { return after != nil }
        return known.applied != after || known.ofItself != ofItself || known.reason != reason ?? ""
            || known.clause != clause
    }
}
