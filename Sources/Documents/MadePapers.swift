public import Regulations

/// The papers that an office can make of a regulation's documents.
public struct MadePapers {
    /// The views that have a command of their own.
    public static let views = PaperView.allCases.map(\.rawValue)
    /// The views of these that no case has: chains cannot name documents that show one.
    public static let beyondCases = [PaperView.visitReport, .dossier].map(\.rawValue)
    /// The documents that some command makes, by id.
    public let documents: Set<String>

    /// What can be made by a regulation: what chains name, and the first document of each view.
    public init(_ regulation: Regulation) {
        let byView = Self.views.compactMap { regulation.document(showing: $0)?.id }
        documents = Set(regulation.chains.compactMap(\.document) + byView)
    }
}
