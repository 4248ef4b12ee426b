import Diagnostics
import XML

/// An expression of a statement, compiled.
enum CompiledValue {
    /// The keyword `nothing`.
    case nothing
    /// The keyword `default`.
    case keepDefault
    /// A value, by the index of its expression.
    case value(Int, StaticType)
    /// `structure:`: nodes to be written as markup.
    case structure(Int)
    /// A mistake that was reported.
    case mistaken
}

/// The expression types that stand before a colon.
enum ExpressionKind: String, CaseIterable {
    case xpath, string, not, exists, load, structure

    /// The kind of an expression and what follows its colon.
    static func split(_ text: LocatedText) -> (kind: ExpressionKind, rest: LocatedText) {
        for kind in allCases where text.hasPrefix(kind.rawValue + ":") {
            let rest = text.dropping(kind.rawValue.utf8.count + 1)
            if !rest.hasPrefix(":") { return (kind, kind == .string ? rest : rest.trimmed()) }
        }
        return (.xpath, text)
    }
}

extension Compiler {
    /// Compiles the expression of a statement.
    func compile(_ text: LocatedText, _ around: Surroundings) -> CompiledValue {
        let text = text.trimmed()
        if text.text == "nothing" { return .nothing }
        if text.text == "default" { return .keepDefault }
        let (kind, rest) = ExpressionKind.split(text)
        if kind == .structure { return structure(rest, around) }
        guard let (expression, type) = expression(text, around) else { return .mistaken }
        return .value(add(expression, at: text), type)
    }

    /// Compiles an expression that has to be a value.
    func value(_ text: LocatedText, _ around: Surroundings) -> (index: Int, type: StaticType)? {
        let text = text.trimmed()
        guard let (expression, type) = expression(text, around) else { return nil }
        return (add(expression, at: text), type)
    }

    func add(_ expression: Expression, at text: LocatedText) -> Int {
        code.add(
            expression,
            at: ExpressionPlace(source: text.source.text, offset: text.start, trail: report.trail))
    }

    private func structure(_ text: LocatedText, _ around: Surroundings) -> CompiledValue {
        guard let (expression, type) = expression(text, around) else { return .mistaken }
        guard type.selection != nil else {
            report.add(
                "tal.structure-of-text",
                Message("structure: 只能用于视图的节点，不能用于文本", "structure: takes nodes of the view, never text"), at: text)
            return .mistaken
        }
        return .structure(add(expression, at: text))
    }

    /// The compiled form and the type of an expression; `nil` when it is mistaken, which is reported.
    func expression(_ text: LocatedText, _ around: Surroundings) -> (Expression, StaticType)? {
        let (kind, rest) = ExpressionKind.split(text)
        switch kind {
        case .xpath: return xpath(rest, around)
        case .string: return (concatenation(rest, around), .text)
        case .not: return expression(rest, around).map { (.not($0.0), .boolean) }
        case .exists:
            return xpath(rest, around).map { (.not(.not($0.0)), .boolean) }
        case .load, .structure:
            report.add(
                "tal.misplaced-expression",
                Message("这里不能用 \(kind.rawValue):", "\(kind.rawValue): cannot stand here"), at: text)
            return nil
        }
    }

    private func xpath(_ text: LocatedText, _ around: Surroundings) -> (Expression, StaticType)? {
        let syntax: XPathExpression
        do throws(XPathError) {
            syntax = try self.syntax(of: text.text)
        } catch {
            report.add(error.rule, error.message, at: text, shift: error.offset ?? 0)
            return nil
        }
        let before = report.findings.count
        let type = checker(of: text, around).type(of: syntax)
        guard report.findings.count == before else { return nil }
        let expression = lowering.lower(
            syntax,
            Lowering.Surroundings(
                text: text, scope: visible(around), namespaces: around.namespaces, report: report))
        return (expression, type)
    }

    func checker(of text: LocatedText, _ around: Surroundings) -> ExpressionChecker {
        ExpressionChecker(
            text: text, shape: shape, scope: visible(around), report: report, namespaces: around.namespaces)
    }

    /// What expressions see: the variables around them, then the global ones.
    func visible(_ around: Surroundings) -> Scope {
        var scope = around.scope
        scope.variables.merge(globals) { local, _ in local }
        return scope
    }

    /// A text with `${…}` in it, as one expression.
    func concatenation(_ text: LocatedText, _ around: Surroundings) -> Expression {
        .concatenation(
            interpolation(text, around) { part in
                switch part {
                case .literal(let text): .text(text)
                case .value(let expression, _): expression
                }
            })
    }

    /// A part of an interpolated text that is no mistake.
    enum Part {
        case literal(String)
        case value(Expression, LocatedText)
    }

    /// Compiles the parts of an interpolated text; each value has to be one.
    func interpolation<Result>(
        _ text: LocatedText, _ around: Surroundings, _ result: (Part) -> Result
    ) -> [Result] {
        text.interpolationParts().compactMap { part in
            switch part {
            case .literal(let text): return result(.literal(text))
            case .unclosed(let place):
                reportUnclosed(place)
                return nil
            case .expression(let inner):
                let inner = inner.trimmed()
                guard let (expression, type) = expression(inner, around) else { return nil }
                checkText(type, inner, around)
                return result(.value(expression, inner))
            }
        }
    }

    func reportUnclosed(_ place: LocatedText) {
        report.add(
            "tal.unclosed-interpolation", Message("“${” 没有对应的 “}”", "“${” has no “}”"), at: place,
            advice: Message("字面的 “${” 写作 “$${”", "a literal “${” is written “$${”"))
    }

    /// What is written as text should be one text.
    func checkText(_ type: StaticType, _ text: LocatedText, _ around: Surroundings) {
        checker(of: text, around).checkSingle(type)
        guard let shape, let places = type.selection?.places,
            let place = places.first(where: { shape.type(of: $0) == nil }), let name = shape.name(of: place)
        else { return }
        report.add(
            "tal.not-text",
            Message("“\(name)” 只有子元素，没有自己的文本", "“\(name)” holds elements, not a text of its own"), at: text)
    }
}
