import Diagnostics
import Testing
import XML

@testable import TAL

/// Every finding has its rule, line and column; `‸` marks the place.
@Suite struct FindingTests {
    private func check(_ body: String, rule: String, advice: String? = nil, shape: ViewShape? = sampleShape) throws {
        let (found, marked) = try findings(marked: body, shape: shape)
        let finding = try #require(found.first, "\(rule): \(body)")
        #expect(found.map(\.rule) == [rule])
        #expect(finding.location?.line == marked.line)
        #expect(finding.location?.column == marked.column, "\(finding)")
        #expect(finding.excerpt != nil)
        #expect(!finding.message.chinese.isEmpty && !finding.message.english.isEmpty)
        if let advice { #expect(finding.advice?.english.contains(advice) == true, "\(finding)") }
    }

    @Test(arguments: [
        ("<p ‸tal:contnet='title'/>", "content"), ("<p ‸tal:atributes='x title'/>", "attributes"),
        ("<p ‸metal:use-marco='x'/>", "use-macro"), ("<tal:x ‸contnet='title'/>", "content"),
    ])
    func `an unknown statement`(body: String, advice: String) throws {
        try check(body, rule: "tal.unknown-statement", advice: advice)
    }

    @Test func `a prefix that is bound to something else`() throws {
        let found = try findings(["t.html": "<p xmlns:tal='http://xml.zope.org/namespaces/tla' tal:content='x'/>"])
        #expect(found.map(\.rule) == ["tal.wrong-namespace"])
    }

    @Test func `statements that need a name and an expression`() throws {
        try check("<p tal:define='‸x'/>", rule: "tal.name-and-expression")
        try check("<p tal:repeat='‸contract'/>", rule: "tal.name-and-expression")
        try check("<p tal:attributes='id @number; ‸title'/>", rule: "tal.name-and-expression")
        try check("<p tal:define='‸1x title'/>", rule: "tal.variable-name")
        try check("<p tal:define='‸repeat title'/>", rule: "tal.reserved-name")
        try check("<p tal:define='x ‸nothing'/>", rule: "tal.keyword-defined")
        try check("<p tal:attributes='‸a/b title'/>", rule: "tal.attribute-name")
    }

    @Test func `statements that do not go together`() throws {
        try check("<p tal:content='title' tal:replace='‸title'/>", rule: "tal.content-and-replace")
        try check("<p metal:extend-macro='‸x'/>", rule: "metal.extend-without-define")
        try check("<p tal:case=\"‸'a'\"/>", rule: "tal.case-outside-switch")
        try check("<tal:x tal:attributes='‸id @number'/>", rule: "tal.attributes-without-tag")
        try check("‸<br tal:content='title'/>", rule: "tal.void-element")
    }

    @Test func `syntax errors have their place inside the expression`() throws {
        try check("<p tal:content='contract[@id‸'/>", rule: "xpath.syntax")
        try check("<p title='a &amp; ${title ‸title}'/>", rule: "xpath.syntax")
        try check("<p>\n  &lt; ${title} ${‸}</p>", rule: "xpath.syntax")
        try check("<p>‸${title</p>", rule: "tal.unclosed-interpolation")
        try check("<p tal:define=\"x title;\n  y string:a;;b;\n  z contract[‸]\"/>", rule: "xpath.syntax")
    }

    @Test func `unknown variables, functions and prefixes`() throws {
        try check("<p tal:repeat='row contract'>${‸$rwo/name}</p>", rule: "tal.unknown-variable", advice: "row")
        try check("<p>${‸mony(title)}</p>", rule: "tal.unknown-function", advice: "money")
        try check("<p>${‸x:title}</p>", rule: "xpath.unknown-prefix")
        try check("<p tal:repeat='row contract'>${$repeat/‸rwo/index}</p>", rule: "tal.unknown-repeat", advice: "row")
        try check(
            "<p tal:repeat='row contract'>${$repeat/row/‸idx}</p>", rule: "tal.unknown-repeat-property")
        try check("<p>${‸$repeat}</p>", rule: "tal.repeat-path")
        try check("<p>${‸money()}</p>", rule: "tal.arguments")
        try check("<p>${‸position()}</p>", rule: "tal.no-position", advice: "$repeat")
    }

    @Test func `a repeat's variable is not there before the repeat`() throws {
        try check(
            "<p tal:repeat='c contract' tal:condition='‸$c/name'/>", rule: "tal.unknown-variable", advice: "inside")
    }

    @Test func `expression types where they cannot stand`() throws {
        try check("<p tal:content='structure: ‸string(title)'/>", rule: "tal.structure-of-text")
        try check("<p title='x ${‸structure: note}'/>", rule: "tal.misplaced-expression")
        try check("<p tal:attributes='title ‸structure: note'/>", rule: "tal.structure-in-attribute")
        try check("<p tal:content='‸load: x.html'/>", rule: "tal.misplaced-expression")
        try check("<p>${‸default}</p>", rule: "tal.misplaced-default")
        try check("<p tal:repeat=\"x ‸'text'\"/>", rule: "tal.repeat-not-nodes")
        try check("<p>${count(‸'text')}</p>", rule: "tal.not-nodes", shape: nil)
    }

    @Test func `every finding of a file is reported, in its order`() throws {
        let found = try findings([
            "t.html": """
            <div \(declarations)>
            <p tal:contnet="x"/>
            ${title ${nope}
            <p tal:repeat="c contrat">${$c/nmae}</p>
            </div>
            """
        ])
        #expect(found.count >= 3)
        #expect(found.map { $0.location?.line ?? 0 } == found.map { $0.location?.line ?? 0 }.sorted())
    }

    @Test func `a fault that only data brings about has its place`() throws {
        let fixture = try TemplateFixture(["t.html": "<div \(declarations)>\n <p>${money(title)}</p></div>"])
        let template = try fixture.library.template("t.html", shape: sampleShape)
        let error = #expect(throws: Findings.self) { try template.render(view: try parse(sampleView).root) }
        #expect(error?.findings.map(\.rule) == ["tal.function"])
        #expect(error?.findings.first?.location?.line == 2 && error?.findings.first?.location?.column == 7)
    }
}
