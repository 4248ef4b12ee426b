import Diagnostics
public import Regulations

extension Regulation {
    /// The document with an id: the regulation's own, or the ready one of this name.
    func paper(_ id: String) -> DocumentDefinition? {
        document(id)
            ?? PaperView(rawValue: id).flatMap { view in
                view.readyLabel.map { DocumentDefinition(readyFor: view, label: $0) }
            }
    }

    /// The first document of the regulation that shows one of some views; a ready one of the first of them that has
    /// one where there is none.
    func paper(showing views: [PaperView]) -> DocumentDefinition? {
        views.lazy.compactMap { document(showing: $0.rawValue) }.first
            ?? views.lazy.compactMap { self.paper($0.rawValue) }.first
    }

    /// The document with an id, or the ready one of this name.
    ///
    /// - Throws: `Refusal` when there is none.
    public func paper(named id: String) throws -> DocumentDefinition {
        if let definition = paper(id) { return definition }
        throw Refusal.unknownDocument(id, known: paperNames)
    }

    /// The ids of all papers that can be asked for by name.
    var paperNames: [String] {
        let own = documents.map(\.id)
        return own + PaperView.allCases.filter { $0.readyLabel != nil }.map(\.rawValue).filter { !own.contains($0) }
    }
}

extension DocumentDefinition {
    fileprivate init(readyFor view: PaperView, label: String) {
        self.init(
            id: view.rawValue, label: label, template: TemplatePackage.ready(view.rawValue), view: view.rawValue,
            ground: Ground(clause: nil))
    }
}

extension PaperView {
    /// What the ready document is called; `nil` where only a regulation's own shows the view.
    fileprivate var readyLabel: String? {
        switch self {
        case .caseFile: "办理材料"
        case .record: "登记材料"
        case .dossier: "客户档案"
        case .ledger: "台账"
        case .packet, .visitReport, .report: nil
        }
    }
}

extension Refusal {
    static func unknownDocument(_ id: String, known: [String]) -> Refusal {
        Refusal(
            "document.unknown", Message("管理办法没有文件 “\(id)”", "the regulation has no document “\(id)”"),
            advice: didYouMean(id, among: known)
                ?? Message("现有：\(known.joined(separator: "、"))", "there are: \(known.joined(separator: ", "))"),
            access: .granted)
    }
}
