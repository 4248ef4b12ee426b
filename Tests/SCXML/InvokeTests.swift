import SCXML
import Statechart
import Testing

/// Invoked machines (SCXML 6.4, 6.5).
@Suite struct InvokeTests {
    private func child(_ body: String, _ invoke: String = "", _ children: String = "") -> String {
        """
        <invoke type='scxml' \(invoke)>\(children)<content><scxml version='1.0' datamodel='xpath'>\(body)</scxml></content>
        </invoke>
        """
    }

    private func parent(_ invoke: String, _ rest: String, data: String = "") -> String {
        "<datamodel>\(data)</datamodel><state id='s'>\(invoke)\(rest)</state>\(ends)"
    }

    @Test func `completion comes back under the invocation's name with its data`() throws {
        let invoke = child("<final id='f'><donedata><param name='k' expr='5'/></donedata></final>", "id='sub'")
        let rest = """
            <transition event='done.invoke.sub' cond="$_event/data/data[@id='k'] = 5 and $_event/invokeid = 'sub'"
              target='pass'/><transition event='*' target='fail'/>
            """
        #expect(try outcome(parent(invoke, rest)) == "pass")
        #expect(try outcome(parent(invoke, rest), restoring: true) == "pass")
    }

    @Test func `parent and child talk both ways`() throws {
        let invoke = child(
            """
            <state id='a'><onentry><send target='#_parent' event='hello'/></onentry>
            <transition event='answer' target='f'/></state><final id='f'/>
            """, "id='sub'")
        let rest = """
            <transition event='hello'><send target='#_sub' event='answer'/></transition>
            <transition event='done.invoke' target='pass'/>
            """
        #expect(try outcome(parent(invoke, rest), restoring: true) == "pass")
    }

    @Test func `parameters reach the data of that name only`() throws {
        let invoke = child(
            """
            <datamodel><data id='x' expr='1'/></datamodel>
            <state id='a'><transition cond='$x = 2' target='f'/></state><final id='f'/>
            """, "", "<param name='x' expr='2'/><param name='y' expr='3'/>")
        #expect(try outcome(parent(invoke, "<transition event='done.invoke' target='pass'/>")) == "pass")
    }

    @Test func `leaving the state cancels the child, which leaves its states unheard`() throws {
        let invoke = child(
            """
            <state id='a'><onentry><send event='late' delay='1s'/><send target='#_parent' event='ready'/></onentry>
            <onexit><send target='#_parent' event='gone'/></onexit><transition event='late' target='f'/></state>
            <final id='f'/>
            """)
        let body = """
            <state id='s'><onentry><send event='end' delay='5s'/></onentry>\(invoke)
            <transition event='ready' target='t'/></state>
            <state id='t'><transition event='end' target='pass'/><transition event='*' target='fail'/></state>\(ends)
            """
        #expect(try outcome(body) == "pass")
        #expect(try outcome(body, restoring: true) == "pass")
    }

    @Test func `a state that is left in the same macrostep invokes nothing`() throws {
        let invoke = child("<final id='f'/>")
        let body = """
            <state id='s'>\(invoke)<transition target='t'/></state>
            <state id='t'><onentry><send event='end' delay='1s'/></onentry><transition event='done.invoke' target='fail'/>
            <transition event='end' target='pass'/></state>\(ends)
            """
        #expect(try outcome(body) == "pass")
    }

    @Test func `finalize runs before transitions are selected, for its own invocation only`() throws {
        let invoke = child(
            "<final id='f'><onentry><send target='#_parent' event='e'><param name='k' expr='2'/></send></onentry></final>",
            "id='one'", "<finalize><assign location='$x' expr=\"$_event/data/data[@id='k']/text()\"/></finalize>")
        let other = child(
            "<state id='w'/>", "id='two'", "<finalize><assign location='$x' expr='99'/></finalize>")
        let rest = "<transition event='e' cond='$x = 2' target='pass'/><transition event='e' target='fail'/>"
        #expect(try outcome(parent(invoke + other, rest, data: "<data id='x' expr='1'/>")) == "pass")
    }

    @Test func `external events are forwarded when asked for`() throws {
        let body = """
            <state id='a'><transition event='outside' target='f'/></state><final id='f'/>
            """
        let invoke = child(body, "autoforward='true'")
        let rest = """
            <onentry><send event='outside' delay='1s'/><send event='end' delay='2s'/></onentry>
            <transition event='done.invoke' target='pass'/><transition event='end' target='fail'/>
            """
        #expect(try outcome(parent(invoke, rest)) == "pass")
        #expect(try outcome(parent(child(body), rest)) == "fail")
    }

    @Test(arguments: [
        ("type='urn:nobody'", "error.execution"), ("type='scxml' src='file:none.scxml'", "error.communication"),
        ("type='scxml' namelist='$nobody'", "error.execution"), ("type='scxml'", "error.communication"),
    ])
    func `an invocation that cannot start is an error`(attributes: String, error: String) throws {
        let rest = "<transition event='\(error)' target='pass'/><transition event='*' target='fail'/>"
        #expect(try outcome(parent("<invoke \(attributes)/>", rest)) == "pass")
    }

    @Test func `a chart can come out of a variable`() throws {
        let data = """
            <data id='x'><scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0'><final id='f'/></scxml></data>
            """
        let invoke = "<invoke type='scxml'><content expr='$x'/></invoke>"
        let rest = "<transition event='done.invoke' target='pass'/>"
        #expect(try outcome(parent(invoke, rest, data: data), restoring: true) == "pass")
    }

    @Test func `a generated identifier begins with the state's`() throws {
        let invoke = child("<final id='f'/>", "idlocation='$x'")
        let rest = """
            <transition event='done.invoke' cond="starts-with($x, 's.') and $_event/invokeid = $x" target='pass'/>
            """
        #expect(try outcome(parent(invoke, rest, data: "<data id='x'/>")) == "pass")
    }

    @Test func `a child of a child is cancelled with it`() throws {
        let inner = child("<state id='i'><onentry><send event='x' delay='1s'/></onentry></state>")
        let outer = child("<state id='o'>\(inner)</state>")
        let (session, _) = try session(
            "<state id='s'>\(outer)<transition event='go' target='t'/></state><state id='t'/>")
        #expect(session.timers.count == 1)
        let (next, _) = try session.send(Event("go"), at: 0)
        #expect(next.timers.isEmpty)
        #expect(next.nextDue == nil)
    }
}
