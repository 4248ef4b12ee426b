import Foundation
import Randomness
import Store
import Testing

@Suite struct RandomHistoryTests {
    struct GivenUp: Error {}

    /// One command: opens or closes tasks and names customers; some are given up half way.
    private func command(
        in transaction: any Transaction, _ generator: inout SeededGenerator
    ) throws {
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let number = Int.random(in: 1...40, using: &generator)
            let isOpen = try transaction.count("tasks", where: [.equals("number", Value(number))]) == 1
            switch Int.random(in: 0..<3, using: &generator) {
            case 0 where !isOpen:
                try Sample.open(number, for: "p\(number % 5)", in: transaction)
            case 1 where isOpen:
                let event = try transaction.append(
                    Sample.draft(#"{"number":\#(number)}"#, kind: "task.done", subject: "task:\(number)"))
                try Sample.apply(event, to: transaction)
            default:
                let name = String("示例东方西城贸易科技".shuffled(using: &generator).prefix(4))
                let event = try transaction.append(
                    Sample.draft(
                        #"{"code":"c\#(number)","name":"\#(name)"}"#, kind: "customer.named",
                        subject: "customer:\(number)"))
                try Sample.apply(event, to: transaction)
            }
        }
        if Int.random(in: 0..<5, using: &generator) == 0 { throw GivenUp() }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6])
    func `tables rebuilt from a random history are the kept ones`(_ seed: UInt64) throws {
        let folder = try Folder()
        var office = try Sample.office(in: folder)
        var generator = SeededGenerator(seed: seed)
        for round in 0..<150 {
            do {
                try office.write { try command(in: $0, &generator) }
            } catch is GivenUp {}
            if round % 40 == 39 { office = try Sample.reopened(folder) }
        }
        #expect(try office.verify(applying: Sample.apply).problems == [])
        let kept = try office.read { snapshot in
            try (snapshot.rows(Query("tasks")), snapshot.rows(Query("customers")))
        }
        try office.rebuild(Sample.apply)
        let made = try office.read { snapshot in
            try (snapshot.rows(Query("tasks")), snapshot.rows(Query("customers")))
        }
        #expect(kept == made)
        #expect(try office.verify(applying: Sample.apply).problems == [])
    }
}
