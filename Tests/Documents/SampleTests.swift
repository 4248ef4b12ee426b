import Diagnostics
import Documents
import Foundation
import Regulations
import TAL
import Testing
import XML

/// Views written by hand, with everything that a paper has to bear: very long opinions, thirty attachments, voided
/// rounds, deputies, rejected contracts, customers without any history.
@Suite struct SampleTests {
    static let samples = [
        "packet-in-approval", "packet-filed", "packet-long-opinion", "packet-many-attachments", "packet-rejected",
        "packet-city", "case-file", "case-file-in-progress", "visit-report", "visit-report-brief", "dossier",
        "dossier-new",
    ]

    @Test func `every sample is tested`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Paths.samples)
        #expect(Set(files) == Set(Self.samples.map { "\($0).view.xml" }))
    }

    @Test(arguments: samples)
    func `a sample has the shape that templates are checked against`(sample: String) throws {
        let view = try Document.parse(file: "\(Paths.samples)/\(sample).view.xml")
        let problems = try ShapeConformance(of: view.root.name).problems(in: view)
        #expect(problems == [])
    }

    @Test(arguments: samples)
    func `a sample becomes a paper`(sample: String) throws {
        let view = try Document.parse(file: "\(Paths.samples)/\(sample).view.xml")
        let html = try Templates.render(view)
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        for leftover in ["${", "tal:", "metal:", "NaN", "§"] { #expect(!html.contains(leftover)) }
        #expect(Templates.visibleTexts(of: view).filter { !html.contains($0) } == [])
        // `make lint-html` takes the papers from here.
        guard let folder = try Paths.folder(named: "DOCKET_PAPERS") else { return }
        try Data(html.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(sample).html"))
    }
}

/// What people write never becomes markup.
@Suite struct HostileTextTests {
    private static let hostile = "</td></table><script>alert(1)</script><!-- \" ' & ]]> ${1 + 1} javascript:alert(1)"

    @Test(arguments: ["packet-filed", "case-file", "visit-report", "dossier"])
    func `whatever the data holds, a paper shows it as text`(sample: String) throws {
        let view = try Document.parse(file: "\(Paths.samples)/\(sample).view.xml")
        let free: Set<String> = ["name", "title", "label", "text", "subject", "unit", "note", "number", "size", "cite"]
        var replaced = 0
        for element in view.root.descendants().filter(\.isElement) {
            for attribute in element.attributes.map(\.name) where free.contains(attribute) {
                guard Int(element[attribute] ?? "") == nil else { continue }
                element.set(attribute, to: Self.hostile)
                replaced += 1
            }
        }
        let html = try Templates.render(view)
        #expect(replaced > 20)
        #expect(!html.contains("<script"))
        #expect(!html.contains("<!--"))
        #expect(html.contains("&lt;script&gt;"))
        #expect(html.contains("${1 + 1}"))
    }
}

/// The flagship's templates.
enum Templates {
    /// The view through its template.
    static func render(_ view: Document) throws -> String {
        let regulation = try Regulation.read(
            from: FolderPackage("\(Paths.root)/Workflows/guangdong-post-letters"))
        let definition = try #require(regulation.documents.first { $0.view == view.root.name })
        let templates = try TemplatePackage(of: "guangdong-post-letters", below: Paths.templates)
        let shape = try ViewShapes.shape(of: definition, in: templates)
        let template = try TemplateLibrary(templates).template(definition.template, shape: shape)
        return String(decoding: try template.render(view: view.root), as: UTF8.self)
    }

    /// What a paper must show word by word: names, opinions, digests, citations.
    static func visibleTexts(of view: Document) -> [String] {
        let shown: Set<String> = ["name", "title", "cite", "size"]
        return view.root.descendants().filter(\.isElement).flatMap { element -> [String] in
            let attributes = element.attributes.filter { shown.contains($0.name) }.map(\.text)
            let isText = ["line", "group"].contains(element.name)
            return attributes + (isText ? [element.text] : [])
        }.filter { !$0.contains { "&<>\"".contains($0) } }
    }
}
