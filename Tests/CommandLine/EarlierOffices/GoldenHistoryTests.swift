import Casework
import Fixtures
import Procedure
import Records
import SQLiteStore
import Store
import Testing

/// Old honest commands never look forged: each version of deciding has a history that is decided again for ever.
@Suite struct GoldenHistoryTests {
    @Test(arguments: EarlierOffice.decided)
    func `a history of an earlier version follows from its commands`(office: EarlierOffice) throws {
        let copy = try office.copy()
        try copy.done("inbox", as: "clerk")
        let report = try copy.verified(
            "--decisions", "--seal", office.file("office.seal"), "--key", office.file("office.pub"))
        #expect(report["decidedEvents"].number == report["events"].number)
        #expect(try #require(report["commands"].number) > 90)
        #expect(report["eventsBeforeCommands"].number == 0)
    }

    /// Commands that no history holds yet: the regulation of the newest keeps nothing about people and has no duties
    /// that run, and nobody signs there.
    private static let later: Set = [
        "personal.erase", "key.request", "key.certify", "key.revoke", "key.demand", "duties.settle", "duties.review",
        "duty.waive", "duty.hand-over",
    ]

    @Test func `each version of deciding has a history, and every command is in one`() throws {
        var versions: Set<Int> = []
        var given: Set<String> = []
        for office in EarlierOffice.decided {
            let copy = try office.copy()
            try copy.done("inbox", as: "clerk")
            let commands = try OfficeFile.open(at: copy.path, tables: OfficeTables.all).read { snapshot in
                try snapshot.events(EventQuery(kinds: [CommandGiven.kind]))
            }
            versions.formUnion(commands.map(\.version))
            given.formUnion(commands.map(\.subject))
        }
        #expect(versions == Set(DecisionVersion.allCases.map(\.rawValue)))
        let missing = CommandCatalogue.all.map { $0.name }.filter { !given.contains("command:\($0)") }
        #expect(Set(missing) == Self.later)
    }
}
