public import Values

/// An ordered choice of classes of which each account is in one at most (分类). Grading is the one called `tier`: by it
/// accounts are managed and owned.
public struct Classification: Sendable {
    /// The name of the classification that grading is.
    public static let tier = "tier"

    /// A name in ASCII.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// The form of the accounts.
    public let form: String
    /// The measure whose figure the bounds of classes are about; `nil` where none has bounds.
    public let measure: String?
    /// The field that stands in for the measure while there are no figures.
    public let expectedField: String?
    /// The classes, the highest first.
    public let classes: [Tier]
    /// Rules by which another class applies whatever the account is of itself.
    public let overrides: [ManagementOverride]
    /// Who determines, develops and maintains the accounts of each class.
    public let responsibilities: [Responsibility]

    /// The class with an id.
    public func `class`(_ id: String) -> Tier? { classes.first { $0.id == id } }

    /// The rank of a class: 0 is the highest.
    public func rank(_ id: String) -> Int? { classes.firstIndex { $0.id == id } }

    /// Who is responsible for a class.
    public func responsibility(_ id: String) -> Responsibility? { responsibilities.first { $0.tier == id } }
}

extension Classification {
    /// The conditions of its classes and overrides.
    public var conditions: [String] {
        classes.flatMap(\.qualifications).map(\.test) + overrides.map(\.condition.test)
    }
}

/// A range of figures: at least `from`, and less than `below`.
public struct FigureRange: Sendable, Equatable {
    /// The lower bound, which belongs to the range; `nil` for none.
    public let from: Fraction?
    /// The upper bound, which does not; `nil` for none.
    public let below: Fraction?

    /// Whether a figure lies in the range.
    public func contains(_ figure: Fraction) -> Bool {
        (from.map { figure >= $0 } ?? true) && (below.map { figure < $0 } ?? true)
    }
}
