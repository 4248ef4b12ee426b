import Expressions

/// In which order a form's computed fields and columns come: each after those that it is computed from.
struct ComputationOrder {
    private let form: Form

    init(_ form: Form) { self.form = form }

    /// The computed fields, and the tables that have computed columns.
    var fields: [Field] { order(form.fields.filter(isComputed), by: \.id, from: names).sorted }

    /// The fields that are computed from themselves, directly or through others.
    var circular: Set<String> { order(form.fields.filter(isComputed), by: \.id, from: names).circular }

    /// The computed columns of a table.
    func columns(of field: Field) -> [Column] { columnOrder(of: field).sorted }

    /// The columns of a table that are computed from themselves.
    func circularColumns(of field: Field) -> Set<String> { columnOrder(of: field).circular }

    /// The fields that a field is computed from, itself or a column of it.
    func names(in field: Field) -> [String] {
        if let computation = field.computation { return ExpressionNames.paths(in: computation).map(\.text) }
        let own = Set(field.type.columns.map(\.id))
        let outside = field.type.columns.compactMap(\.computation).filter { $0.contains("..") || $0.contains("/") }
        return outside.flatMap { ExpressionNames.paths(in: $0).map(\.text) }.filter { !own.contains($0) }
    }

    private func isComputed(_ field: Field) -> Bool {
        field.computation != nil || field.type.columns.contains { $0.computation != nil }
    }

    private func columnOrder(of field: Field) -> (sorted: [Column], circular: Set<String>) {
        order(field.type.columns.filter { $0.computation != nil }, by: \.id) {
            ExpressionNames.paths(in: $0.computation ?? "").map(\.text)
        }
    }

    /// Parts in an order in which each follows those it names; whatever stands in a circle comes to none.
    private func order<Part>(
        _ parts: [Part], by id: (Part) -> String, from names: (Part) -> [String]
    ) -> (sorted: [Part], circular: Set<String>) {
        var sorted: [Part] = []
        var rest = parts
        while !rest.isEmpty {
            let open = Set(rest.map(id))
            let ready = rest.filter { open.isDisjoint(with: names($0)) }
            guard !ready.isEmpty else { return (sorted, open) }
            sorted += ready
            rest.removeAll { part in ready.contains { id($0) == id(part) } }
        }
        return (sorted, [])
    }
}
