/// A field that is computed, or a column of a table.
struct ComputedPart {
    let field: Field
    /// `nil` for the field itself.
    let column: Column?
    /// What computes it.
    let computation: String

    /// Its name, and what it looks at by the names of others.
    fileprivate var name: String { column.map { "\(field.id)/\($0.id)" } ?? field.id }
}

/// In which order what a form computes comes: each part after those that it is computed from.
struct ComputationOrder {
    /// The parts in their order.
    let parts: [ComputedPart]
    /// Those that are computed from themselves, directly or through others.
    let circular: [ComputedPart]

    init(_ form: Form) {
        var rest = form.fields.flatMap(Self.parts)
        var sorted: [ComputedPart] = []
        while !rest.isEmpty {
            let open = Set(rest.map(\.name))
            let ready = Set(rest.map(\.name)).subtracting(
                rest.filter { !Self.names(in: $0, among: open).isDisjoint(with: open) }.map(\.name))
            guard !ready.isEmpty else { break }
            sorted += rest.filter { ready.contains($0.name) }
            rest.removeAll { ready.contains($0.name) }
        }
        parts = sorted
        circular = rest
    }

    private static func parts(of field: Field) -> [ComputedPart] {
        let own = field.computation.map { ComputedPart(field: field, column: nil, computation: $0) }
        return (own.map { [$0] } ?? [])
            + field.type.columns.compactMap { column in
                column.computation.map { ComputedPart(field: field, column: column, computation: $0) }
            }
    }

    /// What a part is computed from, among the parts of some names.
    private static func names(in part: ComputedPart, among all: Set<String>) -> Set<String> {
        let reach = Reach(of: part.computation, inRowsOf: part.column == nil ? nil : part.field.id)
        guard !reach.isUnknown else { return all }
        return reach.fields.union(reach.cells.flatMap { table, columns in columns.map { "\(table)/\($0)" } })
    }
}
