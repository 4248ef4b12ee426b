import Diagnostics
import TAL
import XML

/// Measures templates. `template-bench data` writes the dossier to standard output, `template-bench run FOLDER` prints
/// one figure a line: a name, a tab, the median in milliseconds.
@main struct TemplateBenchmark {
    static func main() {
        let arguments = CommandLine.arguments
        do {
            switch (arguments.dropFirst().first, arguments.count) {
            case ("data", 2): print(Dossier.xml(contracts: 1000), terminator: "")
            case ("run", 3): try run(templates: arguments[2])
            case ("spin", 3): try spin(templates: arguments[2])
            default: print("template-bench data | template-bench run FOLDER")
            }
        } catch let error as any Explainable {
            print(FindingRenderer(language: .english).render(error.findings))
        } catch {
            print(error)
        }
    }

    private static func run(templates root: String) throws {
        let library = TemplateLibrary(root: root)
        let source = Array(Dossier.xml(contracts: 1000).utf8)
        let view = try Document.parse(source, name: "dossier.xml")
        let template = try library.template("dossier.html")
        try report("bytes-in", Double(source.count))
        try report("bytes-out", Double(template.render(view: view.root).count))
        try report("render", median(200) { try render(template, view) })
        try report(
            "parse-and-render",
            median(100) { try render(template, try Document.parse(source, name: "dossier.xml")) })
        try report("parse", median(100) { _ = try Document.parse(source, name: "dossier.xml") })
    }

    /// Renders for a profiler to watch.
    private static func spin(templates root: String) throws {
        let view = try Document.parse(Array(Dossier.xml(contracts: 1000).utf8), name: "dossier.xml")
        let template = try TemplateLibrary(root: root).template("dossier.html")
        for _ in 0..<5000 { try render(template, view) }
    }

    private static func render(_ template: Template, _ view: Document) throws {
        var sink = CountingSink()
        try template.render(view: view.root, into: &sink)
    }

    private static func report(_ name: String, _ value: Double) throws { print("\(name)\t\(value)") }

    /// The median of several runs in milliseconds.
    private static func median(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<rounds {
            let elapsed = try clock.measure(body)
            times.append(Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1000)
        }
        return times.sorted()[rounds / 2]
    }
}

/// A sink that only counts.
struct CountingSink: ByteSink {
    var count = 0
    mutating func write(_ bytes: UnsafeRawBufferPointer) { count += bytes.count }
}
