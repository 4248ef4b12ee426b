import Diagnostics
import Glibc
import Regulations
import SCXML
import TAL
import Values
import XML

/// The readers that input is tried on, by the name that `TARGET` gives.
enum Reader: String {
    case chart, template, form, regulation, csv

    /// Reads the bytes and forgets the outcome: findings are as good as success, a crash is not.
    func run(_ bytes: [UInt8]) {
        do {
            switch self {
            case .chart: _ = try ChartDocument.read(try Document.parse(bytes, name: "fuzz.scxml"), ReadingOptions())
            case .template: try Self.render(bytes)
            case .form: _ = try Regulation.read(from: Package(form: bytes))
            case .regulation: _ = try Regulation.read(from: Package(regulation: bytes))
            case .csv: _ = try CSV.read(try TextEncoding.decode(bytes))
            }
        } catch {
            return
        }
    }

    private static func render(_ bytes: [UInt8]) throws {
        let files = ["t.html": bytes]
        let view = try Document.parse(Array("<v n='1'><r a='2'>text</r><r>&lt;</r></v>".utf8), name: "view.xml")
        var sink = MemorySink()
        try TemplateLibrary(name: "fuzz", files: files).template("t.html").render(
            view: view.root, limits: RenderingLimits(bytes: 1 << 20, repetitions: 10_000), into: &sink)
    }
}

/// A small regulation of which one file is the input.
private struct Package: PackageSource {
    let files: [String: [UInt8]]

    init(regulation: [UInt8]) { files = ["regulation.xml": regulation] }

    init(form: [UInt8]) {
        let regulation = """
            <regulation xmlns="urn:docket:regulation" id="r" edition="1" title="r" title-en="r">
            <forms><form src="f.xml"/></forms>
            </regulation>
            """
        files = ["regulation.xml": Array(regulation.utf8), "f.xml": form]
    }

    var paths: [String] { files.keys.sorted() }

    func bytes(of path: String) throws(Findings) -> [UInt8] {
        guard let bytes = files[path] else { throw Findings(FileProblem.missing(path: path).findings) }
        return bytes
    }

    func displayName(of path: String) -> String { path }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let reader = getenv("DOCKET_FUZZ_TARGET").flatMap({ Reader(rawValue: String(cString: $0)) }) else {
        preconditionFailure("DOCKET_FUZZ_TARGET names no reader")
    }
    reader.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
