import Fixtures
import Foundation
import Testing

/// Newer editions of the flagship regulation.
extension RegulationCopy {
    static let regulation = "Workflows/guangdong-post-letters/regulation.xml"
    static let diamond = "Workflows/guangdong-post-letters/charts/diamond-contract.scxml"

    /// A copy that says of itself that it is another edition.
    convenience init(edition: String, of original: String = OfficeFixture.root) throws {
        try self.init(of: original)
        try change(Self.regulation, "edition=\"2026.1\"", to: "edition=\"\(edition)\"")
    }

    /// A newer edition whose diamond chain reads otherwise.
    static func edition(_ name: String = "2026.2", _ changes: (String, String)...) throws -> RegulationCopy {
        let copy = try RegulationCopy(edition: name)
        for (text, replacement) in changes { try copy.change(diamond, text, to: replacement) }
        return copy
    }
}

extension DemoOffice {
    /// A folder with a newer edition of the office's regulation, in the office's own folder.
    func newerEdition() throws -> String {
        let root = folder.appendingPathComponent("newer")
        let copy = try RegulationCopy(edition: "2026.2", of: self.root)
        if !FileManager.default.fileExists(atPath: root.path) {
            try FileManager.default.copyItem(at: copy.root, to: root)
        }
        return root.path
    }

    /// Takes a newer edition.
    func adopt(_ copy: RegulationCopy, at location: SourceLocation = #_sourceLocation) throws {
        try done("regulation", "adopt", "--root", copy.root.path, as: "admin", at: location)
    }

    /// Takes a running case over to the edition in force; what the command says of it, whether or not it fits.
    func migrate(_ number: String, _ more: String...) throws -> Answer {
        let run = try run(["case", "migrate", number, "--json"] + more, as: "admin")
        let answer = try run.json()[0]
        #expect((run.status == 0) == (answer["outcome"].text != "refused"), "\(run.errors)")
        return answer
    }
}
