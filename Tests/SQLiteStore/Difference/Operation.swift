import Digest
import Store

/// One thing that somebody does in an office.
indirect enum Operation {
    case insert(String, ColumnValues)
    case put(String, ColumnValues)
    case update(String, ColumnValues, [Condition])
    case delete(String, [Condition])
    case rows(Query)
    case count(String, [Condition])
    case figures(Aggregation)
    case standings(Ranking)
    case append(EventDraft)
    case events(EventQuery)
    case keepDefinition([UInt8])
    case definition([UInt8])
    case keepPersonal(PersonalValue)
    case erasePersonal([SHA256Digest])
    case personal(PersonalValue)
    /// Several things of which nothing is left when the last word is to give up.
    case attempt([Operation], givenUp: Bool)

    struct GivenUp: Error {}

    /// Does it and says what came of it; the same text for the same outcome, byte by byte.
    func outcome(in transaction: any Transaction) -> String {
        do {
            return try answer(in: transaction)
        } catch {
            return "\(error)"
        }
    }

    private func answer(in transaction: any Transaction) throws -> String {
        switch self {
        case .insert(let table, let row): try transaction.insert(into: table, row)
        case .put(let table, let row): try transaction.put(into: table, row)
        case .update(let table, let changes, let conditions):
            return "\(try transaction.update(table, set: changes, where: conditions)) changed"
        case .delete(let table, let conditions):
            return "\(try transaction.delete(from: table, where: conditions)) deleted"
        case .rows(let query): return try transaction.rows(query).map(\.spelling).joined(separator: "\n")
        case .count(let table, let conditions): return "\(try transaction.count(table, where: conditions))"
        case .figures(let aggregation):
            return try transaction.figures(aggregation).map(\.spelling).joined(separator: "\n")
        case .standings(let ranking):
            return try transaction.standings(ranking).map {
                "\($0.row.spelling) \($0.figure) \($0.place) \($0.population) \($0.total)"
            }.joined(separator: "\n")
        case .append(let draft): return "\(try transaction.append(draft))"
        case .events(let query): return "\(try transaction.events(query))"
        case .keepDefinition(let bytes):
            return "\(try transaction.keepDefinition(name: "n", mediaType: "text/plain", bytes: bytes))"
        case .definition(let bytes): return "\(try transaction.definition(SHA256Digest(of: bytes)))"
        case .keepPersonal(let value): try transaction.keepPersonal(value)
        case .erasePersonal(let digests): return "\(try transaction.erasePersonal(digests)) erased"
        case .personal(let value):
            return "\(try transaction.personal(value.digest)?.value.utf8.map(\.self) ?? []) "
                + "\(try transaction.personalDigests(of: value.value))"
        case .attempt(let operations, let givenUp):
            return try transaction.attempt {
                let outcomes = operations.map { $0.outcome(in: transaction) }
                if givenUp { throw GivenUp() }
                return outcomes.joined(separator: "; ")
            }
        }
        return "done"
    }
}

extension Row {
    /// The row as text, byte by byte.
    var spelling: String { zip(columns, values).map { "\($0)=\($1)" }.joined(separator: " ") }
}
