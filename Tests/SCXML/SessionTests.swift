import Diagnostics
import SCXML
import Statechart
import Testing

/// Sessions: time, snapshots, and what a host asks of them.
@Suite struct SessionTests {
    private let approval = """
        <datamodel><data id='amount' expr='5'/><data id='list'><i xmlns=''>a</i><i xmlns=''>b</i></data></datamodel>
        <state id='draft'><transition event='submit' cond='$amount &gt;= 5' target='review'/></state>
        <parallel id='review'>
          <history id='again' type='deep'><transition target='legal finance'/></history>
          <onentry><send event='remind' id='r' delay='2d'><param name='who' expr="'甲 &amp; 乙'"/></send></onentry>
          <onexit><cancel sendid='r'/></onexit>
          <transition event='pause' target='paused'/><transition event='done.state.review' target='end'/>
          <transition event='remind'><foreach array='$list/i' item='each'><log expr='$each'/></foreach></transition>
          <state id='legal' initial='l1'><state id='l1'><transition event='approve.legal' target='l2'/></state>
            <final id='l2'/></state>
          <state id='finance' initial='f1'><state id='f1'><transition event='approve.finance' target='f2'/></state>
            <final id='f2'/></state>
        </parallel>
        <state id='paused'><transition event='resume' target='again'/></state><final id='end'/>
        """

    @Test func `a session saved and restored at any point goes on in the same way`() throws {
        let executable = try read(document(approval)).executable
        let events = ["submit", "approve.legal", "pause", "resume", "approve.finance"]
        var (plain, _) = try Session.start(executable, id: "s", at: 0)
        var (restored, _) = try Session.start(executable, id: "s", at: 0)
        for (hour, event) in events.enumerated() {
            let time = hour * 60 * 60 * 1000
            restored = try Session.restore(restored.xml, executable)
            let (next, turn) = try plain.send(Event(event), at: time)
            let (other, otherTurn) = try restored.send(Event(event), at: time)
            #expect(turn.moves == otherTurn.moves)
            #expect(turn.tookEvent)
            #expect(next.xml == other.xml)
            (plain, restored) = (next, other)
        }
        #expect(restored.finalState == "end")
    }

    @Test func `a delayed event is due at its time, also after restoring, and can be late`() throws {
        let executable = try read(document(approval)).executable
        let day = 24 * 60 * 60 * 1000
        var (session, _) = try Session.start(executable, id: "s", at: 0)
        (session, _) = try session.send(Event("submit"), at: 1000)
        #expect(session.nextDue == 1000 + 2 * day)
        session = try Session.restore(session.xml, executable)
        let (early, quiet) = try session.advance(to: 2 * day)
        #expect(quiet.effects.isEmpty)
        let (late, turn) = try early.advance(to: 9 * day)
        #expect(turn.effects == [.log(label: nil, text: "a"), .log(label: nil, text: "b")])
        #expect(late.nextDue == nil)
        #expect(try Session.restore(late.xml, executable).xml == late.xml)
    }

    @Test func `equal sessions give equal bytes, different ones do not`() throws {
        let executable = try read(document(approval)).executable
        let (one, _) = try Session.start(executable, id: "s", at: 0)
        let (other, _) = try Session.start(executable, id: "s", at: 0)
        #expect(one.xml == other.xml)
        #expect(try one.send(Event("submit"), at: 0).0.xml != one.xml)
    }

    @Test func `steps do not touch the session they began with`() throws {
        let (first, _) = try session(
            """
            <datamodel><data id='n' expr='0'/></datamodel><state id='s'>
            <transition event='add'><assign location='$n' expr='$n + 1'/></transition></state>
            """)
        let before = first.xml
        let (second, _) = try first.send(Event("add"), at: 0)
        let (third, _) = try first.send(Event("add"), at: 0)
        #expect(first.xml == before)
        #expect(second.xml != before)
        #expect(second.xml == third.xml)
    }

    @Test func `an event carries values into the machine`() throws {
        let (first, _) = try session(
            """
            <state id='s'><transition event='go' cond="$_event/data/data[@id='opinion'] = '同意'
              and $_event/data/data[@id='record']/amount = 3" target='pass'/></state>\(ends)
            """)
        let event = Event(
            "go", named: [NamedValue("opinion", .text("同意")), NamedValue("record", .markup("<amount>3</amount>"))])
        let (second, turn) = try first.send(event, at: 0)
        #expect(second.finalState == "pass")
        #expect(turn.tookEvent)
    }

    @Test func `errors on the way are reported with their reasons and places`() throws {
        let (first, _) = try session(
            "<state id='s'><transition event='go'><assign location='$nobody' expr='1'/></transition></state>")
        let (_, turn) = try first.send(Event("go"), at: 0)
        let error = try #require(turn.errors.first)
        #expect(error.event == "error.execution")
        #expect(error.findings.first?.rule == "xpath.unknown-variable")
        #expect(error.findings.first?.location?.line == 1)
    }

    @Test func `a transition from outside the chart runs as the chart's own`() throws {
        let executable = try read(document(approval)).executable
        var (session, _) = try Session.start(executable, id: "s", at: 0)
        (session, _) = try session.send(Event("submit"), at: 0)
        let source = try #require(executable.machine.chart.index(of: "l1"))
        let target = try #require(executable.machine.chart.index(of: "draft"))
        let (next, turn) = try session.send(Event("return"), from: source, to: target, at: 0)
        #expect(next.activeStates == ["draft"])
        #expect(next.timers.isEmpty)
        #expect(turn.moves.last == .entered(target))
    }

    @Test func `an error that causes the next is stopped, with the active states named`() throws {
        #expect(throws: StepError.unstable(states: ["s"], limit: 10_000)) {
            try session(
                "<state id='s'><transition event='error' cond='$nobody' target='s'/><transition cond='$no'/></state>")
        }
    }

    @Test func `machines that write to each other without end are stopped`() throws {
        #expect(throws: StepError.tooManyEvents(limit: 100_000)) {
            try session("<state id='s'><onentry><send event='e'/></onentry><transition event='e' target='s'/></state>")
        }
    }

    @Test(arguments: [
        "", "<session", "<other/>", "<session now='0'/>", "<session now='x'><machine session='s'/></session>",
        "<session now='0'><machine session='s'><active>nowhere</active><datamodel/></machine></session>",
        "<session now='0'><machine session='s'><active>draft</active></machine></session>",
        "<session now='0'><machine session='s'><datamodel/><alias name='x' path='9/9'/></machine></session>",
        "<session now='0'><machine session='s' number='1' parent='0' invocation='x'><datamodel/></machine></session>",
        "<session now='0'><machine session='s'><invocation state='draft' place='4' id='x'/><datamodel/></machine></session>",
        "<session now='0'><machine session='s'><datamodel/></machine><timer remaining='-1'><event name='e'/></timer></session>",
        "<session now='0'><machine session='s'><datamodel/></machine><timer remaining='1'/></session>",
    ])
    func `a damaged snapshot is refused`(xml: String) throws {
        let executable = try read(document(approval)).executable
        #expect(throws: Findings.self) { try Session.restore(Array(xml.utf8), executable) }
    }

    @Test func `a simulated clock jumps to what is due`() async throws {
        let (session, _) = try session(
            """
            <state id='a'><onentry><send event='e' delay='3d'/></onentry><transition event='e' target='b'/></state>
            <state id='b'><onentry><send event='e' delay='1s'/></onentry><transition event='e' target='pass'/></state>
            \(ends)
            """)
        var driver = Driver(session, clock: SimulatedClock())
        try await driver.run()
        #expect(driver.session.finalState == "pass")
        #expect(driver.clock.now == 3 * 24 * 60 * 60 * 1000 + 1000)
    }

    @Test func `a real clock waits`() async throws {
        let (session, _) = try session(
            "<state id='a'><onentry><send event='e' delay='20ms'/></onentry><transition event='e' target='pass'/></state>\(ends)"
        )
        var driver = Driver(session, clock: RealClock())
        try await driver.run()
        #expect(driver.session.finalState == "pass")
        #expect(driver.clock.now >= 20)
    }
}
