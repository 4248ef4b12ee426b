public import Regulations

/// The papers that an office can make of a regulation's documents.
public struct MadePapers {
    /// The views that commands make.
    public static let views = PaperView.allCases.map(\.rawValue)
    /// Those that show no case: chains cannot name documents that show one.
    public static let beyondCases = PaperView.allCases.filter { !$0.isOfCase }.map(\.rawValue)
    /// The view of papers over many accounts.
    public static let overMany = PaperView.report.rawValue
    /// The documents that some command makes, by id.
    public let documents: Set<String>

    /// What can be made by a regulation: what chains name, and what shows a view that commands make.
    public init(_ regulation: Regulation) {
        let known = regulation.documents.filter { Self.views.contains($0.view) }.map(\.id)
        documents = Set(regulation.chains.compactMap(\.document) + known)
    }
}
