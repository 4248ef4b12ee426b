import Foundation
import TAL
import XML

/// What we take: times in milliseconds, memory in kB.
struct OurFigures {
    let templates: String

    func measure() throws -> [String: Double] {
        let library = TemplateLibrary(root: templates)
        let dossier = Dossier(contracts: 1000)
        let source = dossier.xml()
        let view = dossier.view()
        let template = try library.template("dossier.html")
        let notice = try library.template("notice.html")
        return [
            "render": try median(200) { try render(template, view) },
            "build and render": try median(100) { try render(template, dossier.view()) },
            "parse and render": try median(100) {
                try render(template, try Document.parse(source, name: "dossier.xml"))
            },
            "compile": try median(50) { try compile() },
            "small document": try median(200) { for _ in 0..<20 { try small(notice) } } / 20,
            "memory": try growth(library, view),
        ]
    }

    private func render(_ template: Template, _ view: Document) throws {
        var sink = CountingSink()
        try template.render(view: view.root, into: &sink)
    }

    /// A template of 500 lines, checked against a shape.
    private func compile() throws {
        let files = ["long.html": Array(LongTemplate.text.utf8)]
        _ = try TemplateLibrary(name: "long", files: files).template("long.html", shape: LongTemplate.shape)
    }

    /// A notice of one page, its view parsed from XML.
    private func small(_ template: Template) throws {
        let view = try Document.parse(Array(Self.notice.utf8), name: "notice.xml")
        try render(template, view)
    }

    private static let notice = """
        <notice title="整改通知" urgent="true" unit="甲市邮政局" date="2026-11-22"><amount>5200000.00</amount>\
        <field label="客户" value="示例印刷有限公司"/><field label="事由" value="交寄&lt;时限&gt;"/>\
        <field label="期限" value="2026-12-01"/><field label="责任人" value="张示例"/></notice>
        """

    /// How much higher the peak of memory is for fifty times the output.
    private func growth(_ library: TemplateLibrary, _ view: Document) throws -> Double {
        let once = try library.template("dossier.html")
        let often = try library.template("memory.html")
        return try peak { try render(often, view) } - peak { try render(once, view) }
    }

    /// The peak of resident memory while something runs: Linux forgets the earlier peak when it is told to.
    private func peak(_ body: () throws -> Void) throws -> Double {
        try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
        try body()
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return Double(line.filter(\.isNumber)) ?? .nan
    }

    /// The median of several runs in milliseconds.
    private func median(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
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
    private(set) var count = 0
    mutating func write(_ bytes: UnsafeRawBufferPointer) { count += bytes.count }
}

/// A template as long as the longest papers.
enum LongTemplate {
    static let text: String = {
        let block = """
            <section tal:define="c contract[1]; amount $c/amount">
            <h2 tal:content="$c/title">合同</h2>
            <p tal:condition="$c/@state = 'approved'">金额 ${money($amount)} 元，大写 ${money-chinese($amount)}</p>
            <table>
            <tr tal:repeat="row contract" class="${if($repeat/row/even, 'even', 'odd')}">
            <th scope="row">${$repeat/row/number}</th>
            <td tal:content="$row/unit">单位</td>
            <td tal:attributes="title $row/@number">${date($row/@start)} 至 ${date($row/@end)}</td>
            </tr>
            </table>

            """
        let blocks = (0..<49).map { _ in block + "</section>\n" }.joined()
        return "<html xmlns:tal=\"http://xml.zope.org/namespaces/tal\"><body>\n\(blocks)</body></html>\n"
    }()

    static let shape = ViewShape(
        ShapeElement(
            "dossier", attributes: [ShapeAttribute("customer")],
            children: [
                ShapeElement(
                    "contract", .many,
                    attributes: [
                        ShapeAttribute("number"), ShapeAttribute("start", type: .date),
                        ShapeAttribute("end", type: .date),
                        ShapeAttribute("state", type: .code(["approved", "running", "returned"])),
                    ],
                    children: [
                        ShapeElement("title"), ShapeElement("unit"), ShapeElement("amount", type: .money),
                        ShapeElement("manager"),
                    ])
            ]))
}
