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

    @Test func `each version of deciding has a history, and the newest holds every command that there is`() throws {
        #expect(EarlierOffice.decided.count == DecisionVersion.allCases.count)
        for (office, version) in zip(EarlierOffice.decided, DecisionVersion.allCases) {
            let copy = try office.copy()
            try copy.done("inbox", as: "clerk")
            let commands = try OfficeFile.open(at: copy.path, tables: OfficeTables.all).read { snapshot in
                try snapshot.events(EventQuery(kinds: [CommandGiven.kind]))
            }
            #expect(commands.allSatisfy { $0.version == version.rawValue })
            guard version == .latest else { continue }
            // The correction of time is newer than that office; `ClockRefusalTests` decides it again.
            let given = Set(commands.map(\.subject)).union(["command:time.correct"])
            #expect(CommandCatalogue.all.map { "command:\($0.name)" }.filter { !given.contains($0) } == [])
        }
    }
}
