import Diagnostics
import Values
import XML

/// Proves that the tiers' ranges leave no gap and do not overlap, and that every tier has someone responsible.
struct GradingCheck {
    let findings: [Finding]

    init(_ regulation: Regulation, _ root: Node) {
        guard let grading = regulation.grading, let node = root.element("grading") else {
            findings = []
            return
        }
        let elements = Dictionary(
            node.elements("tier").compactMap { element in element["id"].map { ($0, element) } },
            uniquingKeysWith: { first, _ in first })
        findings = Self.ranges(grading, elements) + Self.responsibilities(grading, elements)
    }

    private static func ranges(_ grading: Grading, _ elements: [String: Node]) -> [Finding] {
        let ranged = grading.tiers.filter { $0.range != nil }
        return zip(ranged, ranged.dropFirst()).compactMap { higher, lower in
            guard let from = higher.range?.from, let element = elements[lower.id] else { return nil }
            guard let below = lower.range?.below else {
                return element.finding(
                    "regulation.tier-overlap",
                    Message(
                        "等级 “\(lower.label)” 没有上限，与 “\(higher.label)” 重叠",
                        "the tier “\(lower.id)” has no upper bound and overlaps with “\(higher.id)”"))
            }
            guard below != from else { return nil }
            let isGap = below < from
            return element.finding(
                isGap ? "regulation.tier-gap" : "regulation.tier-overlap",
                Message(
                    "等级 “\(lower.label)” 到 \(below.grouped) 元为止，“\(higher.label)” 从 \(from.grouped) 元开始，"
                        + (isGap ? "中间有空缺" : "互相重叠"),
                    "the tier “\(lower.id)” ends at \(below.grouped), “\(higher.id)” begins at \(from.grouped): "
                        + (isGap ? "there is a gap" : "they overlap")), at: "below")
        }
    }

    private static func responsibilities(_ grading: Grading, _ elements: [String: Node]) -> [Finding] {
        grading.tiers.compactMap { tier in
            guard grading.responsibility(tier.id) == nil, let element = elements[tier.id] else { return nil }
            return element.finding(
                "regulation.no-responsibility",
                Message("没有规定等级 “\(tier.label)” 由谁负责", "nobody is responsible for the tier “\(tier.id)”"))
        }
    }
}
