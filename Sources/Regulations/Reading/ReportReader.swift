import Diagnostics

extension ElementReader {
    /// What the rows of a paper over many accounts are, as it is written.
    private enum Over: String, CaseIterable {
        case unit, account
        case `class`
    }

    /// The attributes that say what a paper over many accounts shows.
    static let reportAttributes = ["over", "by"]

    /// The rows and figures of a paper over many accounts; `nil` for any other.
    func report() -> ReportDefinition? {
        guard node["over"] != nil else { return nil }
        let over = choice("over", preset: Over.unit)
        let rows: ReportDefinition.Rows =
            switch over {
            case .unit: .unit(kind: optionalReference("by", to: .unitKind))
            case .account: .account
            case .class: .class(optionalReference("by", to: .classification) ?? Classification.tier)
            }
        return ReportDefinition(rows: rows, figures: distinct("figure").compactMap { $0.figure() })
    }

    private func figure() -> ReportDefinition.Figure? {
        know(attributes: ["id", "label", "measure", "count", "sum", "form", "chart", "compare", "rank"])
        guard let source = figureSource() else {
            session.report(
                node.finding(
                    "regulation.figure-source",
                    Message(
                        "写 measure、count（表单）或 sum（字段，连同 form）之一",
                        "give one of measure, count (a form) or sum (a field, with its form)")))
            return nil
        }
        return ReportDefinition.Figure(
            id: identifier(), label: required("label"), source: source,
            chart: node["chart"].map { _ in choice("chart", preset: .bar) }, isCompared: flag("compare"),
            isRanked: flag("rank"))
    }

    private func figureSource() -> ReportDefinition.Figure.Source? {
        switch (node["measure"], node["count"], node["sum"]) {
        case (.some, nil, nil): return .measure(reference("measure", to: .measure))
        case (nil, .some, nil): return .count(form: reference("count", to: .form))
        case (nil, nil, .some):
            let form = reference("form", to: .form)
            return .sum(form: form, field: reference("sum", to: .field(form: form)))
        default: return nil
        }
    }
}
