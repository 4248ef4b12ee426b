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
            var conditions: [Condition] = [.equals("form", .text(form))]
            if let customer {
                try view.requireSight(of: view.existing(view.accountForm(), customer))
                conditions.append(.equals("customer", .text(customer)))
            }
            return Listed(try view.seenRecords(where: conditions, atMost: limit.map { $0 + 1 }), limit: limit)
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
    fileprivate func seenRecords(where conditions: [Condition], atMost limit: Int?) throws -> [RecordRow] {
        var seen: [RecordRow] = []
        var last = ""
        while true {
            let rows = try snapshot.rows(
                Query(
                    "records", where: conditions + [.greater("number", .text(last))], order: [.ascending("number")],
                    limit: Self.page))
            for row in rows {
                let record = try RecordRow(row)
                if try sees(record) { seen.append(record) }
                if let limit, seen.count == limit { return seen }
            }
            guard rows.count == Self.page, let row = rows.last else { return seen }
            last = try row.text("number")
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
