import Diagnostics
import Glibc
import Randomness
import SCXML
import Statechart
import XML

/// `statechart-fuzz RUNS SEED LAST DOCUMENT…`: reads that many mutated documents; those without errors are run for a
/// while, saved and restored. Every outcome but a crash is fine; the totals are printed. Each document is written to
/// the file LAST before it is read, so that a crash leaves it behind.
@main
struct Main {
    static func main() {
        let arguments = CommandLine.arguments
        let runs = arguments.count > 1 ? Int(arguments[1]) ?? 0 : 100_000
        let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 0 : 1
        let seeds = arguments.dropFirst(4).compactMap { path in
            do throws(FileProblem) {
                return try readFile(path)
            } catch {
                print(FindingRenderer(language: .english).render(error.findings))
                return nil
            }
        }
        var trial = FuzzTrial()
        var mutator = Mutator(seeds: seeds, random: SeededGenerator(seed: seed))
        for _ in 0..<runs {
            let document = mutator.next()
            if arguments.count > 3 { keep(document, in: arguments[3]) }
            trial.run(document)
        }
        print(trial.summary)
    }

    private static func keep(_ document: [UInt8], in path: String) {
        guard let file = fopen(path, "w") else { return }
        fwrite(document, 1, document.count, file)
        fclose(file)
    }
}

/// What came of the documents.
struct FuzzTrial {
    private var unreadable = 0
    private var refused = 0
    private var unsettled = 0
    private var finished = 0
    private var waiting = 0
    private let events = ["a", "b", "s1", "error", "foo", "event1", "done.state.a", "submit"].map { Event($0) }
    private let options = ReadingOptions(limits: StepLimits(microsteps: 60, actions: 2000, work: 200_000))

    var summary: String {
        let total = unreadable + refused + unsettled + finished + waiting
        return "\(total) documents: \(unreadable) not well-formed, \(refused) with mistakes, \(unsettled) that did not "
            + "settle, \(finished) that finished, \(waiting) that wait; \(residentKilobytes) KiB resident"
    }

    mutating func run(_ bytes: [UInt8]) {
        do {
            let document = try Document.parse(bytes, name: "fuzz.scxml")
            do {
                try drive(try ChartDocument.read(document, options).executable)
            } catch is StepError {
                unsettled += 1
            } catch {
                refused += 1
            }
        } catch {
            unreadable += 1
        }
    }

    private mutating func drive(_ executable: Executable) throws {
        var (session, _) = try Session.startStepwise(executable, id: "fuzz", at: 0)
        for round in 0..<20 {
            if let (next, _) = try session.step() {
                session = next
            } else {
                (session, _) = try session.send(events[round % events.count], at: session.now)
            }
            if session.isFinished { break }
            let restored = try Session.restore(session.xml, executable)
            precondition(restored.xml == session.xml, "a restored session is not equal")
            session = restored
        }
        if session.isFinished { finished += 1 } else { waiting += 1 }
    }

    /// From `/proc/self/statm`: what would grow if something leaked.
    private var residentKilobytes: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [UInt8](repeating: 0, count: 100)
        let count = fread(&line, 1, line.count, file)
        let fields = line[..<count].split(separator: UInt8(ascii: " "))
        return fields.count > 1 ? (Int(String(decoding: fields[1], as: UTF8.self)) ?? 0) * 4 : 0
    }
}
