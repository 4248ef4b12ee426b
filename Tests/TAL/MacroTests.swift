import Diagnostics
import Testing
import XML

@testable import TAL

@Suite struct MacroTests {
    private func render(_ files: [String: String], view: String = sampleView) throws -> String {
        let fixture = try TemplateFixture(files)
        let bytes = try fixture.library.template("t.html").render(view: try parse(view).root)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func page(_ body: String) -> String { "<tal:all \(declarations)>\(body)</tal:all>" }

    @Test func `a macro is shown where it is defined and where it is used`() throws {
        let body = "<b metal:define-macro='m'>${title}</b><i metal:use-macro='m'>sample</i>"
        #expect(try render(["t.html": page(body)]) == "<b>甲 &amp; 乙</b><b>甲 &amp; 乙</b>\n")
    }

    @Test func `a macro sees the variables around its use`() throws {
        let hidden = """
            <tal:x condition="nothing"><b metal:define-macro="m">${$c/@id}</b></tal:x>\
            <tal:c repeat="c contract"><i metal:use-macro="m"/></tal:c>
            """
        #expect(try render(["t.html": page(hidden)]) == "<b>a</b><b>b</b><b>c</b>\n")
        let used = "<tal:c repeat='c contract'><i metal:use-macro='load:m.html#m'/></tal:c>"
        let macros = page("<b metal:define-macro='m'>${$c/@id}</b>")
        #expect(try render(["t.html": page(used), "m.html": macros]) == "<b>a</b><b>b</b><b>c</b>\n")
    }

    @Test func `slots are filled by name and keep their content otherwise`() throws {
        let body = """
            <i metal:use-macro="load:m.html#m">sample <u metal:fill-slot="one">${@number}</u></i>
            """
        let macros = page(
            "<b metal:define-macro='m'>[<s metal:define-slot='one'>1</s><s metal:define-slot='two'>2</s>]</b>")
        #expect(try render(["t.html": page(body), "m.html": macros]) == "<b>[<u>12</u><s>2</s>]</b>\n")
    }

    @Test func `a file can be a macro as a whole`() throws {
        let files = [
            "t.html": "<html \(declarations) metal:use-macro='load:layout.html'><p metal:fill-slot='body'>x</p></html>",
            "layout.html": "<html \(declarations)><body><p metal:define-slot='body'/></body></html>",
        ]
        #expect(try render(files) == "<!DOCTYPE html>\n<html><body><p>x</p></body></html>\n")
    }

    @Test func `a macro is named through a variable that load: defines`() throws {
        let macros = page("<b metal:define-macro='m'>x</b>")
        for use in ["$l/m", "$l/macros/m"] {
            let body = "<tal:l define='l load:sub/m.html'><i metal:use-macro='\(use)'/></tal:l>"
            #expect(try render(["t.html": page(body), "sub/m.html": macros]) == "<b>x</b>\n")
        }
    }

    @Test func `an extension fills slots, leaves others open and adds its own`() throws {
        let files = [
            "t.html": page(
                "<i metal:use-macro='load:b.html#b'><u metal:fill-slot='two'>T2</u><u metal:fill-slot='new'>TN</u></i>"),
            "b.html": page(
                """
                <div metal:define-macro="b" metal:extend-macro="load:a.html#a">\
                <p metal:fill-slot="one">B1 <q metal:define-slot="new">BN</q></p></div>
                """),
            "a.html": page(
                """
                <div metal:define-macro="a"><p metal:define-slot="one">A1</p><p metal:define-slot="two">A2</p>\
                <p metal:define-slot="three">A3</p></div>
                """),
        ]
        #expect(try render(files) == "<div><p>B1 <u>TN</u></p><u>T2</u><p>A3</p></div>\n")
    }

    @Test func `a slot can be filled with another use of the same macro`() throws {
        let body = """
            <tal:x metal:use-macro="load:m.html#m"><tal:f metal:fill-slot="s"><tal:y metal:use-macro="load:m.html#m">\
            <tal:g metal:fill-slot="s">in</tal:g></tal:y></tal:f></tal:x>
            """
        let macros = page("<b metal:define-macro='m'><s metal:define-slot='s'/></b>")
        #expect(try render(["t.html": page(body), "m.html": macros]) == "<b><b>in</b></b>\n")
    }

    @Test func `condition, repeat and define hold on an element that uses a macro`() throws {
        let body =
            "<i tal:define='x title' tal:condition='$x' tal:repeat='c contract' metal:use-macro='load:m.html#m'/>"
        let macros = page("<b metal:define-macro='m'>${$c/@id}</b>")
        #expect(try render(["t.html": page(body), "m.html": macros]) == "<b>a</b><b>b</b><b>c</b>\n")
    }
}

@Suite struct MacroFindingTests {
    private func page(_ body: String) -> String { "<div \(declarations)>\n\(body)\n</div>" }

    private func check(_ marked: String, _ files: [String: String] = [:], rule: String, advice: String? = nil) throws {
        let text = MarkedText(page(marked))
        var files = files.mapValues { page($0) }
        files["t.html"] = text.text
        let found = try #require(try findings(files).first)
        #expect(found.rule == rule)
        #expect(found.location?.line == text.line && found.location?.column == text.column, "\(found)")
        if let advice { #expect(found.advice?.english.contains(advice) == true, "\(found)") }
    }

    private let macros = ["m.html": "<b metal:define-macro='box'><s metal:define-slot='body'/></b>"]

    @Test func `a fill that matches no slot`() throws {
        try check(
            "<i metal:use-macro='load:m.html#box'>\n<u metal:fill-slot='‸boddy'/></i>", macros,
            rule: "metal.unknown-slot", advice: "body")
    }

    @Test func `a macro that is not there`() throws {
        try check("<i metal:use-macro='‸load:m.html#bax'/>", macros, rule: "metal.unknown-macro", advice: "box")
        try check("<i metal:use-macro='‸bax'/>", rule: "metal.unknown-macro")
        try check("<i metal:use-macro='‸$l/box'/>", rule: "metal.unknown-template")
    }

    @Test func `a macro that uses itself, also by way of another`() throws {
        try check("<i metal:define-macro='a'><i metal:use-macro='‸a'/></i>", rule: "metal.cycle")
        let found = try findings([
            "t.html": page("<i metal:use-macro='load:a.html#a'/>"),
            "a.html": page("<i metal:define-macro='a'><i metal:use-macro='load:b.html#b'/></i>"),
            "b.html": page("<i metal:define-macro='b'><i metal:use-macro='load:a.html#a'/></i>"),
        ])
        #expect(found.map(\.rule) == ["metal.cycle"])
        #expect(found.first?.location?.file.hasSuffix("b.html") == true)
        #expect(found.first?.related.map { $0.location.file.split(separator: "/").last } == ["a.html", "t.html"])
    }

    @Test func `a fill outside any use, and a statement that is never shown`() throws {
        try check("<i metal:fill-slot='‸x'/>", rule: "metal.fill-outside-use")
        try check(
            "<i metal:use-macro='load:m.html#box'>‸<p tal:content='title'/></i>", macros, rule: "metal.outside-slot")
        try check(
            "<i metal:use-macro='load:m.html#box' tal:content='‸title'/>", macros,
            rule: "metal.statement-without-effect")
    }

    @Test func `names given twice`() throws {
        try check("<i metal:define-macro='a'/><i metal:define-macro='‸a'/>", rule: "metal.double-macro")
        try check(
            "<i metal:use-macro='load:m.html#box'><u metal:fill-slot='body'/><u metal:fill-slot='‸body'/></i>", macros,
            rule: "metal.double-fill")
    }

    @Test func `a mistake in a macro names the macro and its use`() throws {
        let found = try findings([
            "t.html": page("\n  <i metal:use-macro='load:m.html#box'/>"),
            "m.html": page("<b metal:define-macro='box'>${titel}</b>"),
        ])
        let finding = try #require(found.first)
        #expect(finding.rule == "tal.selects-nothing")
        #expect(finding.location?.file.hasSuffix("m.html") == true)
        #expect(finding.location?.line == 2 && finding.location?.column == 31)
        #expect(finding.advice?.english.contains("title") == true)
        let use = try #require(finding.related.first)
        #expect(use.location.file.hasSuffix("t.html") && use.location.line == 3 && use.location.column == 23)
    }

    @Test func `a mistake in what fills a slot names the filling and the slot`() throws {
        let found = try findings([
            "t.html": page("<i metal:use-macro='load:m.html#box'><u metal:fill-slot='body'>${titel}</u></i>"),
            "m.html": page("<b metal:define-macro='box'>\n<s metal:define-slot='body'/></b>"),
        ])
        let finding = try #require(found.first)
        #expect(finding.location?.file.hasSuffix("t.html") == true)
        #expect(finding.location?.line == 2)
        #expect(finding.related.map { $0.location.file.split(separator: "/").last } == ["m.html", "t.html"])
        #expect(finding.related.first?.location.line == 3)
    }

    @Test func `a mistake in a macro that is used twice is found once`() throws {
        let found = try findings([
            "t.html": page("<i metal:use-macro='load:m.html#box'/><i metal:use-macro='load:m.html#box'/>"),
            "m.html": page("<b metal:define-macro='box'>${titel}</b>"),
        ])
        #expect(found.count == 1)
    }

    @Test func `macros that multiply are stopped`() throws {
        var files: [String: String] = ["m0.html": page("<b metal:define-macro='m'>${title}</b>")]
        for level in 1...40 {
            let use = "<i metal:use-macro='load:m\(level - 1).html#m'/>"
            files["m\(level).html"] = page("<b metal:define-macro='m'>\(use)\(use)</b>")
        }
        files["t.html"] = page("<i metal:use-macro='load:m40.html#m'/>")
        #expect(try findings(files).map(\.rule) == ["tal.too-large"])
    }
}

@Suite struct IncludeTests {
    @Test(arguments: [
        "../secret.html", "/etc/passwd", "sub/../../secret.html", "link.html", "folder/secret.html", "..\\x.html", "",
    ])
    func `what lies outside the root is refused`(path: String) throws {
        let fixture = try TemplateFixture([
            "root/t.html": "<p \(declarations) tal:define='l load:\(path)'/>", "secret.html": "<p/>",
            "away/secret.html": "<p/>",
        ])
        try linkOutside(fixture.root)
        let library = TemplateLibrary(root: fixture.root + "/root")
        let error = #expect(throws: Findings.self) { try library.template("t.html") }
        #expect(error?.findings.map(\.rule) == ["tal.outside-root"])
        #expect(error?.findings.first?.location?.line == 1)
    }

    @Test func `a path may go up and down inside the root`() throws {
        let fixture = try TemplateFixture([
            "a/t.html": "<p \(declarations)><i metal:use-macro='load:../b/m.html'/></p>", "b/m.html": "<b>x</b>",
        ])
        let bytes = try fixture.library.template("a/t.html").render(view: try parse("<v/>").root)
        #expect(String(decoding: bytes, as: UTF8.self) == "<p><b>x</b></p>\n")
    }

    @Test func `a file that is missing or malformed is named where it is loaded`() throws {
        let missing = try findings(["t.html": "<p \(declarations) tal:define='l load:no.html'/>"])
        #expect(missing.map(\.rule) == ["file.missing"])
        #expect(missing.first?.location?.file.hasSuffix("t.html") == true)
        let malformed = try findings(["t.html": "<p \(declarations) tal:define='l load:no.html'/>", "no.html": "<p>"])
        #expect(malformed.first?.location?.file.hasSuffix("no.html") == true)
    }
}

@Suite struct MemoryLibraryTests {
    @Test func `files in memory are a library of their own`() throws {
        let files = [
            "a/t.html": "<p \(declarations)><i metal:use-macro='load:../m.html'/></p>", "m.html": "<b>x</b>",
            "out.html": "<p \(declarations) tal:define='l load:../m.html'/>",
        ]
        let library = TemplateLibrary(name: "Templates", files: files.mapValues { Array($0.utf8) })
        let bytes = try library.template("a/t.html").render(view: try parse("<v/>").root)
        #expect(String(decoding: bytes, as: UTF8.self) == "<p><b>x</b></p>\n")
        let outside = #expect(throws: Findings.self) { try library.template("out.html") }
        #expect(outside?.findings.first?.location?.file == "Templates/out.html")
        let missing = #expect(throws: Findings.self) { try library.template("no.html") }
        #expect(missing?.findings.map(\.rule) == ["file.missing"])
    }
}
