import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import XML

/// The view of a paper over many accounts: figures by row, held against the period before, ranked and drawn.
struct ReportView {
    private let report: OfficeReport
    private let definition: DocumentDefinition
    private let parts: ViewParts
    private let office: String
    private let now: Timestamp

    /// A view of a report as it is at a time.
    init(
        _ report: OfficeReport, as definition: DocumentDefinition, regulation: Regulation, office: String,
        now: Timestamp
    ) {
        self.report = report
        self.definition = definition
        self.office = office
        self.now = now
        parts = ViewParts(regulation: regulation, names: report.names, titles: [:])
    }

    private var figures: [ReportDefinition.Figure] { report.definition.figures }

    /// The view, in the shape of `report.shape.xml`.
    func document() throws -> Document {
        let view = parts.begin(definition, office: office, now: now)
        let root = view.root
        root.set("period", to: report.period.text)
        root.set("length", to: report.period.length.rawValue)
        root.set("from", to: report.period.days.lowerBound.iso)
        root.set("to", to: report.period.days.upperBound.iso)
        if let unit = report.unit { root.set("unit", to: unit) }
        root.set("count", to: "\(report.rows.reduce(0) { $0 + $1.accounts })")
        for figure in figures {
            let scale = Scale(of: figure.source, in: parts.regulation)
            root.append(
                "figure",
                attributes: [
                    "id": figure.id, "label": figure.label, "unit": scale.unit,
                    "compared": figure.isCompared ? "true" : "false", "ranked": figure.isRanked ? "true" : "false",
                ])
        }
        for row in report.rows {
            let node = root.append(
                "row", attributes: ["id": row.id, "label": row.label, "accounts": "\(row.accounts)"])
            try write(row.figures, into: node)
        }
        try write(report.totals, into: root.append("total"))
        for index in figures.indices { try writeChart(of: index, into: root) }
        parts.basis(of: view)
        return view
    }

    private func write(_ values: [OfficeReport.Figure], into parent: Node) throws {
        for (figure, value) in zip(figures, values) {
            let scale = Scale(of: figure.source, in: parts.regulation)
            let node = parent.append("value", attributes: ["figure": figure.id, "label": figure.label])
            if let shown = try value.value.map(scale.text) { node.set("text", to: shown) }
            if let place = value.place { node.set("place", to: "\(place)") }
            guard figure.isCompared else { continue }
            if let before = try value.before.map(scale.text) { node.set("before", to: before) }
            guard let now = value.value, let before = value.before else { continue }
            let difference = try now.subtracting(before)
            node.set("change", to: try scale.text(difference))
            guard Fraction.zero < before else { continue }
            let share = try difference.divided(by: before).multiplied(by: Fraction(100))
            node.set("change-percent", to: try share.rounded(decimals: 1).grouped(decimals: 1))
        }
    }

    private func writeChart(of index: Int, into root: Node) throws {
        let figure = figures[index]
        guard let chart = figure.chart else { return }
        let points = try chart == .line ? periods(of: index) : rows(of: index)
        guard !points.isEmpty else { return }
        let node = root.append("drawing", attributes: ["figure": figure.id, "label": figure.label])
        switch chart {
        case .bar: FigureChart(points).writeBars(into: node)
        case .share: FigureChart(points).writeShares(into: node)
        case .line: FigureChart(points).writeLine(into: node)
        }
    }

    private func rows(of index: Int) throws -> [FigureChart.Point] {
        let scale = Scale(of: figures[index].source, in: parts.regulation)
        let drawn = report.rows.compactMap { row in row.figures[index].value.map { (row.label, $0) } }
            .sorted { $1.1 < $0.1 }.prefix(FigureChart.mostBars)
        return try drawn.map { FigureChart.Point(label: $0, text: try scale.text($1), value: try scale.number($1)) }
    }

    private func periods(of index: Int) throws -> [FigureChart.Point] {
        let scale = Scale(of: figures[index].source, in: parts.regulation)
        return try report.series[index].map { total in
            let value = total.value ?? .zero
            return FigureChart.Point(
                label: Self.short(total.period), text: try scale.text(value), value: try scale.number(value))
        }
    }

    private static func short(_ period: CalendarPeriod) -> String {
        switch period.length {
        case .month: "\(period.first.month)月"
        case .quarter: "\(period.first.quarter)季"
        case .year: "\(period.first.year)"
        }
    }
}

/// How the figures of a column are written.
private struct Scale {
    /// What they count, as papers print it.
    let unit: String
    private let decimals: Int
    private let factor: Int64

    init(of source: ReportDefinition.Figure.Source, in regulation: Regulation) {
        switch source {
        case .measure(let id):
            let measure = regulation.measure(id)
            unit = measure?.unit ?? ""
            decimals = measure?.decimals ?? 0
            factor = measure?.unit == "%" ? 100 : 1
        case .count:
            unit = "件"
            decimals = 0
            factor = 1
        case .sum(let form, let field):
            let isMoney = regulation.form(form)?.field(field)?.type.word == "money"
            unit = isMoney ? "元" : ""
            decimals = 2
            factor = 1
        }
    }

    private func rounded(_ figure: Fraction) throws -> ExactDecimal {
        try figure.multiplied(by: Fraction(factor)).rounded(decimals: decimals)
    }

    func text(_ figure: Fraction) throws -> String { try rounded(figure).grouped(decimals: decimals) }

    /// For drawings.
    func number(_ figure: Fraction) throws -> Double {
        let decimal = try rounded(figure)
        return Double(decimal.numerator) / Double(decimal.denominator)
    }
}
