import Diagnostics
import Procedure
import Records
import Regulations
import Statechart

/// Draws a chart as a graph: states as boxes, compound and parallel states as clusters, transitions as edges, and the
/// way that a case took.
struct ChartDrawing {
    let chart: CaseChart
    let regulation: Regulation
    let form: Form
    let title: String
    /// The language of what the regulation has no words for.
    let language: Language
    /// The way of a case; `nil` draws the chart alone.
    let trace: ChartTrace?

    private var model: Chart { chart.document.chart }

    func text(_ message: Message) -> String { message.text(in: language) }

    /// The graph in Graphviz's DOT.
    func dot() -> String {
        var writer = DotWriter()
        writer.graph { writer in
            writeDefaults(&writer)
            writeSubmission(&writer)
            for child in model.states[0].children { write(child, &writer) }
            for edge in EdgeDrawing(self).edges() { edge.write(&writer) }
        }
        return writer.lines.map { $0 + "\n" }.joined()
    }

    private func writeDefaults(_ writer: inout DotWriter) {
        let font = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,sans-serif"
        // A4 without margins, in inches: a wide chart is drawn smaller, so that it is printed whole.
        let sheet = "7.4,10.8"
        writer.node(
            "graph",
            [
                "label": title, "labelloc": "t", "fontname": font, "fontsize": "16", "compound": "true",
                "rankdir": "TB", "nodesep": "0.35", "ranksep": "0.5", "pad": "0.3", "bgcolor": "white",
                "size": sheet, "tooltip": title,
            ])
        writer.node(
            "node",
            [
                "fontname": font, "fontsize": "12", "shape": "box", "style": "rounded,filled", "margin": "0.18,0.08",
                "height": "0.45",
            ])
        writer.node("edge", ["fontname": font, "fontsize": "10", "arrowsize": "0.7", "color": Palette.line])
    }

    private func writeSubmission(_ writer: inout DotWriter) {
        let submission = chart.annotations.submission
        let style = Palette.style(trace == nil ? nil : .done)
        writer.node(
            "start",
            [
                "label": mark(trace == nil ? nil : .done) + submission.label, "tooltip": tooltip(submission.ground),
                "shape": "box", "style": "rounded,filled", "fillcolor": style.fill, "color": style.border,
                "fontcolor": style.text,
            ])
        for target in initialTargets(of: 0) {
            writer.edge(
                "start", node(entering: target),
                [
                    "lhead": lhead(target), "color": trace == nil ? nil : Palette.taken,
                    "penwidth": trace == nil ? nil : "2",
                ])
        }
    }

    // MARK: States

    private func write(_ state: Int, _ writer: inout DotWriter) {
        let model = self.model.states[state]
        guard !model.isAtomic else { return writeAtomic(state, &writer) }
        let annotation = chart.annotations[model.id]
        let isRegion = annotation?.step == nil && model.parent >= 0 && self.model.states[model.parent].kind == .parallel
        let style = Palette.cluster(isRegion: isRegion, isParallel: model.kind == .parallel)
        writer.cluster(
            cluster(state),
            [
                "label": isRegion ? "" : annotation?.step?.label ?? model.id,
                "tooltip": annotation?.step.map { tooltip($0.ground) } ?? model.id, "style": style.style,
                "color": style.border, "bgcolor": style.fill, "fontsize": "13", "fontcolor": Palette.ink,
                "margin": isRegion ? "8" : "14",
            ]
        ) { writer in
            // Graphviz lays clusters beside each other from the last to the first.
            for child in model.kind == .parallel ? model.children.reversed() : model.children {
                write(child, &writer)
            }
            for history in model.histories { writeHistory(history, &writer) }
        }
    }

    private func writeAtomic(_ state: Int, _ writer: inout DotWriter) {
        let model = self.model.states[state]
        let mark = trace?.mark(of: model.id)
        let style = Palette.style(mark)
        let annotation = chart.annotations[model.id]
        if model.kind == .final, annotation?.outcome == nil {
            // The end of a branch needs no words.
            return writer.node(
                node(state),
                [
                    "label": "", "shape": "doublecircle", "width": "0.14", "height": "0.14", "fixedsize": "true",
                    "style": "filled", "fillcolor": style.fill, "color": style.border, "tooltip": model.id,
                ])
        }
        if isJunction(state) {
            return writer.node(
                node(state),
                [
                    "label": "", "shape": "diamond", "width": "0.32", "height": "0.32", "fixedsize": "true",
                    "style": "filled", "fillcolor": style.fill, "color": style.border, "tooltip": model.id,
                ])
        }
        writer.node(
            node(state),
            [
                "label": label(of: state, mark), "tooltip": annotation.flatMap(ground).map(tooltip) ?? model.id,
                "fillcolor": style.fill, "color": style.border, "fontcolor": style.text, "penwidth": style.width,
                "style": style.style, "peripheries": model.kind == .final ? "2" : nil,
            ])
    }

    /// Whether a state only decides where to go on, which needs no words.
    private func isJunction(_ state: Int) -> Bool {
        let own = model.states[state]
        return own.kind == .state && chart.label(of: own.id) == nil && !own.transitions.isEmpty
            && own.transitions.allSatisfy { model.transitions[$0].events.isEmpty }
    }

    private func writeHistory(_ state: Int, _ writer: inout DotWriter) {
        let isDeep = model.states[state].kind == .deepHistory
        writer.node(
            node(state),
            [
                "label": isDeep ? "H*" : "H", "shape": "circle", "fontsize": "9", "width": "0.3", "fixedsize": "true",
                "margin": "0", "fillcolor": "white", "color": Palette.line, "tooltip": model.states[state].id,
            ])
    }

    private func label(of state: Int, _ mark: ChartTrace.Mark?) -> String {
        let id = model.states[state].id
        let name = self.mark(mark) + (chart.label(of: id) ?? id)
        let detail = trace.map { $0.details[id] } ?? performers(of: id).map(Message.init(verbatim:))
        return detail.map { "\(name)\n\(text($0))" } ?? name
    }

    /// Who performs a task, where no case says who did.
    private func performers(of id: String) -> String? {
        guard let task = chart.annotations.task(id) else { return nil }
        let names = task.performers.compactMap { performer -> String? in
            guard case .post(let post, let place) = performer.source else {
                return text(Message("由前面的环节指定", "chosen by an earlier step"))
            }
            return "\(words(place))·\(regulation.organisation.post(post)?.label ?? post)"
        }
        var seen: Set<String> = []
        let unique = names.filter { seen.insert($0).inserted }
        return unique.isEmpty ? nil : unique.joined(separator: "\n")
    }

    private func words(_ place: Regulations.Place) -> String {
        switch place {
        case .kind(let kind): regulation.organisation.kind(kind)?.label ?? kind
        case .submitter: text(Message("报送单位", "the unit that submits"))
        case .superior: text(Message("上级单位", "the unit above"))
        case .owner: text(Message("管理单位", "the unit that owns the account"))
        case .unit(let code): code
        case .field(let id):
            text(
                Message(
                    "“\(form.field(id)?.label ?? id)”所填单位", "the unit in “\(form.field(id)?.englishLabel ?? id)”"))
        }
    }

    private func mark(_ mark: ChartTrace.Mark?) -> String {
        switch mark {
        case nil: ""
        case .done: "✓ "
        case .current: "▶ "
        case .again: "↻ "
        case .toCome: "○ "
        }
    }

    // MARK: Grounds

    private func ground(_ annotation: StateAnnotation) -> Ground? { annotation.task?.ground ?? annotation.step?.ground }

    /// The clause that demands it, what it is about, and how it was read.
    private func tooltip(_ ground: Ground) -> String {
        let clause = ground.clause.flatMap(regulation.clause).map {
            text(Message("\($0.citation)　\($0.subject)", "\($0.citation): \($0.subject)"))
        }
        let basis: String? =
            switch ground.basis {
            case .clause: nil
            case .reading: text(Message("对办法的理解", "as the regulation is read"))
            case .assumed: text(Message("办法未写，预设", "assumed: the regulation does not say"))
            }
        return [clause, basis, ground.note].compactMap { $0 }.joined(separator: "\n")
    }

    // MARK: Names in the graph

    func node(_ state: Int) -> String { "s\(state)" }

    func cluster(_ state: Int) -> String { "cluster_s\(state)" }

    /// The cluster that an edge into a state ends at.
    func lhead(_ state: Int) -> String? { model.states[state].isAtomic ? nil : cluster(state) }

    /// The node that stands for a state where an edge comes in: of several branches the one in the middle.
    func node(entering state: Int) -> String {
        let model = self.model.states[state]
        guard !model.isAtomic else { return node(state) }
        if model.kind == .parallel { return node(entering: model.children[model.children.count / 2]) }
        return node(entering: initialTargets(of: state).first ?? model.children[0])
    }

    /// The node that stands for a state where an edge goes out.
    func node(leaving state: Int) -> String {
        let model = self.model.states[state]
        guard !model.isAtomic else { return node(state) }
        if model.kind == .parallel { return node(leaving: model.children[model.children.count / 2]) }
        return node(leaving: model.children[model.children.count - 1])
    }

    private func initialTargets(of state: Int) -> [Int] {
        let initial = model.states[state].initial
        if initial >= 0 { return model.transitions[initial].targets }
        return model.states[state].children.first.map { [$0] } ?? []
    }
}
