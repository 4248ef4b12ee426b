public import Diagnostics
import Values

/// One reader for each part of `regulation.xml`, in the order of the vocabulary.
extension ElementReader {
    private static let groundAttributes = ["clause", "basis", "note"]

    func clauses() -> [Clause] {
        children("clauses").flatMap { $0.distinct("clause") }.map { clause in
            clause.know(attributes: ["id", "cite", "subject"])
            return Clause(
                id: clause.required("id"), citation: clause.required("cite"), subject: clause.required("subject"))
        }
    }

    func organisation() -> Organisation {
        guard let reader = child("organisation") else { return Organisation(kinds: [], posts: []) }
        reader.know(attributes: [], elements: ["kind", "post"])
        return Organisation(
            kinds: reader.distinct("kind").map { $0.unitKind() }, posts: reader.distinct("post").map { $0.post() })
    }

    private func unitKind() -> UnitKind {
        know(attributes: ["id", "label", "within", "department"])
        return UnitKind(
            id: identifier(), label: required("label"), within: optionalReference("within", to: .unitKind),
            isDepartment: flag("department"))
    }

    private func post() -> Post {
        know(attributes: ["id", "label", "at", "scope", "may", "leads"])
        let permissions = list("may").compactMap { name -> Permission? in
            if let permission = Permission(rawValue: name) { return permission }
            let allowed = Permission.allCases.map(\.rawValue)
            invalid(
                "may", didYouMean(name, among: allowed) ?? Message(verbatim: allowed.joined(separator: " ")))
            return nil
        }
        return Post(
            id: identifier(), label: required("label"), at: references("at", to: .unitKind),
            scope: choice("scope", preset: .unit), isLeader: flag("leads"), duties: Set(permissions))
    }

    func chains() -> [Chain] {
        children("chains").flatMap { $0.distinct("chain") }.map { chain in
            chain.know(
                attributes: ["id", "label", "chart", "form", "document", "when", "when-label"] + Self.groundAttributes)
            let form = chain.reference("form", to: .form)
            let ground = chain.ground()
            let condition = chain.node["when"].map { _ in
                Qualification(
                    test: chain.condition("when", over: form), label: chain.required("when-label"), ground: ground)
            }
            return Chain(
                id: chain.identifier(), label: chain.required("label"), chart: chain.reference("chart", to: .chart),
                form: form, document: chain.optionalReference("document", to: .document),
                condition: condition, ground: ground)
        }
    }

    func numbering() -> [NumberSeries] {
        children("numbering").flatMap { $0.distinct("series") }.compactMap { series in
            series.know(attributes: ["id", "label", "pattern", "per-unit", "restart"])
            let text = series.required("pattern")
            do throws(DocumentNumber.PatternError) {
                let pattern = try DocumentNumber.Pattern(parsing: text)
                return NumberSeries(
                    id: series.identifier(), label: series.required("label"), pattern: pattern,
                    isPerUnit: series.flag("per-unit"), restart: series.choice("restart", preset: .year))
            } catch {
                series.invalid("pattern", error.message, shift: error.offset)
                return nil
            }
        }
    }

    func documents() -> [DocumentDefinition] {
        children("documents").flatMap { $0.distinct("document") }.map { document in
            document.know(
                attributes: ["id", "label", "template", "view", "period", "form"] + Self.reportAttributes
                    + Self.groundAttributes,
                elements: ["figure"])
            let view = document.required("view")
            return DocumentDefinition(
                id: document.identifier(), label: document.required("label"),
                template: document.node["template"] ?? TemplatePackage.ready(view), view: view,
                period: document.node["period"].map { _ in document.choice("period", preset: .month) },
                form: document.optionalReference("form", to: .form), report: document.report(),
                ground: document.ground())
        }
    }
}

extension Measure {
    /// What figures count where nothing else is said.
    static let yuan = "元"

    /// What its figures count, as people read it.
    public var counted: Message { unit == Self.yuan ? Message(unit, "yuan") : Message(verbatim: unit) }
}
