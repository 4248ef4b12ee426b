import Testing
import XML

@testable import Documents

/// Drawings of figures are laid out whatever the figures are.
@Suite struct FigureChartTests {
    private func drawing(
        _ values: [Double], _ write: (FigureChart) -> (Node) -> Void
    ) -> Document {
        let view = Document(root: "drawing")
        write(FigureChart(values.map { FigureChart.Point(label: "甲", text: "\($0)", value: $0) }))(view.root)
        return view
    }

    @Test(arguments: [[0.0], [0, 0], [-5, -1], [-1, 3], [7]])
    func `bars, parts and lines of any figures stay within the drawing`(values: [Double]) throws {
        let ways: [(FigureChart) -> (Node) -> Void] = [
            FigureChart.writeBars, FigureChart.writeShares, FigureChart.writeLine,
        ]
        for way in ways {
            let view = drawing(values, way)
            let lengths = view.root.descendants().flatMap { node in [node["x"], node["width"]].compactMap(\.self) }
            #expect(!lengths.isEmpty)
            for length in lengths {
                let number = try #require(Double(length))
                #expect((0...720).contains(number))
            }
        }
    }
}
