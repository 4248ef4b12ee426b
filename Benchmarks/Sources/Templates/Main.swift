import Diagnostics
import Foundation
import TAL
import XML

/// Measures templates beside what people use.
///
/// `template-bench run TEMPLATES PYTHON RESULT` prints a table and writes the figures as JSON; `template-bench data`
/// writes the dossier that all of them show.
@main struct TemplateBenchmark {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch (arguments.first, arguments.count) {
            case ("data", 1): FileHandle.standardOutput.write(Data(Dossier(contracts: 1000).xml()))
            case ("run", 4): try run(templates: arguments[1], python: arguments[2], result: arguments[3])
            default: fail("template-bench data | template-bench run TEMPLATES PYTHON RESULT")
            }
        } catch let error as any Explainable {
            fail(FindingRenderer(language: .english).render(error.findings))
        } catch {
            fail("\(error)")
        }
    }

    private static func fail(_ text: String) -> Never {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
        exit(1)
    }

    /// Three rounds, ours and the peers in turn; of each figure the median counts.
    private static func run(templates: String, python: String, result: String) throws {
        let dossier = URL(fileURLWithPath: result).deletingLastPathComponent().appendingPathComponent("dossier.xml")
        try Data(Dossier(contracts: 1000).xml()).write(to: dossier)
        var ours: [[String: Double]] = []
        var peers: [[String: Double]] = []
        for _ in 0..<3 {
            ours.append(try OurFigures(templates: templates).measure())
            peers.append(try PeerFigures(python: python, script: "\(templates)/peers.py").measure(dossier.path))
        }
        let comparison = Comparison(ours: medians(ours), peers: medians(peers))
        print(comparison.table)
        try JSONEncoder.sorted.encode(comparison.results).write(to: URL(fileURLWithPath: result))
    }

    private static func medians(_ rounds: [[String: Double]]) -> [String: Double] {
        var found: [String: Double] = [:]
        for name in Set(rounds.flatMap(\.keys)) {
            let values = rounds.compactMap { $0[name] }.sorted()
            found[name] = values[values.count / 2]
        }
        return found
    }
}

extension JSONEncoder {
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return encoder
    }
}
