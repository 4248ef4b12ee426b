public import Values

extension Measure {
    /// The measures that it is computed from, by id.
    public var basis: Set<String> {
        var ids = ConditionNames(in: condition.map { [$0] } ?? []).measures
        if case .measure(let id) = source { ids.insert(id) }
        return ids
    }
}

extension Regulation {
    /// What counts for a measure on a day: another span means that its period has turned. Of a ledger it ends with the
    /// period that holds the day; `nil` where no period of the ledger counts.
    public func span(of measure: Measure, on day: CalendarDate) -> ClosedRange<LedgerPeriod>? {
        if case .measure(let id) = measure.source, let other = self.measure(id) { return span(of: other, on: day) }
        if let ledger = measure.ledger.flatMap(ledger) { return measure.periods(on: day, every: ledger.every) }
        let days = measure.days(on: day)
        return LedgerPeriod.day(days.lowerBound)...LedgerPeriod.day(days.upperBound)
    }

    /// The measures that grade and classify accounts, and those that they are computed from.
    public var deciding: [Measure] {
        let all = (grading.map { [$0] } ?? []) + classifications
        let named = all.reduce(into: Set(all.compactMap(\.measure))) {
            $0.formUnion(ConditionNames(in: $1.conditions).measures)
        }
        return measures(behind: named)
    }

    /// The measures with some ids and all that they are computed from.
    public func measures(behind ids: Set<String>) -> [Measure] {
        var found: Set<String> = []
        var waiting = ids
        while let id = waiting.popFirst() {
            guard found.insert(id).inserted, let measure = measure(id) else { continue }
            waiting.formUnion(measure.basis.subtracting(found))
        }
        return measures.filter { found.contains($0.id) }
    }
}
