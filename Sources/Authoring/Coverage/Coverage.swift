import Diagnostics
public import Regulations

/// Clause by clause, what of a regulation's data carries it and which test exercises it.
public struct Coverage {
    /// How far a clause is carried.
    public enum Standing: String, Sendable, CaseIterable {
        /// Something carries it, and a test exercises it.
        case tested
        /// Something carries it, and no test exercises it.
        case untested
        /// Nothing carries it.
        case uncovered
    }

    /// A clause with what carries it.
    public struct Row {
        /// The clause.
        public let clause: Clause
        /// What cites it.
        public let citations: [Citation]
        /// The cases of tests that name it.
        public let tests: [TestCase]

        /// How far it is carried.
        public var standing: Standing { citations.isEmpty ? .uncovered : tests.isEmpty ? .untested : .tested }
    }

    /// The regulation.
    public let regulation: Regulation
    /// Its clauses in their order.
    public let rows: [Row]
    /// What rests on no clause at all: readings and defaults of whoever wrote the data.
    public let unfounded: [Citation]

    /// The coverage of a regulation by its data and tests.
    ///
    /// - Throws: `Findings` of what cannot be read.
    public init(of regulation: Regulation, in workflows: some PackageSource) throws(Findings) {
        let citations = try Citation.all(of: regulation, in: workflows)
        let tests = try RegulationTests(of: regulation, in: workflows).cases
        self.regulation = regulation
        rows = regulation.clauses.map { clause in
            Row(
                clause: clause, citations: citations.filter { $0.ground.clause == clause.id },
                tests: tests.filter { $0.clauses.contains(clause.id) })
        }
        unfounded = citations.filter { $0.ground.clause == nil }
    }

    /// How many clauses stand so.
    public func count(_ standing: Standing) -> Int { rows.filter { $0.standing == standing }.count }

    /// How many places rest on such a basis.
    public func count(_ basis: Ground.Basis) -> Int {
        (rows.flatMap(\.citations) + unfounded).filter { $0.ground.basis == basis }.count
    }
}
