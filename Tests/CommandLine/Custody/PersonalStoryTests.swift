import Casework
import Fixtures
import Foundation
import SQLiteStore
import Testing

/// A regulation marks fields as personal: the same commands as ever, and nothing of a person in the chain.
@Suite struct PersonalStoryTests {
    private static let contact = "示例联系人甲乙丙"
    private let copy: RegulationCopy
    private let office: DemoOffice

    init() throws {
        copy = try RegulationCopy()
        try copy.change(
            "Workflows/guangdong-post-letters/forms/customer.xml", "id=\"contact\"",
            to: "id=\"contact\" personal=\"yes\"")
        #expect(try copy.check().status == 0)
        office = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people)
    }

    private func register() throws {
        let values = OfficeFixture.customer.merging(["contact": Self.contact]) { $1 }
        let run = try office.run(
            ["customer", "register"] + values.sorted { $0.key < $1.key }.flatMap { ["-s", "\($0.key)=\($0.value)"] },
            as: "clerk")
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test func `it is shown as it was given, is not in the export, and is gone when it is erased`() throws {
        try register()
        let shown = try office.json("customer", "show", "KH20260001", as: "clerk")
        #expect(shown["record"]["values"]["contact"].text == Self.contact)
        #expect(try office.done("customer", "show", "KH20260001", as: "clerk").output.contains(Self.contact))
        let exported = try office.done("export", "events", as: "admin").output
        #expect(exported.contains("command:record.submit") && !exported.contains(Self.contact))
        #expect(try office.verified("--decisions")["erasedCommands"].number == 0)

        let desk = try Desk.open(
            officeAt: office.path, in: OfficeFiles(), identity: Identity(account: "nobody", actingAs: "admin"),
            clock: .pretended(OfficeFixture.time(500), real: OfficeFixture.time(500)), command: "test")
        #expect(try desk.erasePersonal(of: "customer", "KH20260001", reason: "本人要求") == 1)
        let erasure = try office.head().number
        let erased = try office.done("customer", "show", "KH20260001", as: "clerk").output
        #expect(erased.contains("〔已删除〕") && !erased.contains(Self.contact))
        #expect(try office.verified("--decisions")["erasedCommands"].number == 1)
        let said = try Binary.run(["verify", "--decisions"], environment: ["DOCKET_OFFICE": office.path])
        #expect(said.output.contains("1 条命令所依据的个人信息已由第 \(erasure) 号事件删除，无从重新办理"))
    }
}
