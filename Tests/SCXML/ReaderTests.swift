import Diagnostics
import SCXML
import Testing

/// Every mistake is found where it stands. `▶` marks the place in the source.
@Suite struct ReaderTests {
    /// The findings of a marked document, errors and warnings.
    private func findings(_ marked: String) -> (found: [Finding], column: Int) {
        let text = document(marked)
        let column = text.unicodeScalars.prefix { $0 != "▶" }.count + 1
        do throws(Findings) {
            return (try read(text.replacing("▶", with: "")).warnings, column)
        } catch {
            return (error.findings, column)
        }
    }

    private static let mistakes: [(rule: String, body: String)] = [
        ("scxml.unknown-target", "<state id='review'><transition event='e' target='▶reveiw'/></state>"),
        ("scxml.unknown-target", "<state id='a'><transition event='e' target='a ▶b'/></state>"),
        ("scxml.duplicate-id", "<state id='a'/><state id='▶a'/>"),
        ("scxml.duplicate-id", "<datamodel><data id='x'/><data id='▶x'/></datamodel><state id='a'/>"),
        (
            "scxml.illegal-initial",
            "<state id='a'><initial><transition event='▶e' target='b'/></initial><state id='b'/></state>"
        ),
        ("scxml.illegal-initial", "<state id='a' initial='▶c'><state id='b'/></state><state id='c'/>"),
        ("scxml.illegal-initial", "<state id='a' initial='▶a'/>"),
        (
            "scxml.illegal-history",
            "<state id='a'><history id='h'><transition target='▶b'/></history><state id='c'/></state><state id='b'/>"
        ),
        ("scxml.illegal-initial", "<state id='a'><state id='b'/>▶<history id='h'/></state>"),
        ("scxml.conflicting-targets", "<state id='a'><transition event='e' target='a ▶b'/></state><state id='b'/>"),
        ("scxml.unknown-element", "<state id='a'>▶<transitoin event='e'/></state>"),
        ("scxml.misplaced-element", "<state id='a'>▶<raise event='e'/></state>"),
        ("scxml.misplaced-element", "<final id='a'>▶<transition event='e'/></final>"),
        (
            "scxml.misplaced-element",
            "<state id='a'><invoke type='scxml'><finalize>▶<send event='x'/></finalize></invoke></state>"
        ),
        (
            "scxml.misplaced-element",
            "<state id='a'><onentry><if cond='1'><else/>▶<elseif cond='1'/></if></onentry></state>"
        ),
        ("scxml.unknown-attribute", "<state id='a'><transition evnet='▶e' target='a'/></state>"),
        ("scxml.missing-attribute", "<state id='a'><onentry>▶<raise/></onentry></state>"),
        ("scxml.missing-attribute", "<state id='a'>▶<transition/></state>"),
        ("scxml.missing-attribute", "<state id='a'><onentry>▶<send target='#_internal'/></onentry></state>"),
        ("scxml.missing-attribute", "<state id='a'><onentry>▶<cancel/></onentry></state>"),
        (
            "scxml.missing-attribute",
            "<state id='a'><onentry><send event='e'>▶<param name='x'/></send></onentry></state>"
        ),
        ("scxml.bad-value", "<state id='a'><transition type='▶intern' target='a'/></state>"),
        ("scxml.contradiction", "<state id='a'><onentry><send event='e' eventexpr='▶1'/></onentry></state>"),
        ("scxml.contradiction", "<datamodel><data id='x' expr='▶1'>2</data></datamodel><state id='a'/>"),
        (
            "scxml.contradiction",
            "<state id='a' initial='b'>▶<initial><transition target='b'/></initial><state id='b'/></state>"
        ),
        (
            "scxml.contradiction",
            "<final id='a'><donedata>▶<content>1</content><param name='x' expr='1'/></donedata></final>"
        ),
        (
            "scxml.send.delayed-internal",
            "<state id='a'><onentry><send event='e' target='▶#_internal' delay='1s'/></onentry></state>"
        ),
        ("scxml.stray-text", "▶<state id='a'>text</state>"),
        ("scxml.no-namespace", "<state id='a'>▶<task xmlns=''/></state>"),
        ("scxml.bad-id", "<state id='▶a b'/>"),
        ("scxml.bad-id", "<datamodel><data id='▶_x'/></datamodel><state id='a'/>"),
    ]

    @Test(arguments: mistakes) func `a mistake is an error at its place`(rule: String, body: String) throws {
        let (found, column) = findings(body)
        let finding = try #require(found.first { $0.rule == rule })
        #expect(finding.location == SourceLocation(file: "chart.scxml", line: 1, column: column))
        #expect(finding.severity == .error)
        #expect(finding.message.chinese != finding.message.english)
    }

    private static let doubts: [(rule: String, body: String)] = [
        ("xpath.syntax", "<state id='a'><transition cond='1 +' target='a'/></state>"),
        (
            "scxml.unknown-variable",
            "<datamodel><data id='amount'/></datamodel><state id='a'><transition event='e' cond='▶$amuont > 1'/></state>"
        ),
        ("scxml.unknown-state", "<state id='review'><transition event='e' cond=\"1 and In('▶reviev')\"/></state>"),
        ("scxml.unknown-state", "<state id='review'><transition event='e' cond=\"▶In('reviev')\"/></state>"),
        ("scxml.bad-delay", "<state id='a'><onentry><send event='e' delay='▶soon'/></onentry></state>"),
        ("scxml.bad-descriptor", "<state id='a'><transition event='▶.*' target='a'/></state>"),
        ("scxml.foreach.illegal-name", "<state id='a'><onentry><foreach array='/*' item='▶..'/></onentry></state>"),
        ("scxml.script", "<state id='a'><onentry>▶<script/></onentry></state>"),
        ("scxml.unknown-content", "<state id='a'><onentry>▶<x:y xmlns:x='urn:x'/></onentry></state>"),
        ("scxml.resource", "<datamodel><data id='x' src='▶file:../secret'/></datamodel><state id='a'/>"),
    ]

    @Test(arguments: doubts) func `what only fails when it runs is a warning`(rule: String, body: String) throws {
        let (found, column) = findings(body)
        let finding = try #require(found.first { $0.rule == rule })
        #expect(finding.severity == .warning)
        if body.contains("▶") { #expect(finding.location?.column == column) }
    }

    @Test func `all mistakes come in one go, in the order of the source`() {
        let (found, _) = findings(
            """
            <state id='a'><transition event='e' target='b'/><onentry><rase event='x'/></onentry></state>
            <state id='a' initial='z'/>
            """)
        #expect(
            found.map(\.rule).sorted()
                == [
                    "scxml.duplicate-id", "scxml.illegal-initial", "scxml.unknown-element", "scxml.unknown-target",
                    "scxml.unknown-target",
                ].sorted())
        let places = found.compactMap(\.location)
        #expect(places == places.sorted())
    }

    @Test func `a slip of the pen is answered with what was meant`() {
        for body in [
            "<state id='review'><transition event='e' target='reveiw'/></state>",
            "<state id='a'><transition evnet='e' target='a'/></state>",
            "<state id='a'><transitoin event='e'/></state>",
            "<datamodel><data id='amount'/></datamodel><state id='a'><transition cond='$amuont > 1'/></state>",
        ] {
            #expect(findings(body).found.contains { $0.advice?.english.hasPrefix("did you mean") == true })
        }
    }

    @Test func `a mistake in a chart inside an invocation is found where it stands`() throws {
        let (found, column) = findings(
            """
            <state id='a'><invoke type='scxml'><content><scxml version='1.0' datamodel='xpath'><state id='x'>\
            <transition event='e' target='▶y'/></state></scxml></content></invoke></state>
            """)
        #expect(found.first?.location?.column == column)
    }

    @Test(arguments: [
        ("<html/>", "scxml.root"),
        ("<scxml version='1.0'/>", "scxml.root"),
        ("<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0'/>", "scxml.no-states"),
        ("<scxml xmlns='http://www.w3.org/2005/07/scxml' version='2.0'><state id='a'/></scxml>", "scxml.version"),
        (
            "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' datamodel='ecmascript'><state id='a'/></scxml>",
            "scxml.unknown-data-model"
        ),
        (
            "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' initial='b'><state id='a'/></scxml>",
            "scxml.unknown-target"
        ),
    ])
    func `a document that is no chart is refused`(text: String, rule: String) {
        #expect { try read(text) } throws: { ($0 as? Findings)?.findings.map(\.rule) == [rule] }
    }

    @Test func `elements of other namespaces are kept for those who read them`() throws {
        let document = try read(
            document(
                """
                <state id='a'><d:task xmlns:d='urn:docket' performer='manager'/><transition event='x' target='b'/></state>
                <state id='b'/><d:note xmlns:d='urn:docket'/>
                """))
        let state = try #require(document.chart.index(of: "a"))
        #expect(document.foreignElements(ofState: state).map { $0["performer"] } == ["manager"])
        #expect(document.foreignElements(ofState: 0).map(\.name) == ["note"])
        #expect(document.foreignElements(ofState: state).first?.location?.line == 1)
        #expect(document.element(ofState: state)["id"] == "a")
        #expect(document.element(ofTransition: document.chart.states[state].transitions.lowerBound)?["event"] == "x")
        #expect(document.warnings.isEmpty)
    }
}
