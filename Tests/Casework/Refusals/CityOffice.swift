import Casework
import Diagnostics
import Files
import Fixtures
import Procedure
import Records
import Regulations
import SQLiteStore
import Testing

/// Expects that something is refused, by a rule with this identifier among others.
func expectRefusal(
    _ id: String, at location: Testing.SourceLocation = #_sourceLocation, _ body: () throws -> some Any
) {
    let error = #expect(throws: (any Error).self, "\(id)", sourceLocation: location) { _ = try body() }
    guard let error else { return }
    let told = (error as? any Explainable)?.findings.map(\.rule) ?? ["\(error)"]
    let found = [(error as? Refusal)?.id].compactMap { $0 } + told
    #expect(found.contains(id), "\(found)", sourceLocation: location)
}

/// A package with some of its files changed.
struct ChangedPackage: PackageSource {
    static let flagship = "guangdong-post-letters"

    private let original: FolderPackage
    private var changes: [String: [UInt8]] = [:]

    /// The flagship regulation, to be changed.
    init() throws { original = try FolderPackage("\(OfficeFixture.root)/Workflows/\(Self.flagship)") }

    var paths: [String] { Set(original.paths + changes.keys).sorted() }

    func bytes(of path: String) throws(Findings) -> [UInt8] {
        if let changed = changes[path] { return changed }
        return try original.bytes(of: path)
    }

    func displayName(of path: String) -> String { original.displayName(of: path) }

    /// The same with another file.
    func writing(_ path: String, _ text: String) -> ChangedPackage {
        var changed = self
        changed.changes[path] = Array(text.utf8)
        return changed
    }

    /// The same with another text wherever it stands in a file.
    func replacing(_ text: String, by other: String, in path: String = "regulation.xml") throws -> ChangedPackage {
        let before = String(decoding: try bytes(of: path), as: UTF8.self)
        try #require(before.contains(text), "\(path) has no \(text)")
        return writing(path, before.replacing(text, with: other))
    }

    /// The same as another edition.
    func edition(_ name: String) throws -> ChangedPackage {
        try replacing("edition=\"2026.1\"", by: "edition=\"\(name)\"")
    }
}

/// An office whose city contracts run by a chart of the test, and its one case.
final class CityOffice {
    private static let chart = "charts/city-contract.scxml"
    static let leaders = "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>"
    static let chief = "<d:performer post=\"chief-account-manager\" at=\"city\"/>"
    static let clerks = "<d:performer post=\"account-manager\" at=\"city\"/>"

    let fixture: OfficeFixture
    private(set) var number = 0

    /// - Parameters:
    ///   - states: the states of the chart, in SCXML with Docket's elements; the first is the initial one.
    ///   - submission: attributes of the submission.
    init(
        _ states: String, submission: String = "", ends: String = withdrawn, isSubmitted: Bool = true
    ) throws {
        fixture = try OfficeFixture(
            workflows: try ChangedPackage().writing(Self.chart, Self.chart(states, submission, ends)))
        _ = try fixture.desk("admin").importPeople(OfficeFixture.table(Self.more))
        if isSubmitted { number = try submit() }
    }

    private static let more = [
        ("clerk-2", "午示例", "account-manager"), ("jia-leader-2", "未示例", "leader"), ("guest", "申示例", ""),
    ].map { ["code": $0.0, "name": $0.1, "post": $0.2, "unit": $0.2.isEmpty ? "" : "jia"] }

    static let withdrawn = "<final id=\"withdrawn\"><d:outcome label=\"已撤回\" result=\"withdrawn\"/></final>"

    static func chart(_ states: String, _ submission: String = "", _ ends: String = withdrawn) -> String {
        """
        <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:d="urn:docket:regulation" version="1.0" datamodel="xpath"
               name="city-contract">
          <d:submission label="提交合同" clause="6.1.2" \(submission)/>
          <datamodel><data id="contract"/><data id="customer"/></datamodel>
          \(states)
          <final id="signed"><d:outcome label="已签约" result="approved"/></final>
          \(ends)
        </scxml>
        """
    }

    /// A state whose task is decided by `approve` and leads to the next.
    static func step(
        _ id: String, _ performers: String, _ attributes: String = "", to next: String = "signed"
    ) -> String {
        """
        <state id="\(id)">
          <d:task label="\(id)" clause="6.1.2" \(attributes)>
            \(performers)<d:action name="approve" label="同意"/><d:action name="object" label="反对" opinion="required"/>
          </d:task>
          <transition event="approve.\(id) object.\(id)" target="\(next)"/>
        </state>
        """
    }

    /// Branches side by side; then the case goes on.
    static func parallel(_ steps: [String], to next: String = "signed") -> String {
        let regions = steps.enumerated().map {
            "<state id=\"r\($0)\">\($1.replacing("target=\"signed\"", with: "target=\"end\($0)\""))"
                + "<final id=\"end\($0)\"/></state>"
        }
        return "<parallel id=\"both\"><transition event=\"done.state.both\" target=\"\(next)\"/>"
            + regions.joined() + "</parallel>"
    }

    /// A customer of the city and a contract with it; the number of the case.
    private func submit() throws -> Int {
        let customer = try fixture.registered(OfficeFixture.customer.merging(["expected-revenue": "30万"]) { $1 })
        return try desk("clerk").submitContract(FormEntry(values: OfficeFixture.contract(customer))).case ?? 0
    }

    /// Expects that the chart refuses the submission.
    func expectRefusedSubmission(_ id: String, at location: Testing.SourceLocation = #_sourceLocation) {
        expectRefusal(id, at: location) { try submit() }
    }

    func desk(_ person: String) throws -> Desk { try fixture.desk(person) }

    /// The task of the case, as somebody chooses it.
    func task(_ text: String = "") -> TaskChoice { TaskChoice(number, text: text) }

    @discardableResult
    func act(_ person: String, _ action: String = "approve", for principal: String? = nil) throws -> Acted {
        try desk(person).act(on: number, TaskAction(action, opinion: "已核", for: principal))
    }
}
