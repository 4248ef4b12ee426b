import Diagnostics
import Values
import XML

/// Proves classifications: that ranges leave no gap and do not overlap, that every class can be reached, that bounds
/// are
/// about something that has bounds, and that every tier has someone responsible.
struct ClassificationCheck {
    private let regulation: Regulation
    private let root: Node

    init(_ regulation: Regulation, _ root: Node) {
        self.regulation = regulation
        self.root = root
    }

    var findings: [Finding] {
        var findings: [Finding] = []
        if let grading = regulation.grading, let node = root.element("grading") {
            let elements = Self.elements("tier", of: node)
            findings += ranges(grading, elements) + responsibilities(grading, elements) + unreachable(grading, elements)
        }
        let nodes = Dictionary(
            root.elements("classification").map { ($0["id"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        var earlier: Set<String> = regulation.grading == nil ? [] : [Classification.tier]
        for classification in regulation.classifications {
            guard let node = nodes[classification.id] else { continue }
            let elements = Self.elements("class", of: node)
            findings += names(classification, node) + ranges(classification, elements)
            findings += unreachable(classification, elements) + bounds(classification, node, elements)
            findings += order(node, after: earlier)
            earlier.insert(classification.id)
        }
        return findings
    }

    private static func elements(_ name: String, of node: Node) -> [String: Node] {
        Dictionary(node.elements(name).map { ($0["id"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func ranges(_ classification: Classification, _ elements: [String: Node]) -> [Finding] {
        let ranged = classification.classes.filter { $0.range != nil }
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
                    "等级 “\(lower.label)” 到 \(below.grouped) 为止，“\(higher.label)” 从 \(from.grouped) 开始，"
                        + (isGap ? "中间有空缺" : "互相重叠"),
                    "the tier “\(lower.id)” ends at \(below.grouped), “\(higher.id)” begins at \(from.grouped): "
                        + (isGap ? "there is a gap" : "they overlap")), at: "below")
        }
    }

    private func responsibilities(_ grading: Classification, _ elements: [String: Node]) -> [Finding] {
        grading.classes.compactMap { tier in
            guard grading.responsibility(tier.id) == nil, let element = elements[tier.id] else { return nil }
            return element.finding(
                "regulation.no-responsibility",
                Message("没有规定等级 “\(tier.label)” 由谁负责", "nobody is responsible for the tier “\(tier.id)”"))
        }
    }

    /// A class without bounds and conditions, or behind one that takes everybody.
    private func unreachable(_ classification: Classification, _ elements: [String: Node]) -> [Finding] {
        var isTaken = false
        return classification.classes.compactMap { tier in
            let isLost = isTaken || (tier.range == nil && tier.qualifications.isEmpty)
            let takesAll = tier.range.map { $0.from == nil && $0.below == nil } ?? false
            isTaken = isTaken || takesAll || tier.qualifications.contains { $0.test == "true()" }
            guard isLost, !isOverride(tier.id, classification), let element = elements[tier.id] else { return nil }
            return element.finding(
                "regulation.class-unreachable",
                Message("没有客户会归入 “\(tier.label)”", "no account can come to the class “\(tier.id)”"), at: "id",
                advice: Message(
                    "写明 from、below 或 <qualifies>；其余客户可写 <qualifies test=\"true()\">",
                    "give it from, below or <qualifies>; for all others <qualifies test=\"true()\">"))
        }
    }

    private func isOverride(_ id: String, _ classification: Classification) -> Bool {
        classification.overrides.contains { $0.managedAs == id }
    }

    /// Its name and the form that it is about.
    private func names(_ classification: Classification, _ node: Node) -> [Finding] {
        var findings: [Finding] = []
        if classification.id == Classification.tier {
            findings.append(
                node.finding(
                    "regulation.classification-name",
                    Message("“tier” 是 <grading> 的名称", "“tier” is what <grading> is called"), at: "id"))
        }
        if classification.form != regulation.accountFormID {
            findings.append(
                node.finding(
                    "regulation.account-not-graded",
                    Message(
                        "只能给客户分类，不能给“\(classification.form)”",
                        "only accounts are classified, not “\(classification.form)”"),
                    at: "form"))
        }
        return findings
    }

    /// Bounds are about figures: of a measure that is there and no rank.
    private func bounds(_ classification: Classification, _ node: Node, _ elements: [String: Node]) -> [Finding] {
        guard let measure = classification.measure.flatMap(regulation.measure) else {
            guard classification.measure == nil, let tier = classification.classes.first(where: { $0.range != nil }),
                let element = elements[tier.id]
            else { return [] }
            return [
                element.finding(
                    "regulation.bounds-of-nothing",
                    Message("有上下限，但分类没有写指标（measure）", "there are bounds, and the classification names no measure"))
            ]
        }
        guard measure.rank != nil else { return [] }
        return [
            node.finding(
                "regulation.rank-as-amount",
                Message(
                    "指标 “\(measure.label)” 是名次：用 <qualifies test=\"measure/\(measure.id) &lt;= 3\">，不用上下限",
                    "the measure “\(measure.id)” is a rank: write <qualifies test=\"measure/\(measure.id) &lt;= 3\">"),
                at: "measure")
        ]
    }

    /// A class follows from those that were found before it.
    private func order(_ node: Node, after earlier: Set<String>) -> [Finding] {
        (node.elements("class").flatMap { $0.elements("qualifies") } + node.elements("override")).flatMap { element in
            ExpressionNames.qualified(in: element["test"] ?? "").classes.filter { !earlier.contains($0.text) }.map {
                element.finding(
                    "regulation.class-order",
                    Message(
                        "分类 “\($0.text)” 要写在前面，才能在这里使用", "the classification “\($0.text)” has to stand before this one"),
                    at: "test", shift: $0.offset)
            }
        }
    }
}

extension Fraction {
    /// The number for people: 1,200.50.
    fileprivate var grouped: String {
        decimal.flatMap { ExactDecimal(plain: $0) }?.grouped(decimals: 2) ?? ""
    }
}
