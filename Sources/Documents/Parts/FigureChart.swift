import XML

/// A drawing of figures with names, laid out here so that a template only places it: lengths are those of a drawing of
/// `width` by `height`.
struct FigureChart {
    /// A figure to be drawn.
    struct Point {
        let label: String
        /// What stands beside it.
        let text: String
        let value: Double
    }

    private static let width = 720
    /// More rows than these would not be readable: the drawing shows the greatest, the table shows all.
    static let mostBars = 20

    private let points: [Point]

    /// A drawing of some figures, in their order.
    init(_ points: [Point]) { self.points = points }

    /// Lying bars from a base line, what is below zero to its left.
    func writeBars(into parent: Node) {
        let (left, right, pitch) = (170.0, 600.0, 26.0)
        let lowest = min(points.map(\.value).min() ?? 0, 0)
        let highest = max(points.map(\.value).max() ?? 0, 0)
        let scale = Self.scale(of: highest - lowest, over: right - left)
        let base = left - lowest * scale
        let chart = begin("bar", height: Double(points.count) * pitch + 12, into: parent)
        chart.set("base", to: Self.text(base))
        for (index, point) in points.enumerated() {
            let length = abs(point.value) * scale
            let start = point.value < 0 ? base - length : base
            let middle = Double(index) * pitch + 6 + pitch / 2
            write(
                point, "bar",
                [
                    "x": start, "y": middle - 8, "width": max(length, 0.5), "height": 16, "middle": middle + 4,
                    "beside": max(base, start + length) + 6,
                ], into: chart)
        }
    }

    /// One bar of parts, the parts of a whole.
    func writeShares(into parent: Node) {
        let whole = points.reduce(0) { $0 + max($1.value, 0) }
        let columns = 3
        let rows = (points.count + columns - 1) / columns
        let chart = begin("share", height: 52 + Double(rows) * 22, into: parent)
        var start = 0.0
        for (index, point) in points.enumerated() {
            let width = whole > 0 ? max(point.value, 0) / whole * Double(Self.width) : 0
            let column = Double(Self.width) / Double(columns) * Double(index % columns)
            write(
                point, "part",
                [
                    "x": start, "y": 6, "width": width, "height": 30, "middle": 58 + Double(index / columns) * 22,
                    "beside": column + 18, "key": column,
                ], into: chart
            ).set("shade", to: "\(index % 6)")
            start += width
        }
    }

    /// A line through points, from left to right.
    func writeLine(into parent: Node) {
        let (left, right, top, bottom) = (60.0, 660.0, 40.0, 170.0)
        let lowest = min(points.map(\.value).min() ?? 0, 0)
        let highest = max(points.map(\.value).max() ?? 0, 0)
        let scale = Self.scale(of: highest - lowest, over: bottom - top)
        let chart = begin("line", height: 200, into: parent)
        chart.set("base", to: Self.text(bottom + lowest * scale))
        let step = points.count > 1 ? (right - left) / Double(points.count - 1) : 0
        let places = points.enumerated().map { index, point in
            (left + Double(index) * step, bottom - (point.value - lowest) * scale)
        }
        chart.set("points", to: places.map { "\(Self.text($0.0)),\(Self.text($0.1))" }.joined(separator: " "))
        for (index, (point, place)) in zip(points, places).enumerated() {
            // Neighbours stand at two heights, so that long figures do not run into each other.
            let beside = place.1 - 9 - Double(index % 2) * 15
            write(
                point, "point", ["x": place.0, "y": place.1, "middle": 190, "beside": beside], into: chart)
        }
    }

    private func begin(_ kind: String, height: Double, into parent: Node) -> Node {
        parent.append(
            "chart", attributes: ["kind": kind, "width": "\(Self.width)", "height": Self.text(height)])
    }

    @discardableResult
    private func write(_ point: Point, _ element: String, _ lengths: [String: Double], into chart: Node) -> Node {
        let node = chart.append(element, attributes: ["label": point.label, "text": point.text])
        for (name, length) in lengths.sorted(by: { $0.key < $1.key }) { node.set(name, to: Self.text(length)) }
        return node
    }

    /// The length of a figure of one; nothing where all figures are zero.
    private static func scale(of span: Double, over length: Double) -> Double { span > 0 ? length / span : 0 }

    /// A length with one decimal.
    private static func text(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
