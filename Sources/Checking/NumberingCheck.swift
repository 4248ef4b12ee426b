import Diagnostics
import Regulations
import XML

/// Holds the patterns of numbers against how they are counted: no two numbers of a series may be the same.
struct NumberingCheck {
    private let regulation: Regulation
    /// What the pattern of a number may name beside its sequence.
    private static let variables = ["unit", "year"]

    init(_ regulation: Regulation) { self.regulation = regulation }

    /// What is wrong, in the order of the series.
    func findings(in main: Node) -> [Finding] {
        let elements = main.descendants().filter { $0.isElement("series", in: docketNamespace) }
        return elements.flatMap { element -> [Finding] in
            guard let series = element["id"].flatMap(regulation.series) else { return [] }
            return repetitions(of: series, element) + unknownVariables(of: series, element)
        }
    }

    private func repetitions(of series: NumberSeries, _ element: Node) -> [Finding] {
        var findings: [Finding] = []
        let named = series.pattern.variables
        if series.restart == .year, !named.contains("year") {
            findings.append(
                repeating(
                    element,
                    Message(
                        "编号每年从头编起，号里却没有 {year}：第二年的编号会与上一年重复",
                        "numbers begin anew each year and do not say which: next year’s would repeat this year’s"),
                    Message("加上 {year}，或写 restart=\"never\"", "add {year}, or write restart=\"never\"")))
        }
        if series.isPerUnit, !named.contains("unit") {
            findings.append(
                repeating(
                    element,
                    Message(
                        "各单位各自编号，号里却没有 {unit}：两个单位的编号会重复",
                        "each unit counts for itself and numbers do not say which: those of two units would be the same"
                    ),
                    Message("加上 {unit}，或去掉 per-unit", "add {unit}, or leave per-unit out")))
        }
        return findings
    }

    private func repeating(_ element: Node, _ message: Message, _ advice: Message) -> Finding {
        element.finding("regulation.repeating-number", message, at: "pattern", advice: advice)
    }

    private func unknownVariables(of series: NumberSeries, _ element: Node) -> [Finding] {
        series.pattern.variables.filter { !Self.variables.contains($0) }.map { name in
            element.finding(
                "regulation.unknown-variable",
                Message("编号里没有 {\(name)} 可用", "numbers know no {\(name)}"), at: "pattern",
                advice: Message("可用：{unit}、{year}、{sequence}", "there are {unit}, {year} and {sequence}"))
        }
    }
}
