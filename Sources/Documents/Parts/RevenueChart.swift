import Casework
import Files
import Procedure
import Records
import Values
import XML

/// The monthly revenue as figures and as a drawing of bars, laid out here so that a template only places them.
struct RevenueChart {
    private static let (width, height) = (720, 280)
    private static let (left, right, top, bottom) = (64, 708, 24, 244)
    /// More bars than these would not be readable: the drawing shows the latest, the figures show all.
    private static let mostBars = 24

    private let months: [CustomerFile.MonthlyRevenue]
    private let drawn: [CustomerFile.MonthlyRevenue]
    private let first: YearMonth
    private let slots: Int
    private let step: Int64
    private let ticks: Int64

    /// A chart of months, the first first; `nil` without any.
    init?(_ months: [CustomerFile.MonthlyRevenue]) {
        guard let last = months.last?.month, let earliest = months.first?.month else { return nil }
        self.months = months
        first = max(earliest, last.adding(months: 1 - Self.mostBars))
        slots = first.months(until: last) + 1
        drawn = months.filter { [first] in $0.month >= first }
        let highest = max(drawn.map(\.amount.fen).max() ?? 0, 1)
        step = Self.step(for: highest)
        ticks = (highest + step - 1) / step
    }

    /// The smallest round distance that needs at most six lines: 1, 2 or 5 and zeros.
    static func step(for highest: Int64) -> Int64 {
        var power: Int64 = 1_000_000
        while power > 100, highest < power { power /= 10 }
        while true {
            for factor: Int64 in [1, 2, 5] where highest <= power * factor * 6 { return power * factor }
            power *= 10
        }
    }

    /// Appends figures and drawing to a view, with what the figures are called.
    func write(into parent: Node, as label: String) throws {
        let total = try Money.sum(of: months.map(\.amount))
        let node = parent.append(
            "revenue",
            attributes: [
                "label": label, "from": months.first?.month.iso, "to": months.last?.month.iso, "total": total.plain,
                "words": total.chineseCapitals,
            ])
        writeDrawing(into: node)
        for month in months {
            node.append("month", attributes: ["month": month.month.iso, "amount": month.amount.plain])
        }
    }

    private func writeDrawing(into parent: Node) {
        let chart = parent.append(
            "chart",
            attributes: [
                "width": "\(Self.width)", "height": "\(Self.height)", "left": "\(Self.left)", "right": "\(Self.right)",
                "baseline": "\(Self.bottom)", "axis": "\(Self.bottom + 20)", "years": "\(Self.bottom + 34)",
                "unit": "万元", "from": first.iso,
            ])
        for tick in 0...ticks {
            let amount = Money(fen: tick * step)
            chart.append(
                "tick",
                attributes: [
                    "value": amount.plain, "label": tick == 0 ? "0" : String(amount.inTenThousands.dropLast(2)),
                    "y": Self.text(y(amount)),
                ])
        }
        for month in drawn { writeBar(month, into: chart) }
    }

    private func writeBar(_ month: CustomerFile.MonthlyRevenue, into chart: Node) {
        let slot = first.months(until: month.month)
        let slotWidth = (Self.right - Self.left) * 10 / slots
        let start = Self.left * 10 + (Self.right - Self.left) * 10 * slot / slots
        let barWidth = slotWidth * 62 / 100
        let upper = y(month.amount)
        let beginsYear = slot == 0 || month.month.month == 1
        chart.append(
            "bar",
            attributes: [
                "month": month.month.iso, "amount": month.amount.plain, "short": Self.short(month.amount),
                "label": "\(month.month.month)月", "year": beginsYear ? "\(month.month.year)" : nil,
                "x": Self.text(start + (slotWidth - barWidth) / 2), "y": Self.text(upper),
                "width": Self.text(barWidth), "height": Self.text(Self.bottom * 10 - upper),
                "centre": Self.text(start + slotWidth / 2), "top": Self.text(upper - 50),
            ])
    }

    /// The height of an amount in the drawing, in tenths; what is below zero lies on the base line.
    private func y(_ amount: Money) -> Int {
        let share = Double(max(amount.fen, 0)) / Double(ticks * step)
        return Self.bottom * 10 - Int((share * Double((Self.bottom - Self.top) * 10)).rounded())
    }

    /// A length in tenths as decimal text.
    private static func text(_ tenths: Int) -> String { "\(tenths / 10).\(abs(tenths % 10))" }

    /// The amount in ten thousands of yuan with one decimal: `43.2`.
    static func short(_ amount: Money) -> String {
        let tenths = (amount.fen.magnitude + 50_000) / 100_000
        return "\(amount.fen < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
    }
}
