import Diagnostics
import Foundation
import TAL
import XML

/// Template files in a folder of their own, removed with the fixture.
final class TemplateFixture {
    let root: String

    init(_ files: [String: String]) throws {
        root = NSTemporaryDirectory() + "templates-" + UUID().uuidString
        for (name, text) in files {
            let url = URL(fileURLWithPath: "\(root)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: root)
        } catch {
            print("left behind: \(root): \(error)")
        }
    }

    var library: TemplateLibrary { TemplateLibrary(root: root) }
}

/// The namespaces that every template declares.
let declarations =
    "xmlns:tal='http://xml.zope.org/namespaces/tal' xmlns:metal='http://xml.zope.org/namespaces/metal'"

/// The view of most tests.
let sampleView = """
    <packet number="12">
      <title>甲 &amp; 乙</title>
      <empty/>
      <contract id="a" tier="gold"><name>Alpha &lt;1&gt;</name><amount>5200000.00</amount></contract>
      <contract id="b" tier="vip"><name>Beta</name><amount>10.50</amount></contract>
      <contract id="c" tier="vip"><name>Gamma</name><amount>0.05</amount></contract>
      <note>Read <b class="x" onclick="run()">this</b>.</note>
    </packet>
    """

/// The shape of the sample view.
let sampleShape = ViewShape(
    ShapeElement(
        "packet", attributes: [ShapeAttribute("number"), ShapeAttribute("urgent", .optional)],
        children: [
            ShapeElement("title"), ShapeElement("empty"),
            ShapeElement(
                "contract", .many,
                attributes: [ShapeAttribute("id"), ShapeAttribute("tier", type: .code(["gold", "vip"]))],
                children: [ShapeElement("name"), ShapeElement("amount", type: .money)]),
            ShapeElement("note", .optional, type: .markup),
        ]))

func parse(_ text: String) throws -> Document { try Document.parse(Array(text.utf8), name: "view.xml") }

/// Renders the inside of a `<div>`, without a shape unless one is given, and gives the inside of its output.
func render(
    _ body: String, view: String = sampleView, shape: ViewShape? = nil, name: String = "t.html",
    variables: [String: String] = [:]
) throws -> String {
    let fixture = try TemplateFixture([name: "<div \(declarations)>\(body)</div>"])
    let template = try fixture.library.template(name, shape: shape, variables: Set(variables.keys).union(["language"]))
    let text = String(decoding: try template.render(view: try parse(view).root, variables: variables), as: UTF8.self)
    let start = text.range(of: "<div>")?.upperBound ?? text.startIndex
    let end = text.range(of: "</div>", options: .backwards)?.lowerBound ?? text.endIndex
    return String(text[start..<end])
}

/// What is wrong with template files, of which `t.html` is compiled.
func findings(_ files: [String: String], shape: ViewShape? = sampleShape) throws -> [Finding] {
    let fixture = try TemplateFixture(files)
    do throws(Findings) {
        _ = try fixture.library.template("t.html", shape: shape)
        return []
    } catch {
        return error.findings
    }
}

/// A text with `‸` where a finding is expected, and that place.
struct MarkedText {
    let text: String
    let line: Int
    let column: Int

    init(_ marked: String) {
        let before = marked.prefix { $0 != "‸" }
        text = marked.replacingOccurrences(of: "‸", with: "")
        line = before.count { $0 == "\n" } + 1
        column =
            before.split(separator: "\n", omittingEmptySubsequences: false).last.map { $0.unicodeScalars.count + 1 }
            ?? 1
    }
}

/// What is wrong with the inside of a `<div>`, with the place that is marked in it.
func findings(marked body: String, shape: ViewShape? = sampleShape) throws -> (findings: [Finding], marked: MarkedText)
{
    let marked = MarkedText("<div \(declarations)>\n\(body)\n</div>")
    return (try findings(["t.html": marked.text], shape: shape), marked)
}

/// Makes a link to a file and a link to a folder that lead out of `root`.
func linkOutside(_ base: String) throws {
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: "\(base)/root/link.html", withDestinationPath: "\(base)/secret.html")
    try manager.createSymbolicLink(atPath: "\(base)/root/folder", withDestinationPath: "\(base)/away")
}
