import Regulations
import XML

/// Says in words what an element of a regulation's data says in its attributes.
struct CitationWords {
    private let regulation: Regulation

    init(_ regulation: Regulation) { self.regulation = regulation }

    /// What papers call the kind of element.
    func kind(of element: Node) -> String { Self.kinds[element.name] ?? element.name }

    private static let kinds = [
        "tier": "等级", "qualifies": "入级条件", "coefficient": "系数", "override": "管理等级", "responsibility": "责任单位",
        "delegation": "授权", "measure": "指标", "chain": "流程", "duty": "定期工作", "document": "材料", "form": "表单",
        "rule": "填写规则",
        "submission": "提交", "task": "待办", "step": "环节", "copy": "抄送", "class": "分类", "classification": "分类",
        "ledger": "台账",
    ]

    /// What it says, a phrase each.
    func phrases(of element: Node) -> [String] {
        let attributes = element.attributes.filter { $0.namespace == nil }.compactMap { attribute in
            // Where somebody has put a condition into words, those are read.
            element["\(attribute.name)-label"].map { "条件：\($0)" } ?? phrase(attribute.name, attribute.text)
        }
        let performers = element.elements("performer", in: docketNamespace).map(performer)
        let fields =
            element.isElement("form", in: docketNamespace)
            ? element.elements("field", in: docketNamespace).compactMap { $0["label"] } : []
        return attributes + (performers.isEmpty ? [] : ["办理：" + performers.joined(separator: "、")])
            + (fields.isEmpty ? [] : ["填写：" + fields.joined(separator: "、")])
    }

    private func phrase(_ name: String, _ text: String) -> String? {
        switch name {
        case "from": "\(text)起（含）"
        case "below": "不到\(text)"
        case "test", "when": "条件：\(text)"
        case "managed-as": "按\(tiers(text))管理"
        case "determined-by": "认定：\(kinds(text))"
        case "developed-by": "开发：\(kinds(text))"
        case "maintained-by": "维护：\(kinds(text))"
        case "reported-to": "上报：\(kinds(text))"
        case "to", "at", "rank-within": kinds(text)
        case "tiers": tiers(text)
        case "post": post(text)
        case "every": "每" + (Self.intervals[text] ?? text)
        case "within": "时限 \(text)"
        case "least": "不低于\(text)"
        case "most": "不高于\(text)"
        default: nil
        }
    }

    private static let intervals = [
        "day": "日", "week": "周", "month": "月", "quarter": "季", "half-year": "半年", "year": "年",
    ]

    private func performer(_ element: Node) -> String {
        let place = element["at"].map(kinds) ?? element["relative"].flatMap { Self.places[$0] }
        guard let post = element["post"] else { return "由前面的环节指定" }
        return [place, self.post(post)].compactMap { $0 }.joined(separator: "·")
    }

    private static let places = ["submitter": "提交单位", "superior": "上级单位", "owner": "管理单位"]

    private func kinds(_ text: String) -> String {
        names(text) { regulation.organisation.kind($0)?.label }
    }

    private func tiers(_ text: String) -> String { names(text) { regulation.grading?.class($0)?.label } }

    private func post(_ text: String) -> String { names(text) { regulation.organisation.post($0)?.label } }

    private func names(_ text: String, _ label: (String) -> String?) -> String {
        text.split(separator: " ").map { label(String($0)) ?? String($0) }.joined(separator: "、")
    }
}
