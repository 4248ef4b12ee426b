import Digest
import MemoryStore
import Randomness
import Store
import Testing

@testable import SQLiteStore

/// Both stores give the same answers to everything that random people do.
@Suite struct StoreDifferenceTests {
    /// One command in an office, and how it ends.
    enum Ending { case committed, rehearsed, givenUp }

    private func outcomes(_ operations: [Operation], _ ending: Ending, in office: any Office) -> [String] {
        var outcomes: [String] = []
        let body: (any Transaction) throws -> Void = { transaction in
            outcomes = operations.map { $0.outcome(in: transaction) }
            if ending == .givenUp { throw Operation.GivenUp() }
        }
        do {
            if ending == .rehearsed { try office.rehearse(body) } else { try office.write(body) }
        } catch {
            outcomes.append("\(error)")
        }
        return outcomes
    }

    private func contents(of office: any Office) throws -> String {
        var bytes: [UInt8] = []
        try office.exportEvents { bytes += $0 }
        let rows = try office.read { snapshot in
            try RandomOperations.tables.flatMap { try snapshot.rows(Query($0.name)).map(\.spelling) }
        }
        return String(decoding: bytes, as: UTF8.self) + rows.joined(separator: "\n")
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `random commands have the same outcomes in memory as in a file`(_ seed: UInt64) throws {
        let folder = try Folder()
        let identity = SHA256Digest.random()
        let form: ChainForm = seed.isMultiple(of: 3) ? .first : .second
        let file: any Office = try OfficeFile.create(
            at: folder.file("office"), tables: RandomOperations.tables, identity: identity, form: form)
        let memory = try MemoryOffices().create(
            at: "office", tables: RandomOperations.tables, identity: identity, form: form)
        var random = RandomOperations(generator: SeededGenerator(seed: seed))
        for _ in 0..<60 {
            let operations = (0..<Int.random(in: 1...12, using: &random.generator)).map { _ in random.operation() }
            let ending: Ending = [.committed, .committed, .committed, .rehearsed, .givenUp][
                Int.random(in: 0..<5, using: &random.generator)]
            let expected = outcomes(operations, ending, in: file)
            let found = outcomes(operations, ending, in: memory)
            // Strings of Swift are equal when they look the same; these must be the same byte by byte.
            let same = zip(expected, found).prefix { Array($0.utf8) == Array($1.utf8) }.count
            guard same == expected.count, same == found.count else {
                let operation = same < operations.count ? "\(operations[same])" : "the end"
                Issue.record("\(operation)\nin a file: \(expected[same...])\nin memory: \(found[same...])")
                return
            }
        }
        #expect(try contents(of: file) == contents(of: memory))
    }
}
