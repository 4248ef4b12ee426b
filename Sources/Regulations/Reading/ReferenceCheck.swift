public import Diagnostics
import XML

/// Holds every name that one part of a regulation uses against the part that defines it.
public struct ReferenceCheck {
    private let regulation: Regulation
    private let files: [String]
    private let isMissingForms: Bool

    /// A check of the names in a regulation or in one of its charts, over the files of its package.
    ///
    /// - Parameter isMissingForms: whether names of forms and fields may stand in files that cannot be read.
    init(_ regulation: Regulation, files: [String] = [], isMissingForms: Bool = false) {
        self.regulation = regulation
        self.files = files
        self.isMissingForms = isMissingForms
    }

    func findings(for references: [ReadingSession.Reference]) -> [Finding] {
        // Names are many, and what they may refer to are few kinds: each is listed once.
        var definitions: [ReadingSession.Target: Definitions] = [:]
        return references.compactMap { reference in
            guard !isMissingForms || !isAboutUnreadForm(reference) else { return nil }
            let found = definitions[reference.target] ?? self.definitions(of: reference.target)
            definitions[reference.target] = found
            let (rule, kind, known) = found
            guard !known.contains(reference.name) else { return nil }
            return reference.node.finding(
                "regulation.unknown-\(rule)",
                Message(
                    "没有\(kind.chinese) “\(reference.name)”", "there is no \(kind.english) “\(reference.name)”"),
                at: reference.attribute, advice: didYouMean(reference.name, among: known))
        }
    }

    /// Why charts do not compute with amounts: their expressions are evaluated with binary numbers.
    public static let moneyArithmetic = Message(
        "金额在流程图里只能比较，不能计算（会丢失分）", "in charts amounts are compared, never computed, which would lose fen")

    /// Whether what a name refers to may stand in a file that cannot be read.
    private func isAboutUnreadForm(_ reference: ReadingSession.Reference) -> Bool {
        switch reference.target {
        case .form: true
        case .field(let form), .element(let form): regulation.form(form) == nil
        default: false
        }
    }

    private typealias Definitions = (rule: String, kind: Message, known: [String])

    private func definitions(of target: ReadingSession.Target) -> Definitions {
        switch target {
        case .clause: ("clause", Message("条款", "clause"), regulation.clauses.map(\.id))
        case .unitKind: ("unit-kind", Message("单位类别", "kind of unit"), regulation.organisation.kinds.map(\.id))
        case .post: ("post", Message("岗位", "post"), regulation.organisation.posts.map(\.id))
        case .form: ("form", Message("表单", "form"), regulation.forms.map(\.id))
        case .measure: ("measure", Message("指标", "measure"), regulation.measures.map(\.id))
        case .measured:
            (
                "ledger", Message("台账或指标", "ledger or measure"),
                regulation.ledgers.map(\.id) + regulation.measures.map(\.id)
            )
        case .tier: ("tier", Message("等级", "tier"), regulation.grading?.classes.map(\.id) ?? [])
        case .classification:
            (
                "classification", Message("分类", "classification"),
                [Classification.tier] + regulation.classifications.map(\.id)
            )
        case .classOf(let id):
            ("class", Message("类别", "class"), regulation.classification(id)?.classes.map(\.id) ?? [])
        case .party:
            (
                "party", Message("单位类别或岗位", "kind of unit or post"),
                regulation.organisation.kinds.map(\.id) + regulation.organisation.posts.map(\.id)
            )
        case .series: ("series", Message("编号序列", "number series"), regulation.series.map(\.id))
        case .document: ("document", Message("文件", "document"), regulation.documents.map(\.id))
        case .chain: ("chain", Message("流程", "chain"), regulation.chains.map(\.id))
        case .chart: ("chart", Message("流程图文件", "chart file"), files)
        case .field(let form): fields(of: form, regulation.form(form)?.fields.map(\.id))
        case .element(let form): fields(of: form, regulation.form(form)?.elementNames)
        }
    }

    private func fields(of form: String, _ known: [String]?) -> (rule: String, kind: Message, known: [String]) {
        (
            "field", Message("表单 “\(form)” 的字段", "field of the form “\(form)”"), (known ?? []) + RecordNames.computed
        )
    }
}
