import Statechart
import Testing

/// The procedures of appendix D, each by what it shows outside.
@Suite struct InterpreterTests {
    @Test func `states are left innermost and last first, and entered outermost first`() throws {
        var builder = ChartBuilder()
        let p = builder.add("p", .parallel, transitions: [on("go", "q")])
        for region in ["a", "b"] {
            let number = builder.add(region, in: p)
            builder.add("\(region)1", in: number)
        }
        let q = builder.add("q")
        builder.add("q1", in: q)
        let machine = try builder.machine()
        let start = try machine.start()
        #expect(machine.moves(start) == ["+p", "+a", "+a1", "+b", "+b1"])
        let step = try machine.step(start.snapshot, Event("go"))
        #expect(machine.moves(step) == ["-b1", "-b", "-a1", "-a", "-p", "+q", "+q1"])
        #expect(step.tookEvent)
    }

    @Test func `an event that nothing takes is recognised and changes nothing`() throws {
        var builder = ChartBuilder()
        builder.add("a", transitions: [on("go", "a")])
        let machine = try builder.machine()
        let start = try machine.start()
        let step = try machine.step(start.snapshot, Event("nonsense"))
        #expect(!step.tookEvent)
        #expect(step.moves.isEmpty)
        #expect(step.snapshot.configuration == start.snapshot.configuration)
    }

    @Test func `the innermost state goes first, and document order decides within a state`() throws {
        var builder = ChartBuilder()
        let a = builder.add("a", transitions: [on("x", "outer")])
        builder.add("a1", in: a, transitions: [on("x.y", "never"), on("x", "inner"), on("*", "never")])
        for id in ["outer", "inner", "never"] { builder.add(id) }
        let machine = try builder.machine()
        let step = try machine.step(try machine.start().snapshot, Event("x"))
        #expect(machine.names(step.snapshot.configuration) == ["inner"])
    }

    @Test func `two regions take the same event in one microstep`() throws {
        var builder = ChartBuilder()
        let p = builder.add("p", .parallel)
        for region in ["a", "b"] {
            let number = builder.add(region, in: p)
            builder.add("\(region)1", in: number, transitions: [on("e", "\(region)2")])
            builder.add("\(region)2", in: number)
        }
        let machine = try builder.machine()
        let step = try machine.step(try machine.start().snapshot, Event("e"))
        #expect(machine.moves(step) == ["-b1", "-a1", "+a2", "+b2"])
    }

    @Test func `of transitions that conflict the one in the earlier region wins, unless the other is its descendant`()
        throws
    {
        var builder = ChartBuilder()
        let p = builder.add("p", .parallel)
        let a = builder.add("a", in: p)
        builder.add("a1", in: a, transitions: [on("e", "outA")])
        let b = builder.add("b", in: p)
        builder.add("b1", in: b, transitions: [on("e", "outB")])
        builder.add("outA")
        builder.add("outB")
        let machine = try builder.machine()
        let step = try machine.step(try machine.start().snapshot, Event("e"))
        #expect(machine.names(step.snapshot.configuration) == ["outA"])
    }

    @Test func `a transition of a descendant pre-empts that of its ancestor chosen by another region`() throws {
        var builder = ChartBuilder()
        let p = builder.add("p", .parallel, transitions: [on("e", "out")])
        let a = builder.add("a", in: p)
        builder.add("a1", in: a)
        let b = builder.add("b", in: p)
        builder.add("b1", in: b, transitions: [on("e", "b2")])
        builder.add("b2", in: b)
        builder.add("out")
        let machine = try builder.machine()
        let step = try machine.step(try machine.start().snapshot, Event("e"))
        #expect(machine.names(step.snapshot.configuration) == ["p", "a", "a1", "b", "b2"])
    }

    @Test func `an internal transition does not leave its source, an external one does`() throws {
        func moves(isInternal: Bool) throws -> [String] {
            var builder = ChartBuilder()
            var transition = on("e", "a1")
            transition.isInternal = isInternal
            let a = builder.add("a", transitions: [transition])
            builder.add("a1", in: a)
            let machine = try builder.machine()
            return machine.moves(try machine.step(try machine.start().snapshot, Event("e")))
        }
        #expect(try moves(isInternal: true) == ["-a1", "+a1"])
        #expect(try moves(isInternal: false) == ["-a1", "-a", "+a", "+a1"])
    }

    @Test func `an internal transition of a parallel state behaves like an external one`() throws {
        var builder = ChartBuilder()
        var transition = on("e", "a")
        transition.isInternal = true
        let p = builder.add("p", .parallel, transitions: [transition])
        builder.add("a", in: p)
        builder.add("b", in: p)
        let machine = try builder.machine()
        let step = try machine.step(try machine.start().snapshot, Event("e"))
        #expect(machine.moves(step) == ["-b", "-a", "-p", "+p", "+a", "+b"])
    }

    @Test func `a transition without targets leaves nothing`() throws {
        var builder = ChartBuilder()
        builder.add("a", transitions: [on("e")])
        let machine = try builder.machine()
        let step = try machine.step(try machine.start().snapshot, Event("e"))
        #expect(step.tookEvent)
        #expect(step.moves.isEmpty)
    }

    @Test func `completion goes up through every parallel state whose regions are complete`() throws {
        var builder = ChartBuilder()
        let outer = builder.add("outer", .parallel, transitions: [on("done.state.outer", "end")])
        let inner = builder.add("inner", .parallel, in: outer)
        for region in ["a", "b"] {
            let number = builder.add(region, in: inner)
            builder.add("\(region)1", in: number, transitions: [on(region, "\(region)2")])
            builder.add("\(region)2", .final, in: number)
        }
        builder.add("end", .final)
        let machine = try builder.machine()
        let half = try machine.step(try machine.start().snapshot, Event("a"))
        #expect(!half.snapshot.isFinished)
        let full = try machine.step(half.snapshot, Event("b"))
        #expect(full.snapshot.isFinished)
        #expect(full.snapshot.configuration.isEmpty)
        #expect(try !machine.step(full.snapshot, Event("a")).tookEvent)
    }

    @Test func `eventless transitions come before internal events, and those before external ones`() throws {
        var builder = ChartBuilder()
        builder.add("a", transitions: [on("", "b")], onEntry: [.raise("internal")])
        builder.add("b", transitions: [on("internal", "c"), on("external", "wrong")])
        builder.add("c", transitions: [on("external", "right")])
        builder.add("right")
        builder.add("wrong")
        let machine = try builder.machine()
        let step = try machine.step(try machine.start().snapshot, Event("external"))
        #expect(machine.names(step.snapshot.configuration) == ["right"])
    }

    @Test func `a chart of a thousand states runs like a small one`() throws {
        var builder = ChartBuilder()
        for number in 0..<1000 { builder.add("s\(number)", transitions: [on("next", "s\((number + 7) % 1000)")]) }
        let machine = try builder.machine()
        var snapshot = try machine.start().snapshot
        for _ in 0..<1000 { snapshot = try machine.step(snapshot, Event("next")).snapshot }
        #expect(machine.names(snapshot.configuration) == ["s0"])
    }
}

@Suite struct HistoryTests {
    private func machine(_ kind: StateKind) throws -> Machine {
        var builder = ChartBuilder()
        let a = builder.add("a", transitions: [on("leave", "out"), on("deeper", "b2")])
        builder.add("h", kind, in: a, initial: ["b"])
        let b = builder.add("b", in: a)
        builder.add("b1", in: b)
        builder.add("b2", in: b)
        builder.add("out", transitions: [on("back", "h")])
        return try builder.machine()
    }

    private func back(_ machine: Machine, _ events: String...) throws -> [String] {
        var snapshot = try machine.start().snapshot
        for event in events { snapshot = try machine.step(snapshot, Event(event)).snapshot }
        return machine.names(snapshot.configuration)
    }

    @Test func `shallow history remembers the child, deep history what was active below`() throws {
        #expect(try back(try machine(.shallowHistory), "deeper", "leave", "back") == ["a", "b", "b1"])
        #expect(try back(try machine(.deepHistory), "deeper", "leave", "back") == ["a", "b", "b2"])
    }

    @Test func `history that recorded nothing takes its default`() throws {
        var builder = ChartBuilder()
        builder.add("start", transitions: [on("go", "h")])
        let a = builder.add("a")
        builder.add("a1", in: a)
        builder.add("a2", in: a)
        builder.add("h", .shallowHistory, in: a, initial: ["a2"])
        let machine = try builder.machine()
        #expect(try back(machine, "go") == ["a", "a2"])
    }

    @Test func `deep history of a parallel state brings every region back`() throws {
        var builder = ChartBuilder()
        let p = builder.add("p", .parallel, transitions: [on("leave", "out")])
        builder.add("h", .deepHistory, in: p, initial: ["x", "y"])
        for (region, event) in [("x", "ex"), ("y", "ey")] {
            let number = builder.add(region, in: p)
            builder.add("\(region)1", in: number, transitions: [on(event, "\(region)2")])
            builder.add("\(region)2", in: number)
        }
        builder.add("out", transitions: [on("back", "h")])
        let machine = try builder.machine()
        #expect(try back(machine, "ey", "leave", "back") == ["p", "x", "x1", "y", "y2"])
    }
}

@Suite struct LimitTests {
    @Test func `an eventless loop is stopped and its states are named`() throws {
        var builder = ChartBuilder()
        builder.add("start", transitions: [on("go", "ping")])
        builder.add("ping", transitions: [on("", "pong")])
        builder.add("pong", transitions: [on("", "ping")])
        let machine = try builder.machine()
        let start = try machine.start()
        #expect(throws: StepError.unstable(states: ["ping", "pong"], limit: 10_000)) {
            try machine.step(start.snapshot, Event("go"))
        }
        #expect(machine.names(start.snapshot.configuration) == ["start"])
    }

    @Test func `a loop over internal events is stopped as well`() throws {
        var builder = ChartBuilder()
        builder.add("a", transitions: [on("again", "a")], onEntry: [.raise("again")])
        let machine = try builder.machine(StepLimits(microsteps: 50))
        #expect(throws: StepError.unstable(states: ["a"], limit: 50)) { try machine.start() }
    }

    @Test func `content without end is stopped`() throws {
        var builder = ChartBuilder()
        builder.add("a", onEntry: Array(repeating: .log(label: nil, expression: nil), count: 20))
        let machine = try builder.machine(StepLimits(actions: 10))
        #expect(throws: StepError.tooMuchContent(limit: 10)) { try machine.start() }
    }
}

@Suite struct InquiryTests {
    private func machine() throws -> Machine {
        var builder = ChartBuilder()
        let a = builder.add("a", transitions: [on("withdraw", "b")])
        builder.add("a1", in: a, transitions: [on("approve.a1", "b"), on("return", "b")])
        builder.add("b")
        return try builder.machine()
    }

    @Test func `what active states listen to is known without trying`() throws {
        let machine = try machine()
        let offers = machine.offers(in: try machine.start().snapshot)
        #expect(offers.map(\.descriptor) == ["withdraw", "approve.a1", "return"])
        #expect(offers.map { machine.chart.states[$0.state].id } == ["a", "a1", "a1"])
    }

    @Test func `whether an event would be taken is known without taking it`() throws {
        let machine = try machine()
        let snapshot = try machine.start().snapshot
        #expect(machine.isEnabled(Event("approve.a1"), in: snapshot))
        #expect(!machine.isEnabled(Event("approve"), in: snapshot))
        #expect(machine.names(snapshot.configuration) == ["a", "a1"])
    }

    @Test func `a transition that is not in the chart leaves and enters like the chart's own`() throws {
        let machine = try machine()
        let snapshot = try machine.start().snapshot
        let source = try #require(machine.chart.index(of: "a1"))
        let target = try #require(machine.chart.index(of: "b"))
        let step = try machine.step(snapshot, Event("return"), from: source, to: target)
        #expect(machine.moves(step) == ["-a1", "-a", "+b"])
        #expect(throws: StepError.self) { try machine.step(step.snapshot, Event("return"), from: source, to: target) }
        #expect(throws: StepError.self) { try machine.step(snapshot, Event("return"), from: source, to: 99) }
    }
}
