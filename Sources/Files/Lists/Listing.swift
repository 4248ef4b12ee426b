import Procedure
import Records
import Regulations
import Store

/// Lists records and accounts that the actor sees.
package struct Listing {
    private let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }
    private var actor: Actor { reader.actor }
    private var regulation: Regulation { reader.regulation }

    /// The lists of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// How many records are looked at in one go.
    private static let page = 500

    /// The records of a form that the actor sees, by number.
    ///
    /// - Parameter limit: at most so many; `nil` for all.
    package func records(of form: String, customer: String? = nil, limit: Int? = nil) throws -> Listed<RecordRow> {
        let atMost = limit.map { $0 + 1 }
        if let customer {
            try reader.sight.requireSight(of: reader.records.existing(reader.records.accountForm(), customer))
        }
        guard customer == nil, let scope = actor.scope(in: try reader.units.tree(), regulation.organisation) else {
            let chosen = customer.map { [RecordRow.customer == $0] } ?? []
            let seen = try seenRecords(of: form, where: chosen, atMost: atMost)
            return Listed(try seen.map(reader.sight.shown), limit: limit)
        }
        let numbers = try visibleNumbers(of: form, in: scope, atMost: atMost)
        return Listed(try records(of: form, numbers).map(reader.sight.shown), limit: limit)
    }

    /// The customers of the actor's scope, by number.
    ///
    /// - Parameters:
    ///   - text: a part of the name, or the number.
    ///   - limit: at most so many; `nil` for all.
    package func customers(
        matching text: String? = nil, unit: String? = nil, limit: Int? = nil
    ) throws -> Listed<CustomerRow> {
        let scope = try customersScope(unit)
        var found = try customers(where: scope + (text.map { [CustomerRow.name.matches($0)] } ?? []), limit)
        if let text, !found.contains(where: { $0.number == text }) {
            found += try customers(where: scope + [CustomerRow.number == text], limit)
        }
        return Listed(found, limit: limit)
    }

    // MARK: Records

    /// The records that fulfil conditions and that the actor sees, page by page, so that a limit ends the reading.
    private func seenRecords(
        of form: String, where predicates: [Predicate<RecordRow>], atMost limit: Int?
    ) throws -> [RecordRow] {
        var seen: [RecordRow] = []
        var last = ""
        while true {
            let page = try tables.all(
                where: predicates + [RecordRow.form == form, RecordRow.number > last],
                order: [RecordRow.number.ascending], limit: Self.page
            ).map(reader.records.typed)
            for record in page {
                if try reader.sight.sees(record) { seen.append(record) }
                if let limit, seen.count == limit { return seen }
            }
            guard page.count == Self.page, let record = page.last else { return seen }
            last = record.number
        }
    }

    /// The first numbers of the records of a form that the actor sees, found by indexes: what the list costs grows with
    /// what the actor sees, not with the office.
    private func visibleNumbers(of form: String, in scope: Set<String>, atMost limit: Int?) throws -> [String] {
        var numbers = try numbers(of: form, in: scope, atMost: limit)
        numbers.formUnion(try subjects(of: form, Case.submitter == actor.person.code, limit))
        for page in pages(of: try caseNumbers()) {
            numbers.formUnion(try subjects(of: form, Case.number.isOne(of: page), limit))
            if form == regulation.accountFormID { numbers.formUnion(try customers(ofCases: page)) }
        }
        return Array(numbers.sorted().prefix(limit ?? .max))
    }

    /// The first numbers of the records of a form that are in a scope, and others of them.
    func numbers(of form: String, in scope: Set<String>, atMost limit: Int? = nil) throws -> Set<String> {
        // The first ones of all are among the first ones of each way to see a record. One unit at a time: the index
        // then gives the numbers in order, and the limit ends the reading.
        var numbers: Set<String> = []
        for unit in scope {
            let ways = [RecordRow.unit == unit, RecordRow.registrar == unit, RecordRow.owner == unit]
            for way in ways {
                numbers.formUnion(
                    try tables.values(
                        RecordRow.number, where: [RecordRow.form == form, way], order: [RecordRow.number.ascending],
                        limit: limit))
            }
        }
        return numbers
    }

    private func subjects(of form: String, _ which: Predicate<Case>, _ limit: Int?) throws -> [String] {
        try tables.values(
            Case.record, where: [Case.form == form, which], order: [Case.record.ascending], limit: limit)
    }

    /// The customers whom cases about other records are about.
    private func customers(ofCases numbers: [Int]) throws -> [String] {
        let cases = try tables.all(where: [Case.number.isOne(of: numbers)])
        return try Dictionary(grouping: cases, by: \.form).flatMap { form, cases in
            try tables.values(
                RecordRow.customer,
                where: [
                    RecordRow.form == form, RecordRow.number.isOne(of: cases.map(\.record)), RecordRow.customer != nil,
                ]
            ).compactMap { $0 }
        }
    }

    /// Records by their numbers, which are in order.
    private func records(of form: String, _ numbers: some Collection<String>) throws -> [RecordRow] {
        try pages(of: numbers).flatMap { page in
            try tables.all(
                where: [RecordRow.form == form, RecordRow.number.isOne(of: page)], order: [RecordRow.number.ascending]
            ).map(reader.records.typed)
        }
    }

    // MARK: Cases

    /// The cases in which the actor has or had a task, decided, was asked, or got a copy, and those of people whom the
    /// actor represents in their chains.
    func caseNumbers() throws -> Set<Int> {
        var numbers = try caseNumbers(of: actor.person, actor.posts)
        numbers.formUnion(try tables.values(Opinion.case, where: [Opinion.person == actor.person.code]))
        for represented in actor.represented {
            let submitted = try tables.values(Case.number, where: [Case.submitter == represented.person.code])
            let theirs = try caseNumbers(of: represented.person, represented.posts).union(submitted)
            numbers.formUnion(represented.chains.isEmpty ? theirs : try cases(theirs, of: represented.chains))
        }
        return numbers
    }

    private func caseNumbers(of person: Person, _ posts: [Holder]) throws -> Set<Int> {
        var numbers = Set(try tables.values(Seat.case, where: [Seat.person == person.code]))
        numbers.formUnion(try tables.values(SentCopy.case, where: [SentCopy.person == person.code]))
        numbers.formUnion(try tables.values(Question.case, where: [Question.asked == person.code]))
        for holder in posts {
            numbers.formUnion(
                try tables.values(Seat.case, where: [Seat.unit == holder.unit, Seat.post == holder.post]))
            numbers.formUnion(try tables.values(SentCopy.case, where: [SentCopy.unit == holder.unit]))
        }
        return numbers
    }

    /// Those of some cases that belong to some chains.
    private func cases(_ numbers: Set<Int>, of chains: [String]) throws -> Set<Int> {
        Set(
            try pages(of: numbers).flatMap { page in
                try tables.values(Case.number, where: [Case.number.isOne(of: page), Case.chain.isOne(of: chains)])
            })
    }

    func pages<Element>(of elements: some Collection<Element>) -> [[Element]] {
        let elements = Array(elements)
        return stride(from: 0, to: elements.count, by: Self.page).map {
            Array(elements[$0..<min($0 + Self.page, elements.count)])
        }
    }

    // MARK: Customers

    /// What customers must fulfil to be in the actor's scope, and in a unit or below it.
    private func customersScope(_ unit: String?) throws -> [Predicate<CustomerRow>] {
        let tree = try reader.units.tree()
        if let unit { _ = try reader.units.existingUnit(unit) }
        guard var scope = actor.scope(in: tree, regulation.organisation) else {
            return unit.map { [CustomerRow.unit.isOne(of: tree.below($0).sorted())] } ?? []
        }
        if let unit { scope.formIntersection(tree.below(unit)) }
        let units = scope.sorted()
        return [.any([CustomerRow.unit.isOne(of: units), CustomerRow.owner.isOne(of: units)])]
    }

    private func customers(where predicates: [Predicate<CustomerRow>], _ limit: Int?) throws -> [CustomerRow] {
        try tables.all(where: predicates, order: [CustomerRow.number.ascending], limit: limit.map { $0 + 1 })
    }
}
