import Diagnostics
public import Statechart

/// The null data model (SCXML B.1): no data, and conditions that ask for active states only.
///
/// The reader turns `In()` into a condition of the chart itself, so nothing is left to evaluate here.
public struct NullDataModel: DataModel, DataModelProgram {
    /// The null data model.
    public init() {}

    /// Nothing looks at events.
    public var bindsEvents: Bool { false }

    /// The data of a new session: none.
    public func makeData(for identity: Identity, of chart: Chart) -> any DataModel { self }

    /// Nothing to initialise.
    public mutating func initialize(_ data: Int, from outside: Value?, in scope: Scope) throws(DataError) {}

    /// There is no `_event`.
    public mutating func bind(_ event: Event) {}

    /// Refused.
    public func condition(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> Bool {
        throw refusal
    }

    /// Refused.
    public func text(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> String { throw refusal }

    /// Refused.
    public func value(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> Value { throw refusal }

    /// Refused.
    public mutating func assign(_ assignment: Int, in scope: Scope, work: inout Int) throws(DataError) { throw refusal }

    /// Refused.
    public mutating func store(_ text: String, at location: Int, in scope: Scope) throws(DataError) { throw refusal }

    /// Refused.
    public mutating func beginIteration(_ loop: ForEach, in scope: Scope) throws(DataError) -> Int { throw refusal }

    /// Refused.
    public mutating func iterate(to index: Int) throws(DataError) { throw refusal }

    /// Nothing to end.
    public mutating func endIteration() {}

    /// Refused.
    public mutating func replace(_ id: String, with value: Value) throws(DataError) { throw refusal }

    private var refusal: DataError {
        DataError(
            Finding(
                "scxml.null-data-model",
                Message("空数据模型（null）没有数据和表达式", "the null data model has no data and no expressions")))
    }
}
