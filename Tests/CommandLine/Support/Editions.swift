import Fixtures
import Foundation
import Testing

/// Newer editions of the flagship regulation.
extension RegulationCopy {
    static let regulation = "Workflows/guangdong-post-letters/regulation.xml"
    static let diamond = "Workflows/guangdong-post-letters/charts/diamond-contract.scxml"

    /// A copy that says of itself that it is another edition.
    convenience init(edition: String) throws {
        try self.init()
        try change(Self.regulation, "edition=\"2026.1\"", to: "edition=\"\(edition)\"")
    }
}

extension DemoOffice {
    /// A folder with a newer edition of the office's regulation, in the office's own folder.
    func newerEdition() throws -> String {
        let root = folder.appendingPathComponent("newer")
        let copy = try RegulationCopy(edition: "2026.2")
        if !FileManager.default.fileExists(atPath: root.path) {
            try FileManager.default.copyItem(at: copy.root, to: root)
        }
        return root.path
    }

    /// Takes a newer edition.
    func adopt(_ copy: RegulationCopy, at location: SourceLocation = #_sourceLocation) throws {
        try done("regulation", "adopt", "--root", copy.root.path, as: "admin", at: location)
    }
}
