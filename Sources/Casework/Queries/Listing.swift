import Regulations
import Store

/// The first rows of a list, and whether there are more.
public struct Listed<Element: Sendable>: Sendable {
    /// The rows.
    public let rows: [Element]
    /// Whether the limit left some out.
    public let isCut: Bool

    init(_ rows: [Element], limit: Int?) {
        isCut = limit.map { rows.count > $0 } ?? false
        self.rows = limit.map { Array(rows.prefix($0)) } ?? rows
    }
}

extension Desk {
    /// The records of a form that the actor sees, by number.
    ///
    /// - Parameter limit: at most so many; `nil` for all.
    public func records(of form: String, customer: String? = nil, limit: Int? = nil) throws -> Listed<RecordRow> {
        try look { view in
            let atMost = limit.map { $0 + 1 }
            if let customer { try view.requireSight(of: view.existing(view.accountForm(), customer)) }
            guard customer == nil, let scope = actor.scope(in: try view.tree(), regulation.organisation) else {
                let chosen = customer.map { [Condition.equals("customer", .text($0))] } ?? []
                let seen = try view.seenRecords(of: form, where: chosen, atMost: atMost)
                return Listed(try seen.map(view.shown), limit: limit)
            }
            let numbers = try view.visibleNumbers(of: form, in: scope, atMost: atMost)
            return Listed(try view.records(of: form, numbers).map(view.shown), limit: limit)
        }
    }

    /// The customers of the actor's scope, by number.
    ///
    /// - Parameters:
    ///   - text: a part of the name, or the number.
    ///   - limit: at most so many; `nil` for all.
    public func customers(
        matching text: String? = nil, unit: String? = nil, limit: Int? = nil
    ) throws -> Listed<CustomerRow> {
        try look { view in
            let scope = try view.customersScope(unit)
            var found = try view.customers(where: scope + (text.map { [.matches("name", $0)] } ?? []), limit)
            if let text, !found.contains(where: { $0.number == text }) {
                found += try view.customers(where: scope + [.equals("number", .text(text))], limit)
            }
            return Listed(found, limit: limit)
        }
    }
}

extension View {
    /// How many records are looked at in one go.
    private static let page = 500

    /// The records that fulfil conditions and that the actor sees, page by page, so that a limit ends the reading.
    fileprivate func seenRecords(
        of form: String, where conditions: [Condition], atMost limit: Int?
    ) throws -> [RecordRow] {
        var seen: [RecordRow] = []
        var last = ""
        while true {
            let rows = try snapshot.rows(
                Query(
                    "records", where: conditions + [.equals("form", .text(form)), .greater("number", .text(last))],
                    order: [.ascending("number")], limit: Self.page))
            for row in rows {
                let record = try typed(row)
                if try sees(record) { seen.append(record) }
                if let limit, seen.count == limit { return seen }
            }
            guard rows.count == Self.page, let row = rows.last else { return seen }
            last = try row.text("number")
        }
    }

    /// The first numbers of the records of a form that the actor sees, found by indexes: what the list costs grows with
    /// what the actor sees, not with the office.
    fileprivate func visibleNumbers(of form: String, in scope: Set<String>, atMost limit: Int?) throws -> [String] {
        let units = scope.map { Store.Value.text($0) }
        let isOfForm = Condition.equals("form", .text(form))
        // The first ones of all are among the first ones of each way to see a record.
        func first(_ column: String, _ table: String, _ condition: Condition) throws -> [String] {
            try texts(
                Query(
                    table, columns: [column], where: [isOfForm, condition], order: [.ascending(column)], limit: limit))
        }
        // One unit at a time: the index then gives the numbers in order, and the limit ends the reading.
        var numbers: Set<String> = []
        for unit in units {
            for way in ["unit", "registrar", "owner"] {
                numbers.formUnion(try first("number", "records", .equals(way, unit)))
            }
        }
        numbers.formUnion(try first("record", "cases", .equals("submitter", .text(actor.person.code))))
        for page in pages(of: try caseNumbers()) {
            numbers.formUnion(try first("record", "cases", .isOne("number", of: page.map { .integer($0) })))
            if form == regulation.accountFormID { numbers.formUnion(try customers(ofCases: page)) }
        }
        return Array(numbers.sorted().prefix(limit ?? .max))
    }

    /// The customers whom cases about other records are about.
    private func customers(ofCases numbers: [Int64]) throws -> [String] {
        let subjects = try snapshot.rows(
            Query("cases", columns: ["form", "record"], where: [.isOne("number", of: numbers.map { .integer($0) })]))
        return try Dictionary(grouping: subjects) { try $0.text("form") }.flatMap { form, rows in
            try snapshot.rows(
                Query(
                    "records", columns: ["customer"],
                    where: [
                        .equals("form", .text(form)),
                        .isOne("number", of: try rows.map { .text(try $0.text("record")) }), .differs("customer", nil),
                    ])
            ).map { try $0.text("customer") }
        }
    }

    /// The cases in which the actor has or had a task, decided, was asked, or got a copy, and those of people whom the
    /// actor represents in their chains.
    private func caseNumbers() throws -> Set<Int64> {
        var numbers = try caseNumbers(of: actor.person, actor.posts)
        numbers.formUnion(try caseNumbers("opinions", [.equals("person", .text(actor.person.code))]))
        for represented in actor.represented {
            let submitted = try snapshot.rows(
                Query("cases", columns: ["number"], where: [.equals("submitter", .text(represented.person.code))])
            ).map { try $0.integer("number") }
            let theirs = try caseNumbers(of: represented.person, represented.posts).union(submitted)
            numbers.formUnion(
                represented.chains.isEmpty ? theirs : try cases(theirs, of: represented.chains))
        }
        return numbers
    }

    private func caseNumbers(of person: Person, _ posts: [Holder]) throws -> Set<Int64> {
        let code = Store.Value.text(person.code)
        var numbers = try caseNumbers("seats", [.equals("person", code)])
        numbers.formUnion(try caseNumbers("copies", [.equals("person", code)]))
        numbers.formUnion(try caseNumbers("questions", [.equals("asked", code)]))
        for holder in posts {
            let unit = Condition.equals("unit", .text(holder.unit))
            numbers.formUnion(try caseNumbers("seats", [unit, .equals("post", .text(holder.post))]))
            numbers.formUnion(try caseNumbers("copies", [unit]))
        }
        return numbers
    }

    private func caseNumbers(_ table: String, _ conditions: [Condition]) throws -> Set<Int64> {
        Set(try snapshot.rows(Query(table, columns: ["case"], where: conditions)).map { try $0.integer("case") })
    }

    /// Those of some cases that belong to some chains.
    private func cases(_ numbers: Set<Int64>, of chains: [String]) throws -> Set<Int64> {
        let ofChains = Condition.isOne("chain", of: chains.map { .text($0) })
        return Set(
            try pages(of: numbers).flatMap { page in
                try snapshot.rows(
                    Query(
                        "cases", columns: ["number"],
                        where: [.isOne("number", of: page.map { .integer($0) }), ofChains])
                ).map { try $0.integer("number") }
            })
    }

    /// Records by their numbers, which are in order.
    fileprivate func records(of form: String, _ numbers: some Collection<String>) throws -> [RecordRow] {
        try pages(of: numbers).flatMap { page in
            try snapshot.rows(
                Query(
                    "records",
                    where: [.equals("form", .text(form)), .isOne("number", of: page.map { .text($0) })],
                    order: [.ascending("number")])
            ).map(typed)
        }
    }

    private func texts(_ query: Query) throws -> [String] {
        guard let column = query.columns?.first else { return [] }
        return try snapshot.rows(query).map { try $0.text(column) }
    }

    private func pages<Element>(of elements: some Collection<Element>) -> [[Element]] {
        let elements = Array(elements)
        return stride(from: 0, to: elements.count, by: Self.page).map {
            Array(elements[$0..<min($0 + Self.page, elements.count)])
        }
    }

    /// What customers must fulfil to be in the actor's scope, and in a unit or below it.
    fileprivate func customersScope(_ unit: String?) throws -> [Condition] {
        let tree = try tree()
        if let unit { _ = try existingUnit(unit) }
        guard var scope = actor.scope(in: tree, regulation.organisation) else {
            return unit.map { [.isOne("unit", of: tree.below($0).sorted().map { .text($0) })] } ?? []
        }
        if let unit { scope.formIntersection(tree.below(unit)) }
        let units = scope.sorted().map { Store.Value.text($0) }
        return [.any([.isOne("unit", of: units), .isOne("owner", of: units)])]
    }

    fileprivate func customers(where conditions: [Condition], _ limit: Int?) throws -> [CustomerRow] {
        try snapshot.rows(
            Query("customers", where: conditions, order: [.ascending("number")], limit: limit.map { $0 + 1 })
        ).map(CustomerRow.init)
    }
}
