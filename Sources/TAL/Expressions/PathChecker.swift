import Diagnostics
import XML

extension ExpressionChecker {
    /// What a path selects.
    func path(_ path: XPathPath, at context: SelectedShape, _ inPredicate: Bool) -> StaticType {
        if case .variable("repeat") = path.start { return repeatProperty(path) }
        let beginning = start(of: path, at: context, inPredicate)
        if path.filters.isEmpty && path.steps.isEmpty { return beginning }
        guard var selection = beginning.selection else {
            report.add(
                "tal.not-nodes",
                Message("这里的值不是节点，不能再往下走", "the value here is not nodes, no path goes on from it"), at: text,
                shift: path.range.lowerBound)
            return .nodes(.unknown)
        }
        selection = filtered(selection, by: path.filters)
        for step in path.steps { selection = self.step(step, from: selection) }
        return .nodes(selection)
    }

    private func start(of path: XPathPath, at context: SelectedShape, _ inPredicate: Bool) -> StaticType {
        switch path.start {
        case .context: return .nodes(context)
        case .root: return .nodes(SelectedShape(places: shape == nil ? nil : [.document], count: .one))
        case .variable(let name): return variable(name, at: path.startRange.lowerBound)
        case .expression(let inner): return type(of: inner, at: context, inPredicate: inPredicate)
        }
    }

    private func variable(_ name: String, at offset: Int) -> StaticType {
        if let known = scope.variables[name] {
            if known.template == nil { return known.type }
            report.add(
                "tal.template-variable",
                Message("“$\(name)” 是模板文件，只能用于 use-macro", "“$\(name)” is a template file, for use-macro only"),
                at: text, shift: offset)
            return .nodes(.unknown)
        }
        report.add(
            "tal.unknown-variable", Message("没有变量 “$\(name)”", "there is no variable “$\(name)”"), at: text,
            shift: offset,
            advice: name == scope.repeatedLater
                ? Message(
                    "define、switch、condition 先于 repeat：把它们写在里面的元素上",
                    "define, switch and condition come before repeat: put them on an element inside")
                : didYouMean(name, among: scope.variables.keys.sorted() + ["repeat"]))
        return .nodes(.unknown)
    }

    // MARK: $repeat

    /// `$repeat/NAME/property`, which looks like a path and is answered by the repetition itself.
    private func repeatProperty(_ path: XPathPath) -> StaticType {
        guard let reference = RepeatReference(path) else {
            report.add(
                "tal.repeat-path",
                Message("$repeat 后面应是 /变量名/属性", "$repeat is followed by /NAME/property"), at: text,
                shift: path.range.lowerBound)
            return .nodes(.unknown)
        }
        if scope.repeats[reference.name] == nil {
            report.add(
                "tal.unknown-repeat",
                Message("这里没有变量 “\(reference.name)” 的重复", "nothing repeats “\(reference.name)” here"), at: text,
                shift: reference.nameOffset, advice: didYouMean(reference.name, among: scope.repeats.keys.sorted()))
        }
        guard let property = RepeatProperty(rawValue: reference.property) else {
            let known = RepeatProperty.allCases.map(\.rawValue)
            report.add(
                "tal.unknown-repeat-property",
                Message("$repeat 没有属性 “\(reference.property)”", "$repeat has no property “\(reference.property)”"),
                at: text, shift: reference.propertyOffset,
                advice: didYouMean(reference.property, among: known)
                    ?? Message("有 \(known.joined(separator: "、"))", "there are \(known.joined(separator: ", "))"))
            return .text
        }
        return property.type
    }

    // MARK: Steps

    private func step(_ step: XPathStep, from set: SelectedShape) -> SelectedShape {
        guard let shape, hasKnownPrefix(step) else {
            _ = filtered(.unknown, by: step.predicates)
            return .unknown
        }
        let selected = shape.select(step, from: set)
        if selected.places?.isEmpty == true, set.places?.isEmpty == false {
            reportNothing(step, from: set, in: shape)
            _ = filtered(.unknown, by: step.predicates)
            return .unknown
        }
        return filtered(selected, by: step.predicates)
    }

    /// Whether the prefix of a step, if any, is declared; one that is not is reported.
    private func hasKnownPrefix(_ step: XPathStep) -> Bool {
        guard let prefix = step.test.prefix, namespaces[prefix] == nil else { return true }
        report.add(
            "xpath.unknown-prefix",
            Message("前缀 “\(prefix)” 没有声明", "the prefix “\(prefix)” is not declared"), at: text,
            shift: step.range.lowerBound, advice: didYouMean(prefix, among: namespaces.keys.sorted()))
        return false
    }

    private func reportNothing(_ step: XPathStep, from set: SelectedShape, in shape: ViewShape) {
        let places = set.places ?? []
        let siblings = places.compactMap { shape.candidates(step.axis, of: $0) }.flatMap { $0 }
        let names = Set(siblings.compactMap { shape.name(of: $0) })
        let owner = places.compactMap { shape.name(of: $0) }.sorted().joined(separator: ", ")
        var advice: Message?
        var shown = text.text.utf8Slice(step.range)
        if case .name(_, let local) = step.test {
            let isAttribute = step.axis == .attribute
            shown = isAttribute ? "@\(local)" : local
            let other: XPathStep.Axis = isAttribute ? .child : .attribute
            let others = places.compactMap { shape.candidates(other, of: $0) }.flatMap { $0 }
                .compactMap { shape.name(of: $0) }
            if others.contains(local) {
                let meant = isAttribute ? local : "@\(local)"
                advice = Message("您是否想写 “\(meant)”？", "did you mean “\(meant)”?")
            } else {
                advice = didYouMean(local, among: names.sorted())
            }
        }
        let known = names.sorted().joined(separator: " ")
        report.add(
            "tal.selects-nothing",
            Message(
                "“\(owner)” 里没有 “\(shown)”，什么也选不出来", "there is no “\(shown)” in “\(owner)”: nothing is ever selected"),
            at: text, shift: step.range.lowerBound,
            advice: advice
                ?? (known.isEmpty ? nil : Message("这里有：\(known)", "there are: \(known)")))
    }

    // MARK: Predicates

    /// What is left after predicates: one by a position, a chosen few by a comparison.
    private func filtered(_ set: SelectedShape, by predicates: [XPathExpression]) -> SelectedShape {
        var left = set
        for predicate in predicates {
            let one = SelectedShape(places: left.places, count: .one)
            let type = type(of: predicate, at: one, inPredicate: true)
            if left.count == .one { left.count = .optional }
            if isPosition(predicate, type) { left.count = .optional }
            left.isChosen = left.isChosen || isChoice(predicate)
        }
        return left
    }

    private func isPosition(_ predicate: XPathExpression, _ type: StaticType) -> Bool { type == .number }

    private func isChoice(_ predicate: XPathExpression) -> Bool {
        switch predicate {
        case .operation(.equal, _, _): true
        case .operation(.and, let left, let right): isChoice(left) || isChoice(right)
        default: false
        }
    }
}

extension String {
    fileprivate func utf8Slice(_ range: Range<Int>) -> String {
        String(decoding: Array(utf8)[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
    }
}
