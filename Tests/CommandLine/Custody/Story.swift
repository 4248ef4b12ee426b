import Foundation
import Testing

/// An office with some history: a customer, a contract in review with an attachment, one opinion.
enum StoryOffice {
    private static let prepared = Result {
        let office = try DemoOffice()
        let (contract, number) = try office.submitted()
        try office.done("attach", contract, try office.write("合同.txt", "合同全文（示例）"), as: "clerk")
        try office.done("approve", number, "-m", "同意", as: "centre")
        return Array(try Data(contentsOf: URL(fileURLWithPath: office.path)))
    }

    /// A fresh copy; its contract waits in case 2.
    static func make() throws -> DemoOffice { try DemoOffice(copying: prepared.get()) }
}

extension DemoOffice {
    /// Runs a command that must find the office or a file damaged; what it says first.
    func damaged(
        _ arguments: String..., at location: Testing.SourceLocation = #_sourceLocation
    ) throws -> String {
        let run = try Binary.run(arguments, environment: ["DOCKET_OFFICE": path], in: folder)
        #expect(run.status == 3, "\(arguments): \(run.output)\(run.errors)", sourceLocation: location)
        #expect(run.output.isEmpty, sourceLocation: location)
        return run.mistakes.first ?? ""
    }

    /// The verified office's answer.
    func verified(
        _ arguments: String..., at location: Testing.SourceLocation = #_sourceLocation
    ) throws -> Answer {
        let run = try Binary.run(["verify", "--json"] + arguments, environment: ["DOCKET_OFFICE": path], in: folder)
        try #require(run.status == 0, "\(run.errors)", sourceLocation: location)
        return try run.json()
    }

    /// The path of a file in the office's folder.
    func file(_ name: String) -> String { folder.appendingPathComponent(name).path }
}
