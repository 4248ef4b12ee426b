import Procedure
import Records
import Regulations
import Store

/// Lists cases that the actor sees, the newest first.
package struct CaseList {
    let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }

    /// The cases of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// How many cases are looked at in one go.
    private static let page = 500

    /// The cases that a query means.
    ///
    /// - Parameter limit: at most so many; `nil` for all.
    /// - Throws: `Refusal` for a unit, a chain or a tier that there is not.
    package func cases(_ query: CaseQuery, limit: Int? = nil) throws -> Listed<CaseLine> {
        let conditions = try query.conditions(reader)
        let lines = try CaseLines(reader)
        var found: [CaseLine] = []
        let atMost = limit.map { $0 + 1 }
        try forEachNumber(conditions, isOwn: query.isOwn) { number in
            if let line = try lines.line(of: number), query.takes(line) { found.append(line) }
            return atMost.map { found.count < $0 } ?? true
        }
        return Listed(found, limit: limit)
    }

    /// Hands over the numbers of the cases that may be seen and fulfil conditions, the newest first, as long as more
    /// are wanted.
    private func forEachNumber(
        _ conditions: [Predicate<Case>], isOwn: Bool, _ body: (Int) throws -> Bool
    ) throws {
        let scope = reader.actor.scope(in: try reader.units.tree(), reader.regulation.organisation)
        guard !isOwn, let scope else { return try forEachOfAll(conditions, body) }
        for number in try numbers(in: scope, conditions) {
            guard try body(number) else { return }
        }
    }

    /// Page by page, so that a limit ends the reading.
    private func forEachOfAll(_ conditions: [Predicate<Case>], _ body: (Int) throws -> Bool) throws {
        var before = Int.max
        while true {
            let page = try tables.values(
                Case.number, where: conditions + [Case.number < before], order: [Case.number.descending],
                limit: Self.page)
            for number in page {
                guard try body(number) else { return }
            }
            guard page.count == Self.page, let last = page.last else { return }
            before = last
        }
    }

    /// What the list costs grows with what the actor sees, not with the office.
    private func numbers(in scope: Set<String>, _ conditions: [Predicate<Case>]) throws -> [Int] {
        let listing = Listing(reader)
        var numbers: Set<Int> = []
        for form in reader.regulation.forms {
            for page in listing.pages(of: try listing.numbers(of: form.id, in: scope)) {
                let about = [Case.form == form.id, Case.record.isOne(of: page)]
                numbers.formUnion(try tables.values(Case.number, where: about + conditions))
            }
        }
        numbers.formUnion(
            try tables.values(Case.number, where: [Case.submitter == reader.actor.person.code] + conditions))
        for page in listing.pages(of: try listing.caseNumbers()) {
            numbers.formUnion(try tables.values(Case.number, where: [Case.number.isOne(of: page)] + conditions))
        }
        return numbers.sorted(by: >)
    }
}
