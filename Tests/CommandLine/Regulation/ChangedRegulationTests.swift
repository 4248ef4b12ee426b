import Fixtures
import Foundation
import Testing

/// A regulation is data: changed files, the same binary, another behaviour.
@Suite struct ChangedRegulationTests {
    private static let flagship = "Workflows/guangdong-post-letters"

    /// Adds a safety department that countersigns, and makes accounts diamond from four million on.
    private func changed() throws -> RegulationCopy {
        let copy = try RegulationCopy()
        let regulation = "\(Self.flagship)/regulation.xml"
        try copy.change(
            regulation, "<kind id=\"bureau\"",
            to:
                "<kind id=\"safety-department\" label=\"省公司安保部\" within=\"company\" department=\"true\"/>\n    <kind id=\"bureau\""
        )
        try copy.change(
            regulation, "operations-department finance-department\"",
            to: "operations-department finance-department safety-department\"")
        try copy.change(regulation, "from=\"500万\"", to: "from=\"400万\"")
        try copy.change(regulation, "below=\"500万\"", to: "below=\"400万\"")
        try copy.change(
            "\(Self.flagship)/charts/diamond-contract.scxml", "<state id=\"market\" initial=\"market-opinion\">",
            to: """
                <state id="safety" initial="safety-opinion">
                  <state id="safety-opinion">
                    <d:task label="安保部意见" clause="6.1.1(4)">
                      <d:performer post="officer" at="safety-department"/>
                      <d:action name="approve" label="同意"/>
                      <d:action name="object" label="提出修改意见" opinion="required"/>
                    </d:task>
                    <transition event="approve.safety-opinion object.safety-opinion" target="safety-given"/>
                  </state>
                  <final id="safety-given"/>
                </state>
                <state id="market" initial="market-opinion">
                """)
        return copy
    }

    @Test func `a fifth countersigning department and another bound work without another binary`() throws {
        let copy = try changed()
        let check = try copy.check()
        #expect(check.status == 0, "\(check.errors)")
        let office = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path,
            units: OfficeFixture.units + [
                ["code": "safety", "name": "省公司安保部", "kind": "safety-department", "parent": "company"]
            ], people: DemoOffice.people + [["code": "safety", "name": "午示例", "post": "officer", "unit": "safety"]])
        let (contract, number) = try office.submitted(["expected-revenue": "420万"])
        #expect(try office.json("customer", "show", "KH20260001", as: "clerk")["tier"].text == "diamond")
        for person in ["centre", "business", "general", "leader", "quality", "operations", "finance", "market"] {
            try office.done("approve", number, as: person)
        }
        #expect(try office.active(number) == ["safety-opinion"], "the consolidation waits for the fifth department")
        #expect(try office.json("inbox", as: "safety")[0]["label"].text == "安保部意见")
        try office.done("act", number, "object", "-m", "请写明安检要求", as: "safety")
        #expect(try office.active(number) == ["consolidation"])
        let packet = try office.done("packet", contract, "--format", "xml", as: "clerk").output
        #expect(packet.contains("安保部意见"))
        #expect(packet.contains("请写明安检要求"))
    }

    @Test func `an office keeps the edition that it was opened with`() throws {
        let copy = try RegulationCopy()
        let office = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people)
        try FileManager.default.removeItem(at: copy.root)
        let (contract, number) = try office.submitted()
        #expect(try office.active(number).count == 3)
        #expect(try office.run("packet", contract, as: "clerk").status == 0, "templates are pinned too")
    }

    @Test func `a regulation with a mistake opens no office`() throws {
        let copy = try RegulationCopy()
        try copy.change("\(Self.flagship)/regulation.xml", "clause=\"2.2(1)\"", to: "clause=\"2.2(9)\"")
        let path = copy.root.appendingPathComponent("office.docket").path
        let run = try Binary.run(["init", path, "-r", "guangdong-post-letters", "--root", copy.root.path])
        #expect(run.status == 1)
        #expect(run.errors.contains("2.2(9)"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
