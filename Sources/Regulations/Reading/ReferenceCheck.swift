import Diagnostics

/// Holds every name that one part of a regulation uses against the part that defines it.
struct ReferenceCheck {
    private let regulation: Regulation

    init(_ regulation: Regulation) { self.regulation = regulation }

    func findings(for references: [ReadingSession.Reference]) -> [Finding] {
        references.compactMap { reference in
            let (kind, known) = definitions(of: reference.target)
            guard !known.contains(reference.name) else { return nil }
            return reference.node.finding(
                "regulation.unknown-\(kind.english.split(separator: " ").joined(separator: "-"))",
                Message(
                    "没有\(kind.chinese) “\(reference.name)”", "there is no \(kind.english) “\(reference.name)”"),
                at: reference.attribute, advice: didYouMean(reference.name, among: known))
        }
    }

    private func definitions(of target: ReadingSession.Target) -> (Message, [String]) {
        switch target {
        case .clause: (Message("条款", "clause"), regulation.clauses.map(\.id))
        case .unitKind: (Message("单位类别", "kind of unit"), regulation.organisation.kinds.map(\.id))
        case .post: (Message("岗位", "post"), regulation.organisation.posts.map(\.id))
        case .form: (Message("表单", "form"), regulation.forms.map(\.id))
        case .measure: (Message("指标", "measure"), regulation.measures.map(\.id))
        case .tier: (Message("等级", "tier"), regulation.grading?.tiers.map(\.id) ?? [])
        case .series: (Message("编号序列", "number series"), regulation.series.map(\.id))
        case .field(let form):
            (
                Message("表单 “\(form)” 的字段", "field of the form “\(form)”"),
                (regulation.form(form)?.fields.map(\.id) ?? []) + RecordNames.computed
            )
        }
    }
}

/// Elements that a record's XML has beside the fields of its form, for conditions.
public enum RecordNames {
    /// The tier by the regulation; for a contract, that of its customer.
    public static let tier = "tier"
    /// The tier whose management applies.
    public static let managedAs = "managed-as"
    /// All of them.
    public static let computed = [tier, managedAs]
}
