import SCXML
import Statechart
import Testing

/// Executable content, events and their fields, sending (SCXML 3.12, 4, 5.10, 6.2, 6.3).
@Suite struct EventTests {
    @Test func `the first branch that holds is executed, else the last`() throws {
        func branch(_ value: Int) throws -> String {
            try checking(
                "<data id='v' expr='\(value)'/><data id='out'/>",
                """
                <if cond='$v = 1'><assign location='$out' expr="'one'"/><elseif cond='$v &gt; 1'/>
                <assign location='$out' expr="'more'"/><else/><assign location='$out' expr="'less'"/></if>
                """, "$out = '\(value == 1 ? "one" : value > 1 ? "more" : "less")'")
        }
        for value in [0, 1, 2] { #expect(try branch(value) == "pass") }
    }

    @Test func `a condition that fails is false, an error, and ends the block after its branch`() throws {
        let content = """
            <if cond='$nobody'><raise event='then'/><else/><assign location='$out' expr="'else'"/></if>
            <assign location='$out' expr="'after'"/>
            """
        #expect(try erring("<data id='out'/>", content, and: "$out = 'else'") == "pass")
    }

    @Test func `an error ends its block, not the next one`() throws {
        let result = try outcome(
            """
            <datamodel><data id='n' expr='0'/></datamodel><state id='s'>
            <onentry><assign location='$no' expr='1'/><assign location='$n' expr='$n + 10'/></onentry>
            <onentry><assign location='$n' expr='$n + 1'/></onentry>
            <transition cond='$n = 1' target='pass'/><transition target='fail'/></state>\(ends)
            """)
        #expect(result == "pass")
    }

    @Test func `an event has seven fields, empty ones too`() throws {
        let fields = ["name", "type", "sendid", "origin", "origintype", "invokeid", "data"]
        let condition = fields.map { "count($_event/\($0)) = 1" }.joined(separator: " and ")
        let result = try outcome(
            """
            <state id='s'><onentry><raise event='e.f'/></onentry>
            <transition event='e' cond="\(condition) and $_event/name = 'e.f' and $_event/type = 'internal'
              and $_event/origin = ''" target='pass'/><transition event='*' target='fail'/></state>\(ends)
            """)
        #expect(result == "pass")
    }

    private static let payloads: [(payload: String, condition: String)] = [
        ("<param name='k' expr='2'/>", "$_event/data/data[@id='k'] = 2"),
        ("<param name='k' location='$v'/>", "$_event/data/data[@id='k']/data[@id='v'] = 7"),
        ("<param name='k' expr='1'/><param name='k' expr='2'/>", "count($_event/data/data[@id='k']) = 2"),
        ("<content>  a\n b </content>", "$_event/data = 'a b'"),
        ("<content><x xmlns='' y='1'><z/></x></content>", "$_event/data/x[@y = 1]/z"),
        ("<content expr='$v'/>", "$_event/data/data[@id='v'] = 7"),
        ("<content expr='$v + 1'/>", "$_event/data = 8"),
    ]

    @Test(arguments: payloads) func `an event carries what it was sent with`(payload: String, condition: String) throws
    {
        let result = try outcome(
            """
            <datamodel><data id='v' expr='7'/></datamodel>
            <state id='s'><onentry><send event='e'>\(payload)</send></onentry>
            <transition event='e' cond="\(condition)" target='pass'/><transition event='*' target='fail'/></state>\(ends)
            """)
        #expect(result == "pass")
    }

    @Test func `namelist gives whole variables under their names`() throws {
        let result = try outcome(
            """
            <datamodel><data id='v' expr='7'/></datamodel><state id='s'><onentry><send event='e' namelist='$v'/></onentry>
            <transition event='e' cond="$_event/data/data[@id='v']/data[@id='v'] = 7" target='pass'/></state>\(ends)
            """)
        #expect(result == "pass")
    }

    @Test func `a parameter that fails is left out with an error, a name that fails stops the event`() throws {
        func run(_ send: String) throws -> String {
            try outcome(
                """
                <state id='s'><onentry>\(send)</onentry><onentry><send event='end'/></onentry>
                <transition event='error.execution' target='t'/></state>
                <state id='t'><transition event='e' target='sent'/><transition event='end' target='unsent'/></state>
                <final id='sent'/><final id='unsent'/>
                """)
        }
        #expect(try run("<send event='e'><param name='k' location='$no'/></send>") == "sent")
        #expect(try run("<send event='e' namelist='$no'/>") == "unsent")
        #expect(try run("<send event='e' delay='soon'/>") == "unsent")
        #expect(try run("<send event='e' type='http://www.w3.org/TR/scxml/#BasicHTTPEventProcessor'/>") == "unsent")
        #expect(try run("<send event='e' target='http://example.invalid/'/>") == "unsent")
        #expect(try run("<send eventexpr=\"''\"/>") == "unsent")
    }

    @Test func `a session that is not there is a communication error with the identifier of the send`() throws {
        for target in ["#_parent", "#_scxml_nobody", "#_nobody"] {
            let result = try outcome(
                """
                <state id='s'><onentry><send event='e' target='\(target)' id='mail'/></onentry>
                <transition event='error.communication' cond="$_event/sendid = 'mail'" target='pass'/>
                <transition event='*' target='fail'/></state>\(ends)
                """)
            #expect(result == "pass")
        }
    }

    @Test func `an event can be answered at its origin`() throws {
        let result = try outcome(
            """
            <state id='s'><onentry><send event='ask'/></onentry>
            <transition event='ask' target='t'><send event='answer' targetexpr='$_event/origin'
              typeexpr='$_event/origintype'/></transition></state>
            <state id='t'><transition event='answer' target='pass'/></state>\(ends)
            """)
        #expect(result == "pass")
    }

    @Test func `the address of a session is among its processors`() throws {
        let location = "$_ioprocessors/processor[@name='http://www.w3.org/TR/scxml/#SCXMLEventProcessor']/location"
        let result = try outcome(
            """
            <state id='s'><onentry><send event='e' targetexpr="\(location)"/></onentry>
            <transition event='e' target='pass'/></state>\(ends)
            """)
        #expect(result == "pass")
    }

    @Test func `a cancelled event does not come, others of the same moment do`() throws {
        let result = try outcome(
            """
            <datamodel><data id='which'/></datamodel>
            <state id='s'><onentry><send event='one' id='a' delay='1s'/><send event='two' idlocation='$which' delay='1s'/>
            <send event='three' delay='1s'/><cancel sendid='a'/><cancel sendidexpr='$which'/></onentry>
            <transition event='three' target='pass'/><transition event='*' target='fail'/></state>\(ends)
            """)
        #expect(result == "pass")
    }

    @Test func `what a host serves is handed to it, in order with the log`() throws {
        let (_, turn) = try session(
            """
            <state id='s'><onentry><log label='a' expr="'b'"/>
            <send type='urn:mail' target='office' event='note'><param name='k' expr='1'/></send></onentry></state>
            """, processors: ["urn:mail"])
        #expect(turn.effects.count == 2)
        #expect(turn.effects.first == .log(label: "a", text: "b"))
        let event = Event("note", named: [NamedValue("k", .text("1"))])
        #expect(turn.effects.last == .send(Dispatch(event: event, target: .external("office"), type: "urn:mail")))
    }

    @Test(arguments: [("In('b1')", true), ("In(\"b2\")", false), ("In(b1)", true), ("In('nobody')", false)])
    func `the null data model knows which states are active`(condition: String, holds: Bool) throws {
        let text = condition.replacing("\"", with: "&quot;")
        let body = """
            <parallel id='p'><state id='a'><transition cond="\(text)" target='pass'/><transition target='fail'/></state>
            <state id='b' initial='b1'><state id='b1'/><state id='b2'/></state></parallel>\(ends)
            """
        #expect(try outcome(body, "datamodel='null'") == (holds ? "pass" : "fail"))
    }

    @Test func `another condition in the null data model is false and an error`() throws {
        let body = """
            <state id='s'><transition cond='1 = 1' target='fail'/><transition event='error.execution' target='pass'/></state>
            \(ends)
            """
        #expect(try outcome(body, "datamodel='null'") == "pass")
    }

    @Test func `markup in text stays text`() throws {
        let result = try outcome(
            """
            <datamodel><data id='v' expr="'&lt;a&gt; &amp;amp; \u{4F60}'"/></datamodel>
            <state id='s'><onentry><send event='e'><param name='k' expr='string($v)'/></send></onentry>
            <transition event='e' cond="$_event/data/data = '&lt;a&gt; &amp;amp; \u{4F60}'" target='pass'/></state>\(ends)
            """, restoring: true)
        #expect(result == "pass")
    }
}
