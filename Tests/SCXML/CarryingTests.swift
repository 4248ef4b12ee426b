import Diagnostics
import SCXML
import Statechart
import Testing

/// Sessions carried over to another chart: where they land, what is lost, what is refused.
@Suite struct CarryingTests {
    private static func region(_ name: String) -> String {
        """
        <state id='\(name)' initial='\(name)-open'>
          <state id='\(name)-open'><transition event='approve.\(name)-open' target='\(name)-done'/></state>
          <final id='\(name)-done'/>
        </state>
        """
    }

    /// A chain: draft, a review by some regions in parallel, the end.
    private static func chain(_ regions: String..., more: String = "", data: String = "") -> String {
        """
        \(data)<state id='draft'><transition event='submit' target='review'/></state>
        <parallel id='review'><transition event='done.state.review' target='sign'/>
          \(regions.map(region).joined())
        </parallel>
        <state id='sign'><transition event='sign' target='end'/></state>\(more)<final id='end'/>
        """
    }

    /// A session of a chart after some events.
    private func session(_ body: String, _ events: [String], _ attributes: String = "datamodel='xpath'") throws
        -> Session
    {
        let executable = try read(document(body, attributes)).executable
        var (session, _) = try Session.start(executable, id: "s", at: 0)
        for event in events {
            let (next, turn) = try session.send(Event(event), at: 1000)
            try #require(turn.tookEvent, "\(event)")
            session = next
        }
        return session
    }

    private func carry(
        _ session: Session, _ body: String, formerly: [String: String] = [:], data: [String: Value] = [:]
    ) throws -> CarriedSession {
        try session.carried(
            to: try read(document(body)).executable, formerly: formerly, data: data, at: 2000)
    }

    /// What was refused, by name.
    private func refused(_ carried: CarriedSession) -> [String] {
        #expect(carried.arrival == nil)
        return carried.parts.filter(\.isRefused).map(\.name)
    }

    @Test func `an equal chart takes the session as it is, at every point`() throws {
        let body = Self.chain("legal", "finance")
        let events = ["submit", "approve.finance-open", "approve.legal-open"]
        for count in 0...events.count {
            let before = try session(body, Array(events.prefix(count)))
            let arrival = try #require(try carry(before, body).arrival)
            #expect(arrival.session.activeStates == before.activeStates)
            #expect(arrival.turn.moves.isEmpty)
            let (one, _) = try before.send(Event(count < 3 ? events[count] : "sign"), at: 2000)
            let (other, _) = try arrival.session.send(Event(count < 3 ? events[count] : "sign"), at: 2000)
            #expect(one.xml == other.xml)
        }
    }

    @Test func `a new region is entered by default, the others stay where they are`() throws {
        let before = try session(Self.chain("legal", "finance"), ["submit", "approve.finance-open"])
        let carried = try carry(before, Self.chain("legal", "safety", "finance"))
        let arrival = try #require(carried.arrival)
        #expect(
            arrival.session.activeStates == [
                "review", "legal", "legal-open", "safety", "safety-open", "finance", "finance-done",
            ])
        #expect(carried.parts.filter { $0.fate == .added }.map(\.name) == ["safety-open"])
        let chart = arrival.session.executable.machine.chart
        let entered = arrival.turn.moves.compactMap { move -> String? in
            if case .entered(let state) = move { chart.states[state].id } else { nil }
        }
        #expect(entered == ["safety", "safety-open"], "carried states are not entered again")
        let (next, _) = try arrival.session.send(Event("approve.legal-open"), at: 3000)
        let (end, _) = try next.send(Event("approve.safety-open"), at: 3000)
        #expect(end.activeStates == ["sign"])
    }

    @Test func `entering a new region runs what stands in onentry, carrying does not`() throws {
        let before = try session(Self.chain("legal"), ["submit"])
        let after = Self.chain("legal", "safety").replacingEach(
            "<state id='safety-open'>",
            by: "<state id='safety-open'><onentry><send event='remind' delay='1s'/></onentry>"
        ).replacingEach(
            "<state id='legal-open'>",
            by:
                "<state id='legal-open'><transition event='remind' target='legal-done'/><onentry><raise event='bad'/></onentry>"
        )
        let arrival = try #require(try carry(before, after).arrival)
        #expect(arrival.session.timers.map(\.dispatch.event.name) == ["remind"])
        #expect(arrival.session.nextDue == 3000)
    }

    @Test func `a state that is gone is refused, and a former name leads to it`() throws {
        let before = try session(Self.chain("legal", "finance"), ["submit"])
        let renamed = Self.chain("legal", "treasury")
        let gone = try carry(before, renamed)
        #expect(refused(gone) == ["finance-open"])
        #expect(
            gone.parts.first(where: \.isRefused)?.fate
                == .refused(Message("新版里没有这个状态", "the new chart does not have this state")))
        let carried = try carry(before, renamed, formerly: ["finance-open": "treasury-open"])
        #expect(try #require(carried.arrival).session.activeStates.contains("treasury-open"))
        #expect(
            carried.parts.first { $0.name == "finance-open" }?.fate == .renamed("treasury-open"))
        #expect(carried.arrival?.turn.moves.isEmpty == false, "the region around it is new")
    }

    @Test func `a finished region that is gone is dropped, an unfinished one is refused`() throws {
        let done = try session(Self.chain("legal", "finance"), ["submit", "approve.finance-open"])
        let carried = try carry(done, Self.chain("legal"))
        #expect(try #require(carried.arrival).session.activeStates == ["review", "legal", "legal-open"])
        let open = try session(Self.chain("legal", "finance"), ["submit", "approve.legal-open"])
        #expect(refused(try carry(open, Self.chain("legal"))) == ["finance-open"])
    }

    @Test func `a finished region whose end has another name would begin again and is refused`() throws {
        let done = try session(Self.chain("legal", "finance"), ["submit", "approve.finance-open"])
        let after = Self.chain("legal", "finance").replacingEach("finance-done", by: "finance-given")
        #expect(refused(try carry(done, after)) == ["finance-done"])
        #expect(try carry(done, after, formerly: ["finance-done": "finance-given"]).arrival != nil)
    }

    @Test func `parallel turned into sequence is refused while two branches are active`() throws {
        let sequence = """
            <state id='draft'/><state id='review' initial='legal'><transition event='done.state.finance' target='sign'/>
              <state id='legal' initial='legal-open'><transition event='done.state.legal' target='finance'/>
                <state id='legal-open'><transition event='approve.legal-open' target='legal-done'/></state>
                <final id='legal-done'/></state>
              <state id='finance' initial='finance-open'><state id='finance-open'>
                <transition event='approve.finance-open' target='finance-done'/></state><final id='finance-done'/></state>
            </state><state id='sign'/>
            """
        for events in [["submit"], ["submit", "approve.legal-open"]] {
            let before = try session(Self.chain("legal", "finance"), events)
            #expect(refused(try carry(before, sequence)) == ["legal"])
        }
        let after = try session(
            Self.chain("legal", "finance"), ["submit", "approve.legal-open", "approve.finance-open"])
        #expect(try #require(try carry(after, sequence).arrival).session.activeStates == ["sign"])
    }

    @Test func `a waiting state that became an end, and an end that became a waiting state, are refused`() throws {
        let before = try session(Self.chain("legal", "finance"), ["submit", "approve.finance-open"])
        let ended = Self.chain("legal", "finance").replacingEach(
            "<state id='legal-open'><transition event='approve.legal-open' target='legal-done'/></state>",
            by: "<final id='legal-open'/>")
        #expect(refused(try carry(before, ended)) == ["legal-open"])
        let waiting = Self.chain("legal", "finance").replacingEach(
            "<final id='finance-done'/>", by: "<state id='finance-done'/>")
        #expect(refused(try carry(before, waiting)) == ["finance-done"])
    }

    @Test func `nothing arrives complete where nobody would notice`() throws {
        let before = try session(
            Self.chain("legal").replacingEach("</parallel>", by: "<state id='waits'/></parallel>"),
            ["submit", "approve.legal-open"])
        let after = """
            <state id='draft'/><parallel id='all'><state id='first' initial='review'>
              <parallel id='review'><transition event='done.state.review' target='sign'/>\(Self.region("legal"))</parallel>
              <state id='sign'/></state><state id='waits'/></parallel>
            """
        #expect(refused(try carry(before, after)) == ["review"], "its completion was never told")
        #expect(refused(try carry(before, Self.chain("legal"))) == ["waits"])
        #expect(refused(try carry(before, Self.chain("legal"), formerly: ["waits": "legal-done"])) == ["waits"])
    }

    @Test func `a state that got children lands in its initial child`() throws {
        let before = try session(Self.chain("legal"), ["submit", "approve.legal-open"])
        let after = Self.chain("legal").replacingEach(
            "<state id='sign'>", by: "<state id='sign' initial='ours'><state id='ours'/><state id='theirs'/>")
        let carried = try carry(before, after)
        #expect(try #require(carried.arrival).session.activeStates == ["sign", "ours"])
        #expect(carried.parts.filter { $0.fate == .added }.map(\.name) == ["ours"])
    }

    @Test func `a state wrapped into another stays active and the wrapper is entered`() throws {
        let before = try session(Self.chain("legal"), ["submit", "approve.legal-open"])
        let after = """
            <state id='draft'/><state id='signing' initial='sign'><state id='sign'/></state>
            """
        #expect(try #require(try carry(before, after).arrival).session.activeStates == ["signing", "sign"])
    }

    @Test func `what the new chart does by itself happens on arrival, with the data of today`() throws {
        let data = "<datamodel><data id='record'/></datamodel>"
        let before = try session(Self.chain("legal", data: data), ["submit"])
        let after = Self.chain("legal", data: data).replacingEach(
            "<state id='legal-open'>",
            by: "<state id='legal-open'><transition cond=\"$record/small = 'true'\" target='legal-done'/>")
        let large = try carry(before, after, data: ["record": .markup("<small>false</small>")])
        #expect(try #require(large.arrival).session.activeStates.contains("legal-open"))
        let small = try carry(before, after, data: ["record": .markup("<small>true</small>")])
        #expect(try #require(small.arrival).session.activeStates == ["sign"])
    }

    @Test func `data goes along, new data gets its first value, what would be lost is refused`() throws {
        let counting = """
            <datamodel><data id='n' expr='1'/><data id='list'><i xmlns=''>a</i></data><data id='empty'/></datamodel>
            <state id='s'><transition event='add'><assign location='$n' expr='$n + 1'/></transition></state>
            """
        let before = try session(counting, ["add", "add"])
        let after = """
            <datamodel><data id='list'/><data id='m' expr='7'/><data id='n' expr='100'/></datamodel>
            <state id='s'><transition event='test' cond="$n = 3 and $m = 7 and $list/i = 'a'" target='pass'/></state>\(ends)
            """
        let carried = try carry(before, after)
        let arrival = try #require(carried.arrival)
        #expect(try arrival.session.send(Event("test"), at: 3000).0.finalState == "pass")
        #expect(carried.parts.first { $0.name == "m" }?.fate == .added)
        let (_, restored) = (arrival.turn, try Session.restore(arrival.session.xml, arrival.session.executable))
        #expect(restored.xml == arrival.session.xml)
        #expect(refused(try carry(before, "<datamodel><data id='n'/></datamodel><state id='s'/>")) == ["list"])
        #expect(refused(try carry(before, "<state id='s'/>")) == ["n", "list"])
    }

    @Test func `timers keep their time when someone still listens`() throws {
        let waiting = """
            <state id='a'><onentry><send event='remind.a' id='r' delay='5s'/><send event='late' delay='9s'/></onentry>
            <transition event='remind.a late' target='pass'/></state>\(ends)
            """
        let before = try session(waiting, [])
        let same = try #require(try carry(before, waiting).arrival)
        #expect(same.session.timers.map(\.due) == [5000, 9000])
        let renamed = """
            <state id='b'><transition event='remind.b' target='pass'/></state>\(ends)
            """
        let carried = try carry(before, renamed, formerly: ["a": "b"])
        let arrival = try #require(carried.arrival)
        #expect(arrival.session.timers.map(\.dispatch.event.name) == ["remind.b"])
        #expect(arrival.session.timers.map(\.due) == [5000])
        #expect(
            carried.parts.contains {
                if case .dropped = $0.fate { $0.name == "late" } else { false }
            })
        #expect(try arrival.session.advance(to: 5000).0.finalState == "pass")
    }

    @Test func `what history recorded goes along, or is refused`() throws {
        let paused = { (regions: String, kind: String) in
            """
            <parallel id='review'><history id='again' type='\(kind)'><transition target='legal'/></history>
              <transition event='pause' target='paused'/>\(regions)</parallel>
            <state id='paused'><transition event='resume' target='again'/></state>
            """
        }
        let regions = Self.region("legal") + Self.region("finance")
        let before = try session(paused(regions, "deep"), ["approve.legal-open", "pause"])
        let same = try #require(try carry(before, paused(regions + Self.region("safety"), "deep")).arrival)
        let (resumed, _) = try same.session.send(Event("resume"), at: 3000)
        #expect(
            resumed.activeStates == [
                "review", "legal", "legal-done", "finance", "finance-open", "safety", "safety-open",
            ])
        #expect(refused(try carry(before, paused(Self.region("legal"), "deep"))) == ["again"])
        #expect(refused(try carry(before, paused(regions, "shallow"))) == ["again"])
        let without = try carry(before, "<state id='paused'/>")
        #expect(without.arrival != nil, "nothing goes back to it")
        let sequence =
            "<state id='review'><history id='again' type='deep'><transition target='legal'/></history>\(regions)</state><state id='paused'/>"
        #expect(refused(try carry(before, sequence)) == ["again"])
    }

    @Test func `a session that invoked a chart is refused`() throws {
        let inviting = """
            <state id='a'><invoke type='scxml'><content><scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0'>
            <state id='x'/></scxml></content></invoke></state>
            """
        let before = try session(inviting, [])
        #expect(refused(try carry(before, "<state id='a'/>")) == ["a"])
        let plain = try session("<state id='a'/>", [])
        #expect(refused(try carry(plain, inviting)) == ["a"])
    }

    @Test func `a finished session is refused`() throws {
        let before = try session(Self.chain("legal"), ["submit", "approve.legal-open", "sign"])
        #expect(try carry(before, Self.chain("legal")).arrival == nil)
    }

    @Test func `a chart that never settles stops the arrival, and the session is as it was`() throws {
        let before = try session("<state id='a'><transition event='go' target='b'/></state><state id='b'/>", [])
        let bytes = before.xml
        let mad = "<state id='a'><transition target='b'/></state><state id='b'><transition target='a'/></state>"
        #expect(throws: StepError.self) { try carry(before, mad) }
        #expect(before.xml == bytes)
    }
}

extension String {
    fileprivate func replacingEach(_ text: String, by other: String) -> String {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: text) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return (parts + [rest]).joined(separator: other)
    }
}
