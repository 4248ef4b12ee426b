import Diagnostics
import Regulations
import SCXML
import Statechart
import XML

/// Holds the tasks of a chart against its transitions: that every action leads somewhere, that no state waits for
/// nobody, that events in parallel branches cannot be taken for one another.
struct TaskCheck {
    private let document: ChartDocument
    private let annotations: ChartAnnotations
    private let regulation: Regulation

    init(_ document: ChartDocument, _ annotations: ChartAnnotations, _ regulation: Regulation) {
        self.document = document
        self.annotations = annotations
        self.regulation = regulation
    }

    private var chart: Chart { document.chart }

    /// What is wrong, in the order of the chart.
    func findings() -> [Finding] {
        chart.states.indices.dropFirst().flatMap { state -> [Finding] in
            let task = annotations.task(chart.states[state].id)
            return (task.map { taskFindings($0, state) } ?? stuckFindings(state)) + endFindings(state)
                + reachFindings(state)
        }
    }

    private func taskFindings(_ task: TaskDefinition, _ state: Int) -> [Finding] {
        compoundFindings(state) + task.actions.flatMap { actionFindings($0, state) } + transitionFindings(task, state)
            + performerFindings(task, state)
            + (taskElement(state).map { CompletionCheck(task: task, element: $0).findings() } ?? [])
    }

    private func compoundFindings(_ state: Int) -> [Finding] {
        guard !chart.states[state].isAtomic else { return [] }
        return [
            element(state).finding(
                "chart.task-in-compound",
                Message("有子状态的状态不能有待办", "a state with child states cannot have a task"))
        ]
    }

    /// Every action must be taken by a transition of the state or of one above it.
    private func actionFindings(_ action: ActionDefinition, _ state: Int) -> [Finding] {
        let event = "\(action.name).\(chart.states[state].id)"
        let isTaken = upwards(from: state).flatMap { chart.states[$0].transitions }.contains { number in
            chart.transitions[number].events.contains { matches($0, event) }
        }
        if isTaken { return stayingFindings(action, event, state) }
        let place = taskElement(state)?.elements("action", in: docketNamespace).first { $0["name"] == action.name }
        return [
            (place ?? element(state)).finding(
                "chart.action-leads-nowhere",
                Message("没有转移接受动作 “\(action.name)”", "no transition takes the action “\(action.name)”"), at: "name",
                advice: Message(
                    "加上 <transition event=\"\(event)\" target=\"…\"/>",
                    "add <transition event=\"\(event)\" target=\"…\"/>"))
        ]
    }

    /// An action decides the task: the transition that takes it must leave the state.
    private func stayingFindings(_ action: ActionDefinition, _ event: String, _ state: Int) -> [Finding] {
        let taking = upwards(from: state).flatMap { chart.states[$0].transitions }.filter { number in
            chart.transitions[number].events.contains { matches($0, event) }
        }
        return taking.filter { chart.transitions[$0].targets.isEmpty }.map { number in
            (document.element(ofTransition: number) ?? element(state)).finding(
                "chart.action-stays",
                Message(
                    "动作 “\(action.name)” 办完后流程仍停在这里：转移要有 target",
                    "after the action “\(action.name)” the chain would stay here: the transition needs a target"))
        }
    }

    /// A transition that no action of its task leads to is a slip; one without the state's name is ambiguous in a
    /// parallel branch.
    private func transitionFindings(_ task: TaskDefinition, _ state: Int) -> [Finding] {
        let id = chart.states[state].id
        let names = task.actions.map(\.name)
        let isParallel = upwards(from: state).contains { chart.states[$0].kind == .parallel }
        return chart.states[state].transitions.flatMap { number -> [Finding] in
            let place = document.element(ofTransition: number) ?? element(state)
            return chart.transitions[number].events.compactMap { descriptor in
                let action = descriptor.split(separator: ".").first.map(String.init) ?? descriptor
                guard action != "done", action != "error", descriptor != "*" else { return nil }
                if !names.contains(action) {
                    return place.finding(
                        "chart.unknown-action",
                        Message("待办没有动作 “\(action)”", "the task has no action “\(action)”"), at: "event",
                        advice: didYouMean(action, among: names))
                }
                guard isParallel, descriptor != "\(action).\(id)" else { return nil }
                return place.finding(
                    "chart.ambiguous-event",
                    Message("并行分支里的事件要写明状态", "an event inside a parallel branch must name its state"), at: "event",
                    advice: Message("写成 “\(action).\(id)”", "write “\(action).\(id)”"))
            }
        }
    }

    /// A performer's post must exist in units of that kind.
    private func performerFindings(_ task: TaskDefinition, _ state: Int) -> [Finding] {
        let element = taskElement(state)
        let places = ["performer", "stand-in"].flatMap { name in
            element.map { Array($0.elements(name, in: docketNamespace)) } ?? []
        }
        return zip(task.performers + (task.seating.standIn.map { [$0] } ?? []), places).compactMap { performer, place in
            guard case .kind(let kind) = performer.place,
                let post = performer.post.flatMap(regulation.organisation.post),
                !post.at.isEmpty, !post.at.contains(kind)
            else { return nil }
            return place.finding(
                "chart.post-not-there",
                Message("“\(kind)” 没有岗位 “\(post.id)”", "“\(kind)” has no post “\(post.id)”"), at: "post",
                advice: Message(
                    "这个岗位设在：\(post.at.joined(separator: "、"))", "the post is at: \(post.at.joined(separator: ", "))"))
        }
    }

    /// A state without a task that nothing leaves by itself keeps a case for ever.
    private func stuckFindings(_ state: Int) -> [Finding] {
        let model = chart.states[state]
        guard model.isAtomic, model.kind == .state else { return [] }
        let leaves = upwards(from: state).flatMap { chart.states[$0].transitions }.contains { number in
            let events = chart.transitions[number].events
            return events.isEmpty || events.contains { $0.hasPrefix("done") || $0.hasPrefix("timer") }
        }
        guard !leaves else { return [] }
        return [
            element(state).finding(
                "chart.stuck",
                Message(
                    "状态 “\(model.id)” 没有待办，也不会自己离开", "the state “\(model.id)” has no task and never leaves by itself"))
        ]
    }

    /// A case that ends must say what its end means.
    private func endFindings(_ state: Int) -> [Finding] {
        let model = chart.states[state]
        guard model.kind == .final, model.parent == 0, annotations[model.id]?.outcome == nil else { return [] }
        return [
            element(state).finding(
                "chart.no-outcome",
                Message("终点 “\(model.id)” 没有写结果（outcome）", "the final state “\(model.id)” has no <outcome>"))
        ]
    }

    private func reachFindings(_ state: Int) -> [Finding] {
        guard !reachable.contains(state), !chart.states[state].kind.isHistory else { return [] }
        return [
            element(state).finding(
                "chart.unreachable",
                Message(
                    "状态 “\(chart.states[state].id)” 走不到", "the state “\(chart.states[state].id)” cannot be reached"),
                severity: .warning, at: "id")
        ]
    }

    /// The states that some path of transitions enters, conditions left aside.
    private var reachable: Set<Int> {
        var found: Set<Int> = []
        var waiting = [0]
        while let state = waiting.popLast() {
            guard found.insert(state).inserted else { continue }
            let model = chart.states[state]
            waiting += upwards(from: state)
            if model.kind == .parallel { waiting += model.children }
            if model.initial >= 0 {
                waiting += chart.transitions[model.initial].targets
            } else if let first = model.children.first {
                waiting.append(first)
            }
            waiting += model.transitions.flatMap { chart.transitions[$0].targets }
        }
        return found
    }

    private func upwards(from state: Int) -> [Int] {
        var found: [Int] = []
        var next = state
        while next > 0 {
            found.append(next)
            next = chart.states[next].parent
        }
        return found
    }

    private func element(_ state: Int) -> Node { document.element(ofState: state) }

    private func taskElement(_ state: Int) -> Node? {
        element(state).elements("task", in: docketNamespace).first { _ in true }
    }

    /// Whether a descriptor matches an event: token by token (SCXML 3.12.1).
    private func matches(_ descriptor: String, _ event: String) -> Bool {
        descriptor == "*" || event == descriptor || event.hasPrefix(descriptor + ".")
    }
}
