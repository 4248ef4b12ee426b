import Diagnostics
import Regulations
import XML

/// Finds measures that are used as what they are not.
struct MeasureCheck {
    private let regulation: Regulation

    init(_ regulation: Regulation) { self.regulation = regulation }

    /// A grading by a rank: tiers are ranges of amounts, and the thirteenth is no account of 13 yuan.
    func findings(in main: Node) -> [Finding] {
        guard let element = main.element("grading"), let measure = regulation.gradingMeasure, measure.rank != nil else {
            return []
        }
        return [
            element.finding(
                "regulation.rank-as-amount",
                Message(
                    "指标 “\(measure.label)” 是名次，不能按金额定级",
                    "the measure “\(measure.id)” is a rank, and tiers are ranges of amounts"),
                at: "measure")
        ]
    }
}
