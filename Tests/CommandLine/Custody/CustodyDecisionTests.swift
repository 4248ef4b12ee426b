import Casework
import Fixtures
import Records
import SQLiteStore
import Store
import Testing

/// `docket verify --decisions`: what was written down follows from what was commanded.
@Suite struct CustodyDecisionTests {
    private let office: DemoOffice

    init() throws { office = try StoryOffice.make() }

    @Test func `an honest office follows from its commands`() throws {
        let report = try office.verified("--decisions")
        let events = try #require(report["events"].number)
        #expect(report["decidedEvents"].number == events)
        #expect(try #require(report["commands"].number) > 5)
        #expect(report["eventsBeforeCommands"].number == 0)
        let said = try Binary.run(["verify", "--decisions"], environment: ["DOCKET_OFFICE": office.path])
        #expect(said.output.contains("个事件都是它们的结果"))
    }

    @Test func `without being asked nothing is decided again`() throws {
        #expect(try office.verified()["commands"].number == nil)
    }

    @Test func `a chain that was rebuilt over an altered past is found without a seal`() throws {
        do {
            let tampering = try Tampering(path: office.path)
            try tampering.run(
                "UPDATE events SET payload = replace(payload, '6200000.00', '62000.00') WHERE kind = 'record.created'")
            try tampering.rebuildChain(
                identity: OfficeFile.open(at: office.path, tables: OfficeTables.all).identity)
        }
        try OfficeFile.open(at: office.path, tables: OfficeTables.all).rebuild(Applier.apply)
        _ = try office.verified()
        let found = try office.damaged("verify", "--decisions")
        #expect(found.contains("record.created") && found.contains("6200000.00") && found.contains("62000.00"))
    }

    @Test func `a seal remembers how far the commands were decided again`() throws {
        try office.done("key", "create", "office.key", "office.pub")
        let seal = try office.run(["seal", "--decisions", "--key", office.file("office.key")], as: "admin")
        try #require(seal.status == 0, "\(seal.errors)")
        _ = try office.write("march.seal", seal.output)
        let sealed = try office.head().number
        #expect(seal.output.contains("\ndecisions \(sealed)\n"))
        try office.done("approve", "2", "-m", "同意", as: "business")
        let seals = ["--seal", office.file("march.seal"), "--key", office.file("office.pub")]
        let report = try office.verified("--decisions", seals[0], seals[1], seals[2], seals[3])
        #expect(report["commands"].number == 1 && report["eventsDecidedBefore"].number == sealed)
        // A seal that nobody trusts settles nothing.
        try office.done("key", "create", "other.key", "other.pub")
        #expect(
            try office.damaged(
                "verify", "--decisions", "--seal", office.file("march.seal"), "--key", office.file("other.pub")
            ).contains("不是用可信密钥签名的"))
    }

    @Test func `what does not follow is not sealed as if it did`() throws {
        try office.done("key", "create", "office.key", "office.pub")
        do {
            let tampering = try Tampering(path: office.path)
            try tampering.run("UPDATE events SET person = 'business' WHERE cause IS NOT NULL AND person = 'centre'")
            try tampering.rebuildChain(
                identity: OfficeFile.open(at: office.path, tables: OfficeTables.all).identity)
        }
        try OfficeFile.open(at: office.path, tables: OfficeTables.all).rebuild(Applier.apply)
        let run = try office.run(["seal", "--decisions", "--key", office.file("office.key")], as: "admin")
        #expect(run.status == 3 && run.output.isEmpty)
        #expect(run.mistakes.first?.contains("person 应为 centre，记为 business") == true)
    }

    @Test func `in an office of before commands were recorded the newer events are decided again`() throws {
        let earlier = try EarlierOffice.first.copy()
        try earlier.done("inbox", as: "business")
        let before = try earlier.head().number
        try earlier.done("approve", "9", "-m", "同意", as: "business")
        let report = try earlier.verified("--decisions")
        #expect(report["commands"].number == 1)
        // The change of the chain's form is no event of the office.
        #expect(report["eventsBeforeCommands"].number == before)
        let said = try Binary.run(["verify", "--decisions"], environment: ["DOCKET_OFFICE": earlier.path])
        #expect(said.output.contains("\(before) 个事件早于命令的记载"))
    }
}
