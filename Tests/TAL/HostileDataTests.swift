import Diagnostics
import Testing
import XML

@testable import TAL

/// Random hostile data through every template: the output is well-formed, nothing of the data has become markup, script
/// or a dangerous link, and every text arrives whole.
@Suite struct HostileDataTests {
    @Test(arguments: try CheckedTemplate.all())
    func `hostile data stays data`(checked: CheckedTemplate) throws {
        let template = try checked.library.template(checked.name, shape: checked.shape)
        let written = checked.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        var rendered = 0
        for seed in 0..<40 as Range<UInt64> {
            var generator = ViewGenerator(checked.shape, seed: seed)
            let view = generator.view()
            // A function may refuse a text where a date should stand; what it is then is a finding, not output.
            guard let bytes = try output(of: template, view) else { continue }
            rendered += 1
            let html = try StrictHTML.read(bytes)
            checkElements(html, written)
            checkTexts(html, generator.texts)
            let isXML = String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { $0.isXMLCharacter }
            #expect(isXML)
        }
        #expect(rendered > 0, "no view could be rendered")
    }

    private func output(of template: Template, _ view: Document) throws -> [UInt8]? {
        do throws(Findings) {
            return try template.render(view: view.root)
        } catch {
            let rules = Set(error.findings.map(\.rule))
            #expect(rules.isSubset(of: ["tal.function", "xpath.function"]))
            return nil
        }
    }

    /// Elements, scripts and comments are those that somebody wrote into a template; links lead nowhere dangerous.
    private func checkElements(_ html: StrictHTML, _ written: String) {
        for element in html.elements {
            let isMarkup = Vocabulary.structure.contains(element.name)
            #expect(isMarkup || written.contains("<\(element.name)"), "<\(element.name)>")
            #expect(element.raw.isEmpty || !element.raw.contains("⟦"))
            for (name, value) in element.attributes {
                #expect(isMarkup || written.contains(name), "\(name)")
                if name.hasPrefix("on") || name == "style" || name == "srcdoc" { #expect(!value.contains("⟦")) }
                if ["href", "src", "action"].contains(name) { #expect(isHarmless(value), "\(value)") }
            }
        }
        for comment in html.comments { #expect(!comment.contains("⟦")) }
    }

    /// An address as a browser reads it, judged without the code under test.
    private func isHarmless(_ address: String) -> Bool {
        let read = String(
            String.UnicodeScalarView(
                address.unicodeScalars.drop { $0.value <= 0x20 || $0 == "\u{FFFD}" }.filter {
                    !["\t", "\n", "\r"].contains($0)
                })
        ).lowercased()
        return !["javascript:", "vbscript:", "data:text"].contains { read.hasPrefix($0) }
    }

    /// Every text that arrived is the one that was sent, with U+FFFD for what XML does not allow.
    private func checkTexts(_ html: StrictHTML, _ sent: [Int: String]) {
        let arrived = html.texts + html.elements.flatMap { $0.attributes.map(\.value) }
        for text in arrived {
            for (number, body) in marked(text) {
                let expected = sent[number]?.replacingCharactersOutsideXML() ?? "nothing"
                // A line feed after a tag of `pre` or `textarea` is ours; marks stand inside it.
                #expect(body.utf8.elementsEqual(expected.utf8), "\(number)")
            }
        }
    }

    /// The texts between `⟦n⟧` and `⟦/n⟧`.
    private func marked(_ text: String) -> [(Int, String)] {
        text.split(separator: "⟦").compactMap { part in
            let pieces = part.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
            guard pieces.count == 2, let number = Int(pieces[0]), text.contains("⟦/\(number)⟧") else { return nil }
            return (number, String(pieces[1]))
        }
    }

    @Test func `what is sent arrives`() throws {
        let checked = try CheckedTemplate.all()[0]
        let template = try checked.library.template(checked.name, shape: checked.shape)
        var found = 0
        for seed in 0..<10 as Range<UInt64> {
            var generator = ViewGenerator(checked.shape, seed: seed)
            guard let bytes = try output(of: template, generator.view()) else { continue }
            let html = try StrictHTML.read(bytes)
            found += html.texts.reduce(0) { $0 + marked($1).count }
        }
        #expect(found > 20)
    }
}
