import Diagnostics
import Testing
import XML

@testable import TAL

/// Misspells, one by one, every name in every expression of every template: each time the compiler has to notice.
@Suite struct MisspellingTests {
    @Test(arguments: try CheckedTemplate.all())
    func `the original has no findings`(template: CheckedTemplate) {
        #expect(throws: Never.self) { try template.library.template(template.name, shape: template.shape) }
    }

    /// A file of a folder of templates, and the templates to compile when it changes.
    struct File: CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let users: [CheckedTemplate]

        var testDescription: String { "\(users.first?.folder ?? "")/\(name)" }

        static func all() throws -> [File] {
            // Style sheets hold no expressions and are most of the text: a thousand compilations go without them.
            let templates = try CheckedTemplate.all().map(\.withoutStyleSheets)
            let folders = Dictionary(grouping: templates, by: \.folder)
            return folders.values.flatMap { templates in
                templates[0].files.filter { $0.key.hasSuffix(".html") }.map { name, bytes in
                    // A file with macros is compiled by way of the templates that use it.
                    let own = templates.filter { $0.name == name }
                    return File(name: name, bytes: bytes, users: own.isEmpty ? templates : own)
                }
            }
        }
    }

    @Test(arguments: try File.all())
    func `every misspelt name is noticed`(file: File) throws {
        let names = try TemplateNames.all(in: file.name, file.bytes)
        #expect(!names.isEmpty)
        for name in names {
            let place = SourceText(name: file.testDescription, bytes: file.bytes).location(at: name.offset)
            #expect(notices(name, in: file.name, file.users), "“\(name.text)” at \(place)")
        }
    }

    /// Whether a template that uses the file is refused because of the misspelt name, at its place.
    private func notices(_ name: TemplateName, in file: String, _ users: [CheckedTemplate]) -> Bool {
        users.contains { template in
            var files = template.files
            guard var bytes = files[file] else { return false }
            bytes.replaceSubrange(name.offset..<(name.offset + name.text.utf8.count), with: misspelt(name.text).utf8)
            files[file] = bytes
            do throws(Findings) {
                _ = try TemplateLibrary(name: template.folder, files: files).template(
                    template.name, shape: template.shape)
                return false
            } catch {
                let expected = SourceText(name: "\(template.folder)/\(file)", bytes: bytes).location(at: name.offset)
                return error.findings.contains {
                    $0.location?.file == expected.file && $0.location?.line == expected.line
                }
            }
        }
    }

    /// Two letters swapped, or one doubled where that changes nothing.
    private func misspelt(_ name: String) -> String {
        var letters = Array(name)
        if letters.count > 2, letters[1] != letters[2], letters[1].isLetter, letters[2].isLetter {
            letters.swapAt(1, 2)
            return String(letters)
        }
        return name + String(letters[letters.count - 1]) + "q"
    }
}
