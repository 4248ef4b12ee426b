import Diagnostics
import Documents
import Regulations
import XML

/// Looks at the papers over many records: whether they say what they show, and show what can be added up.
struct ReportCheck {
    private let regulation: Regulation
    private let root: Node

    init(_ regulation: Regulation, _ root: Node) {
        self.regulation = regulation
        self.root = root
    }

    func findings() -> [Finding] {
        regulation.documents.flatMap { document -> [Finding] in
            guard let node = node(of: document) else { return [] }
            return (rows(of: document, node) + sums(of: document, node)).compactMap { $0 }
        }
    }

    private func node(of document: DocumentDefinition) -> Node? {
        root.descendants().first { $0.isElement("document", in: docketNamespace) && $0["id"] == document.id }
    }

    /// A report says what its rows and figures are; no other paper has any.
    private func rows(of document: DocumentDefinition, _ node: Node) -> [Finding?] {
        let isReport = MadePapers.overMany == document.view
        guard isReport == (document.report?.figures.isEmpty == false) else {
            return [
                node.finding(
                    "regulation.report-figures",
                    isReport
                        ? Message("要写明 over 和至少一个 figure", "say over what it is, and at least one figure")
                        : Message(
                            "只有 view=“\(MadePapers.overMany)” 的文件有 over 和 figure",
                            "only papers that show “\(MadePapers.overMany)” have over and figures"),
                    at: "view")
            ]
        }
        return []
    }

    /// Figures of several accounts are added up: what is a part, a least or a greatest comes to nothing when added.
    private func sums(of document: DocumentDefinition, _ node: Node) -> [Finding?] {
        guard let report = document.report, report.rows != .account else { return [] }
        return report.figures.map { figure in
            guard case .measure(let id) = figure.source, let measure = regulation.measure(id), !measure.isSummable
            else {
                return nil
            }
            let place = node.elements("figure", in: docketNamespace).first { $0["id"] == figure.id }
            return place?.finding(
                "regulation.figure-not-summable",
                Message(
                    "“\(measure.label)” 各客户的数不能相加，只能按客户列出（over=\"account\"）",
                    "what accounts have of “\(id)” does not add up: show it by account (over=\"account\")"),
                at: "measure")
        }
    }
}

extension Measure {
    /// Whether the figures of several accounts come to something when added.
    fileprivate var isSummable: Bool {
        if let comparison, comparison.form == .share { return false }
        if case .measure = source, aggregate != nil, aggregate != .share { return false }
        return rank == nil && aggregate != .minimum && aggregate != .maximum
    }
}
