import Casework
import Fixtures
import Foundation
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

    @Test(arguments: ["root", "next"])
    func `a history of signed commands follows from them, by whichever of its root keys is known`(root: String) throws {
        let office = EarlierOffice.signed
        let fingerprint = try String(contentsOfFile: office.file("\(root).fingerprint"), encoding: .utf8)
        let copy = try office.copy()
        try copy.done("inbox", as: "clerk")
        let report = try copy.verified(
            "--decisions", "--seal", office.file("office.seal"), "--key", office.file("office.pub"), "--root",
            fingerprint.trimmingCharacters(in: .whitespacesAndNewlines))
        #expect(report["decidedEvents"].number == report["events"].number)
        #expect(report["signedCommands"].number == 6)
    }

    /// Commands that no history holds yet: the regulations of all keep nothing about people.
    private static let later: Set = [
        "personal.erase", "notices.read", "ledger.import", "duties.settle", "duties.review", "duty.waive",
        "duty.hand-over",
    ]

    @Test func `each version of deciding has a history, and every command is in one`() throws {
        var versions: Set<Int> = []
        var given: Set<String> = []
        for office in EarlierOffice.decided + [.signed] {
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
