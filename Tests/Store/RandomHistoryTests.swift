import Foundation
import Store
import Testing

/// Numbers that look random and are the same for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

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
        var generator = SeededGenerator(state: seed)
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
