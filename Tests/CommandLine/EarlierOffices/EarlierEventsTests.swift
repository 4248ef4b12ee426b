import Casework
import Foundation
import Records
import SQLiteStore
import Store
import Testing

/// What an earlier version wrote down is read, applied and proved by every later one.
@Suite struct EarlierEventsTests {
    private let earlier = EarlierOffice.first
    private let office: DemoOffice

    init() throws { office = try earlier.copy() }

    @Test func `it opens, its tables are what its events give, and its seal holds`() throws {
        // Whoever looks first makes tables anew that are declared otherwise by now.
        _ = try office.json("inbox", as: "clerk")
        let report = try office.verified("--seal", earlier.file("office.seal"), "--key", earlier.file("office.pub"))
        #expect(report["events"].number ?? 0 >= 394)
        #expect(report["sealedThrough"].number == 394)
        #expect(report["definitions"].number == 33)
        #expect(report["attachments"].number == 2)
    }

    /// All kinds that the version could write: none is missing.
    @Test func `an event of every kind and version is kept word for word`() throws {
        let golden = try earlier.goldenEvents()
        let kinds = Set(try golden.map { try Answer($0)["kind"].text ?? "" })
        #expect(kinds.count == 46 && golden.count == 46)
        #expect(try golden.allSatisfy { try Answer($0)["version"].number == 1 })
        let kept = try OfficeFile.open(at: earlierCopy(), tables: OfficeTables.all).read { snapshot in
            try Set(snapshot.events(EventQuery()).map(\.goldenLine))
        }
        for line in golden { #expect(kept.contains(line), "\(line)") }
    }

    @Test func `an event of every kind and version is applied`() throws {
        var unapplied = Set(try earlier.goldenEvents())
        try OfficeFile.open(at: office.path, tables: OfficeTables.all).rebuild { event, tables in
            try Applier.apply(event, to: tables)
            unapplied.remove(event.goldenLine)
        }
        #expect(unapplied.isEmpty)
        _ = try office.verified()
    }

    /// A copy whose tables are those of this version.
    private func earlierCopy() throws -> String {
        _ = try office.json("inbox", as: "clerk")
        return office.path
    }
}
