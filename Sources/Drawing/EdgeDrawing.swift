import Diagnostics
import Procedure
import Records
import Regulations
import Statechart

/// One edge of a drawing.
struct DrawnEdge {
    let from: String
    let to: String
    var label = ""
    var tooltip = ""
    var tail: String?
    var head: String?
    /// Whether it leads back or aside: dashed.
    var isReturn = false
    /// Whether it leads against the order of the chart, so that it does not push its target below its source.
    var isBackward = false
    /// Whether the case went this way.
    var isTaken = false

    func write(_ writer: inout DotWriter) {
        writer.edge(
            from, to,
            [
                "label": label.isEmpty ? nil : label, "tooltip": tooltip, "labeltooltip": tooltip, "ltail": tail,
                "lhead": head, "style": isReturn ? "dashed" : nil, "constraint": isBackward ? "false" : nil,
                "color": isTaken ? Palette.taken : nil, "fontcolor": isTaken ? Palette.taken : Palette.faint,
                "penwidth": isTaken ? "2" : nil,
            ])
    }
}

/// Finds the edges of a drawing: the chart's transitions, and where a case jumped.
struct EdgeDrawing {
    private let drawing: ChartDrawing
    private var model: Chart { drawing.chart.document.chart }

    init(_ drawing: ChartDrawing) { self.drawing = drawing }

    func edges() -> [DrawnEdge] {
        let drawn = model.states.indices.dropFirst().flatMap { state -> [DrawnEdge] in
            let model = self.model.states[state]
            if model.kind.isHistory { return model.initial >= 0 ? edges(ofTransition: model.initial) : [] }
            return model.transitions.flatMap(edges)
        }
        return drawn + jumps()
    }

    private func edges(ofTransition number: Int) -> [DrawnEdge] {
        let transition = model.transitions[number]
        return transition.targets.map { target in
            var edge = self.edge(from: transition.source, to: target)
            edge.label = label(of: transition)
            edge.tooltip = tooltip(of: transition)
            edge.isTaken = isTaken(transition, to: target)
            return edge
        }
    }

    /// Returns that performers chose, and that no transition stands for.
    private func jumps() -> [DrawnEdge] {
        let passages = (drawing.trace?.jumps ?? []).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        return passages.compactMap { passage in
            guard let source = model.index(of: passage.from), let target = model.index(of: passage.to) else {
                return nil
            }
            var edge = self.edge(from: source, to: target)
            edge.label = " \(drawing.text(Message("退回", "returned"))) "
            edge.tooltip = drawing.text(Message("办理人选定的退回", "a return that a performer chose"))
            edge.isTaken = true
            (edge.isReturn, edge.isBackward) = (true, true)
            return edge
        }
    }

    private func edge(from source: Int, to target: Int) -> DrawnEdge {
        let isNested = isWithin(source, target) || isWithin(target, source)
        var edge = DrawnEdge(from: drawing.node(leaving: source), to: drawing.node(entering: target))
        if !isNested {
            edge.tail = model.states[source].isAtomic ? nil : drawing.cluster(source)
            edge.head = drawing.lhead(target)
        }
        edge.isBackward = target <= source
        edge.isReturn = edge.isBackward || isAside(source) || isAside(target)
        return edge
    }

    private func isAside(_ state: Int) -> Bool {
        drawing.chart.annotations.task(model.states[state].id)?.isAside ?? false
    }

    private func isWithin(_ state: Int, _ ancestor: Int) -> Bool {
        state == ancestor || model.states[ancestor].descendants(of: ancestor).contains(state)
    }

    /// Whether a step of the case left the source and entered the target, by an action that was taken there.
    private func isTaken(_ transition: Transition, to target: Int) -> Bool {
        guard let trace = drawing.trace else { return false }
        let (from, to) = (model.states[transition.source].id, model.states[target].id)
        guard trace.steps.contains(where: { $0.left.contains(from) && $0.entered.contains(to) }) else { return false }
        guard drawing.chart.annotations.task(from) != nil else { return true }
        return transition.events.contains { event in
            let action = event.split(separator: ".").first.map(String.init) ?? event
            return trace.decisions.contains(.init(state: from, action: action))
        }
    }

    // MARK: Words

    /// What performers call the actions that lead this way.
    private func label(of transition: Transition) -> String {
        let task = drawing.chart.annotations.task(model.states[transition.source].id)
        let actions = transition.events.filter { !$0.hasPrefix("done.state") }.map { event in
            let name = event.split(separator: ".").first.map(String.init) ?? event
            return task?.action(name)?.label ?? event
        }
        let condition = transition.conditionText.map { condition in
            let words = ConditionText(drawing.regulation, drawing.form, drawing.language).words(condition)
            return drawing.text(Message("〔\(words)〕", "[\(words)]"))
        }
        // Graphviz sets a label right at its line: a space keeps them apart.
        return [actions.isEmpty ? nil : actions.joined(separator: drawing.text(Message("／", " / "))), condition]
            .compactMap { $0 }
            .map { " \($0) " }.joined(separator: "\n")
    }

    private func tooltip(of transition: Transition) -> String {
        let events =
            transition.events.isEmpty
            ? drawing.text(Message("（自动）", "(by itself)")) : transition.events.joined(separator: " ")
        return transition.conditionText.map { "\(events)\n\($0)" } ?? events
    }
}
