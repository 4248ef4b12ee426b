import Foundation
import SQLiteStore
import Store
import Testing

/// Waits for threads that start at the same moment, also when they are more than the machine's processors.
private func onThreads<Answer: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws -> Answer
) async -> [Result<Answer, any Error>] {
    await withTaskGroup { group in
        for index in 0..<count {
            group.addTask {
                await withCheckedContinuation { continuation in
                    Thread.detachNewThread { continuation.resume(returning: Result { try body(index) }) }
                }
            }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
}

@Suite struct ConcurrencyTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
        _ = try Sample.office(in: folder)
    }

    @Test func `eight connections number a series without duplicates and gaps, and nobody is refused`() async throws {
        let path = folder.file("office")
        let results = await onThreads(8) { _ in
            var numbers: [Int] = []
            for _ in 0..<40 {
                let office = try OfficeFile.open(at: path, tables: Sample.tables)
                for _ in 0..<3 {
                    numbers.append(
                        try office.write { transaction in
                            let number = Int(try transaction.greatest("number", in: "tasks") ?? 0) + 1
                            try Sample.open(number, in: transaction)
                            return number
                        })
                }
            }
            return numbers
        }
        let numbers = try results.flatMap { try $0.get() }
        #expect(numbers.sorted() == Array(1...960))
        let office = try Sample.reopened(folder)
        #expect(try office.read { try $0.head().number } == 960)
        #expect(try office.read { try $0.events(EventQuery(kinds: ["task.opened"])).count } == 960)
    }

    @Test func `of two approvals of one task one succeeds and one is refused`() async throws {
        struct Taken: Error {}
        let path = folder.file("office")
        try Sample.reopened(folder).write { transaction throws in
            for number in 1...50 { try Sample.open(number, in: transaction) }
        }
        for number in 1...50 {
            let results = await onThreads(2) { _ in
                let office = try OfficeFile.open(at: path, tables: Sample.tables)
                try office.write { transaction in
                    guard try transaction.count("tasks", where: [.equals("number", Value(number))]) == 1 else {
                        throw Taken()
                    }
                    let event = try transaction.append(
                        Sample.draft(#"{"number":\#(number)}"#, kind: "task.done", subject: "task:\(number)"))
                    try Sample.apply(event, to: transaction)
                }
            }
            let refusals = results.compactMap { result -> (any Error)? in
                if case .failure(let error) = result { error } else { nil }
            }
            #expect(refusals.count == 1 && refusals.first is Taken)
        }
        #expect(try Sample.reopened(folder).read { try $0.head().number } == 100)
    }

    @Test func `readers see whole transactions only, while others write and the log is copied back`() async throws {
        let path = folder.file("office")
        let results = await onThreads(6) { index in
            let office = try OfficeFile.open(at: path, tables: Sample.tables)
            for round in 0..<60 {
                if index < 2 {
                    try office.write { transaction throws in
                        for part in 0..<10 {
                            try transaction.append(
                                Sample.draft(#"{"text":"\#(String(repeating: "字", count: 2_000))"}"#))
                            try transaction.insert(
                                into: "tasks", ["number": Value(index * 1_000 + round * 10 + part), "person": "p"])
                        }
                    }
                } else {
                    let counts = try office.read { (try $0.head().number, try $0.count("tasks")) }
                    guard counts.0 == counts.1, counts.0 % 10 == 0 else { return false }
                }
            }
            return true
        }
        #expect(try results.allSatisfy { try $0.get() })
        let office = try Sample.reopened(folder)
        #expect(try office.read { try $0.count("tasks") } == 1_200)
    }
}
