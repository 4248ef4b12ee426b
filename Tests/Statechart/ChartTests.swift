import Diagnostics
import Testing

@testable import Statechart

@Suite struct ChartTests {
    @Test func `states are numbered in document order and know their extent`() throws {
        var builder = ChartBuilder()
        let a = builder.add("a")
        builder.add("a1", in: a)
        builder.add("a2", in: a)
        builder.add("b")
        let chart = try builder.chart()
        #expect(chart.index(of: "a2") == 3)
        #expect(chart.states[a].descendants(of: a) == 2..<4)
        #expect(chart.states[a].children == [2, 3])
        #expect(Array(chart.stateIDs) == ["a", "a1", "a2", "b"])
    }

    @Test func `a state without identifier gets one that nobody has`() throws {
        var builder = ChartBuilder()
        builder.add("state.2")
        builder.definition.states.append(StateDefinition(.state, id: nil, parent: 0))
        let chart = try builder.chart()
        #expect(chart.states[2].id == "state.2_")
    }

    @Test func `two states of one name are one mistake`() {
        var builder = ChartBuilder()
        builder.add("a")
        builder.add("a")
        #expect(builder.faults == [.duplicateID("a", first: 1)])
    }

    @Test func `an unknown target is named with what was probably meant`() {
        var builder = ChartBuilder()
        builder.add("review", transitions: [on("go", "reveiw")])
        #expect(builder.faults == [.unknownTarget("reveiw", suggestion: "review")])
    }

    @Test func `all mistakes are found in one go`() {
        var builder = ChartBuilder()
        let a = builder.add("a", initial: ["b"], transitions: [on("x", "nowhere")])
        builder.add("a1", in: a, initial: ["a"])
        builder.add("b")
        #expect(builder.faults.count == 3)
    }

    @Test func `targets that cannot be active together are refused, in parallel regions they can`() {
        var builder = ChartBuilder()
        builder.add("start", transitions: [on("x", "a", "b")])
        builder.add("a")
        builder.add("b")
        let p = builder.add("p", .parallel, transitions: [on("y", "p1", "p2")])
        builder.add("p1", in: p)
        builder.add("p2", in: p)
        #expect(builder.faults == [.conflictingTargets("a", "b")])
    }

    @Test func `shallow history leads to children, deep history to descendants`() {
        var builder = ChartBuilder()
        let a = builder.add("a")
        let b = builder.add("b", in: a)
        builder.add("c", in: b)
        builder.add("shallow", .shallowHistory, in: a, initial: ["c"])
        builder.add("deep", .deepHistory, in: a, initial: ["c"])
        builder.add("own", .deepHistory, in: a, initial: ["own"])
        builder.add("none", .deepHistory, in: a)
        #expect(
            builder.faults == [
                .historyOutside("c", parent: "a"), .historyOutside("own", parent: "a"), .noTarget,
            ])
    }

    @Test func `an empty chart and one that is too deep are refused`() {
        #expect(ChartBuilder().faults == [.noStates])
        var builder = ChartBuilder()
        var parent = 0
        for level in 0...Chart.depthLimit { parent = builder.add("s\(level)", in: parent) }
        #expect(builder.faults == [.tooDeep(limit: Chart.depthLimit)])
    }

    @Test func `too many states are refused with the limit named`() {
        var builder = ChartBuilder()
        for number in 0...Chart.stateLimit { builder.add("s\(number)") }
        #expect(builder.faults == [.tooManyStates(limit: Chart.stateLimit)])
    }

    @Test func `every fault speaks both languages`() {
        let faults: [ChartProblem.Fault] = [
            .duplicateID("a", first: 1), .unknownTarget("a", suggestion: "b"), .initialOutside("a", parent: "b"),
            .initialOfAtomic, .noTarget, .historyOutside("a", parent: "b"), .conflictingTargets("a", "b"),
            .tooManyStates(limit: 1), .tooManyTargets(limit: 1), .tooDeep(limit: 1), .noStates,
        ]
        for fault in faults {
            let problem = ChartProblem(subject: .state(1), fault: fault)
            #expect(problem.message.chinese != problem.message.english)
            #expect(problem.rule.hasPrefix("scxml."))
        }
    }
}

@Suite struct EventTableTests {
    private func matching(_ name: String, _ descriptors: [String]) -> [String] {
        var table = EventTable()
        let numbers = descriptors.map { ($0, table.intern($0)) }
        table.seal()
        let found = table.matching(name)
        return numbers.filter { found.contains(Int32($0.1)) }.map(\.0)
    }

    @Test func `a descriptor matches by whole tokens from the beginning`() {
        let descriptors = ["error", "error.execution", "err", "*", "error.execution.x"]
        #expect(matching("error.execution", descriptors) == ["error", "error.execution", "*"])
        #expect(matching("errors", descriptors) == ["*"])
        #expect(matching("error.execution.y", descriptors) == ["error", "error.execution", "*"])
        #expect(matching("", descriptors) == ["*"])
    }
}

@Suite struct DelayTests {
    @Test(arguments: [
        ("1s", 1000), (".5s", 500), ("1.5s", 1500), ("20ms", 20), ("0", 0), ("0s", 0), ("2m", 120_000),
        ("3d", 259_200_000), (" 1s ", 1000), ("0.0001s", 1),
    ])
    func `durations are read as milliseconds`(text: String, expected: Int) {
        #expect(Delay.milliseconds(text) == expected)
    }

    @Test(arguments: ["", "s", "1", "1.s", "-1s", "1 s", "1e3s", "1s2", "..5s", "99999999999999999d", "１s"])
    func `what is no duration is refused`(text: String) {
        #expect(Delay.milliseconds(text) == nil)
    }
}
