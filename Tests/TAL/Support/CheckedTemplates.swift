import Diagnostics
import Foundation
import TAL
import Testing
import XML

/// A template with the shape of its view: the shipped ones, and one of our own that uses everything.
struct CheckedTemplate: CustomTestStringConvertible {
    let folder: String
    let name: String
    let files: [String: [UInt8]]
    let shape: ViewShape

    var testDescription: String { "\(folder)/\(name)" }

    var library: TemplateLibrary { TemplateLibrary(name: folder, files: files) }

    /// The same with empty style sheets.
    var withoutStyleSheets: CheckedTemplate {
        let stripped = files.mapValues { bytes -> [UInt8] in
            let text = String(decoding: bytes, as: UTF8.self)
            return Array(text.replacing(/<style>[^<]*<\/style>/, with: "<style></style>").utf8)
        }
        return CheckedTemplate(folder: folder, name: name, files: stripped, shape: shape)
    }

    /// The templates below `Templates/` that have a shape beside them, and our own.
    static func all() throws -> [CheckedTemplate] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../../Templates"
        )
        .standardizedFileURL.path
        var found = [try everything()]
        guard FileManager.default.fileExists(atPath: root) else { return found }
        for folder in try FileManager.default.contentsOfDirectory(atPath: root).sorted() {
            found += try below("\(root)/\(folder)")
        }
        return found
    }

    private static func below(_ folder: String) throws -> [CheckedTemplate] {
        var files: [String: [UInt8]] = [:]
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        for name in names { files[name] = Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))) }
        return try names.compactMap { name in
            guard name.hasSuffix(".shape.xml") else { return nil }
            let template = name.replacingOccurrences(of: ".shape.xml", with: ".html")
            guard files[template] != nil else { return nil }
            return CheckedTemplate(
                folder: folder, name: template, files: files, shape: try shape("\(folder)/\(name)", folder))
        }
    }

    /// The shape with the definitions that the shapes of a folder share.
    private static func shape(_ path: String, _ folder: String) throws -> ViewShape {
        let document = try Document.parse(file: path)
        let parts = "\(folder)/parts.shape.xml"
        if FileManager.default.fileExists(atPath: parts) {
            for definition in try Document.parse(file: parts).root.elements("define") {
                document.root.append(copyOf: definition)
            }
        }
        return try ViewShape.read(document)
    }

    private static func everything() throws -> CheckedTemplate {
        let page = """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" \(declarations) tal:define="parts load:parts.html">
            <head><title>${title} ${@number}</title><style>p &gt; a { color: red }</style></head>
            <body>
            <p class="${if(@urgent, 'urgent', 'calm')}" tal:attributes="title title; data-n @number">${title}</p>
            <a href="${title}">1</a><a tal:attributes="href title">2</a><a href="https://x.example/${title}">3</a>
            <img src="${title}" alt="${title}"/>
            <ul><li tal:repeat="c contract" id="c${$repeat/c/number}" tal:define="all contract">
            <b metal:use-macro="$parts/item"><i metal:fill-slot="name" tal:content="$c/name">n</i></b>
            ${count($all[@tier = $c/@tier])} <i tal:condition="$c/@tier = 'gold'">G</i></li></ul>
            <p tal:switch="@number"><i tal:case="title">same</i><i tal:case="default">other</i></p>
            <div tal:condition="note" tal:content="structure: note">note</div>
            <p>${join(contract/name, '、')} ${contract[1]/@id} ${contract[@tier='gold']/name} ${string-length(title)}</p>
            <textarea tal:content="title"/><pre>${title}</pre>
            <svg xmlns="http://www.w3.org/2000/svg"><text x="1">${title}</text></svg>
            <p tal:on-error="string:no ${title}">${number-chinese(title)}</p>
            <tal:x replace="string:${title} &lt;b> ${contract[last()]/amount}"/>
            </body></html>
            """
        let parts = """
            <div \(declarations)><b metal:define-macro="item"><i metal:define-slot="name">x</i> ${money($c/amount)}</b></div>
            """
        return CheckedTemplate(
            folder: "own", name: "page.html",
            files: ["page.html": Array(page.utf8), "parts.html": Array(parts.utf8)], shape: sampleShape)
    }
}
