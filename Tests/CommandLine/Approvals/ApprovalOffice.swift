import Fixtures
import Foundation
import Testing

/// An office whose city contracts run by a chart of the test, with several people at each post of the city bureau.
final class ApprovalOffice {
    private static let chart = "Workflows/guangdong-post-letters/charts/city-contract.scxml"
    private static let submission = "<d:submission label=\"提交合同\" clause=\"6.1.2\"/>"

    private let copy: RegulationCopy
    let office: DemoOffice

    /// - Parameter states: the states of the chart, in SCXML with Docket's elements; the first is the initial one.
    init(_ states: String, submission: String = submission) throws {
        copy = try RegulationCopy()
        try copy.write(Self.chart, Self.chart(states, submission))
        try copy.removeDuties()
        office = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people + Self.more)
    }

    private static let more = [
        ("clerk-2", "午示例", "account-manager"), ("jia-leader-2", "未示例", "leader"),
        ("jia-leader-3", "申示例", "leader"), ("chief-2", "酉示例", "chief-account-manager"),
    ].map { ["code": $0.0, "name": $0.1, "post": $0.2, "unit": "jia"] }

    private static func chart(_ states: String, _ submission: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:d="urn:docket:regulation" version="1.0" datamodel="xpath"
               name="city-contract">
          \(submission)
          <datamodel><data id="contract"/><data id="customer"/></datamodel>
          \(states)
          <final id="signed"><d:outcome label="已签约" result="approved"/></final>
          <final id="rejected"><d:outcome label="未予批准" result="rejected"/></final>
          <final id="withdrawn"><d:outcome label="已撤回" result="withdrawn"/></final>
        </scxml>
        """
    }

    /// A state with a task of the city's leaders or others, which leads to `next` and back to `revision`.
    static func state(
        _ id: String, _ label: String, _ attributes: String = "",
        performers: String = "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>",
        actions: String = "<d:action name=\"approve\" label=\"同意\"/><d:action name=\"reject\" label=\"不同意\"/>",
        transitions: String =
            "<transition event=\"approve\" target=\"signed\"/><transition event=\"reject\" target=\"rejected\"/>"
    ) -> String {
        """
        <state id="\(id)">
          <d:task label="\(label)" clause="6.1.2" \(attributes)>
            \(performers)\(actions)
          </d:task>
          \(transitions)
        </state>
        """
    }

    /// A state with a task that one action decides, under a name of its own for each state.
    static func step(
        _ id: String, _ label: String? = nil, to next: String, _ attributes: String = "", _ inside: String = "",
        action: String = "approve"
    ) -> String {
        state(
            id, label ?? id, attributes, actions: "<d:action name=\"\(action)\" label=\"同意\"/>" + inside,
            transitions: "<transition event=\"\(action).\(id)\" target=\"\(next)\"/>")
    }

    /// Branches side by side, each by its name with its first state and the states, which end in `name-end`; then the
    /// case is signed.
    static func parallel(_ branches: (name: String, first: String, states: String)...) -> String {
        let regions = branches.map {
            "<state id=\"\($0.name)\" initial=\"\($0.first)\">\($0.states)<final id=\"\($0.name)-end\"/></state>"
        }
        return "<parallel id=\"both\"><transition event=\"done.state.both\" target=\"signed\"/>"
            + regions.joined() + "</parallel>"
    }

    /// A state of the clerk's that revises the contract.
    static func revision(to target: String, voids: String = "") -> String {
        """
        <state id="revision">
          <d:task label="修改合同" aside="true" clause="6.1.2" revises="contract" voids="\(voids)">
            <d:performer post="account-manager" relative="submitter"/>
            <d:action name="submit" label="重新提交"/>
          </d:task>
          <transition event="submit" target="\(target)"/>
        </state>
        """
    }

    /// A file with one holiday of 2026, or none; the rest is as the week is.
    func holiday(_ days: (from: String, to: String)? = nil) throws -> String {
        let holiday = days.map { "<holiday name=\"示例假日\" from=\"\($0.from)\" to=\"\($0.to)\"/>" } ?? ""
        return try office.write(
            "2026.xml", "<calendar xmlns=\"urn:docket:regulation\" year=\"2026\">\(holiday)</calendar>")
    }

    /// Adopts an edition with other states.
    func adopt(_ states: String, edition: String) throws {
        let newer = try RegulationCopy(edition: edition)
        try newer.write(Self.chart, Self.chart(states, Self.submission))
        try office.adopt(newer)
    }

    /// Adopts an edition with other states, and takes a case over to it.
    func migrate(_ number: String, to states: String, edition: String) throws -> Answer {
        try adopt(states, edition: edition)
        return try office.json("case", "migrate", number, as: "admin")[0]
    }

    /// A gold account's contract, which the city's chart decides; its case.
    func submitted(by clerk: String = "clerk") throws -> String {
        let customer = try office.registered(["expected-revenue": "30万"], by: clerk)
        let run = try office.run(Entries.contract(customer) + ["--json"], as: clerk)
        try #require(run.status == 0, "\(run.errors)")
        return String(try #require(try run.json()["case"].number))
    }

    /// The cases in a person's inbox.
    func inbox(_ person: String) throws -> [String] {
        try office.json("inbox", as: person).items.filter { !["result", "returned"].contains($0["kind"].text) }
            .compactMap { $0["case"].number }.map(String.init)
    }

    /// Runs a command as somebody at a time of the test's choice.
    func at(_ time: String, _ arguments: String..., as person: String) throws -> Run {
        let run = try Binary.run(
            arguments + ["--as", person, "--at", time], environment: ["DOCKET_OFFICE": office.path], in: office.folder)
        try #require(run.status == 0, "\(arguments): \(run.errors)")
        return run
    }

    /// Does all that is due at a time.
    func tick(at time: String) throws -> Run { try at(time, "tick", as: "admin") }

    /// Refused with these words.
    func refused(
        _ words: String, _ arguments: String..., as person: String, status: Int32 = 1,
        at location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let run = try office.refused(arguments, as: person, status: status, at: location)
        #expect(run.errors.contains(words), "\(run.errors)", sourceLocation: location)
    }
}
