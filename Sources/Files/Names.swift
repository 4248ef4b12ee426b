import Procedure
public import Records
public import Regulations

/// Names for codes: people, units, posts, tiers.
public struct Names: Sendable {
    private let people: [String: String]
    private let tree: UnitTree
    private let regulation: Regulation
    /// The edition that a case runs by, which says what its posts and clauses are called.
    private var edition: Regulation

    package init(_ reader: OfficeReader) throws {
        people = Dictionary(
            try reader.snapshot.all(Person.self).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        tree = try reader.units.tree()
        regulation = reader.regulation
        edition = reader.regulation
    }

    /// The same names, posts and clauses as an edition calls them.
    package func by(_ edition: Regulation) -> Names {
        var names = self
        names.edition = edition
        return names
    }

    /// The name of a person.
    public func person(_ code: String) -> String { people[code] ?? code }

    /// The name of a unit.
    public func unit(_ code: String) -> String { tree[code]?.name ?? code }

    /// The unit with a code.
    public func unitRow(_ code: String) -> Unit? { tree[code] }

    /// The unit at a place, seen from a unit.
    public func unit(at place: Place, from submitter: String) -> Unit? { tree.unit(at: place, from: submitter) }

    /// The name of a post.
    public func post(_ id: String) -> String {
        (edition.organisation.post(id) ?? regulation.organisation.post(id))?.label ?? id
    }

    /// The name of a series of numbers.
    package func series(_ id: String) -> String { (edition.series(id) ?? regulation.series(id))?.label ?? id }

    /// A value of a field as people read it.
    public func text(of value: FieldValue, in field: Field) -> String {
        value.shown(as: field.type) { value in
            switch value {
            case .person(let code): person(code)
            case .unit(let code): unit(code)
            default: nil
            }
        }
    }

    /// A clause as papers cite it.
    public func citation(_ clause: String) -> String {
        (edition.clause(clause) ?? regulation.clause(clause))?.citation ?? clause
    }

    /// The name of a tier.
    public func tier(_ id: String) -> String { regulation.grading?.class(id)?.label ?? id }

    /// The name of a class of a classification.
    public func `class`(_ id: String, of classification: String) -> String {
        regulation.classification(classification)?.class(id)?.label ?? id
    }

    /// The name of a classification.
    public func classification(_ id: String) -> String { regulation.classification(id)?.label ?? id }
}
