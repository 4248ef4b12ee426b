import Foundation
import Testing

@testable import SQLiteStore

/// `docket verify` on a sound office and on offices that a dishonest hand changed.
@Suite struct CustodyVerifyTests {
    let office: DemoOffice

    init() throws { office = try StoryOffice.make() }

    @Test func `a sound office verifies, and says how much of it no seal protects`() throws {
        let answer = try office.verified()
        let head = try office.head()
        #expect(answer["events"].number == head.number)
        #expect(answer["head"].text == head.digest.description)
        #expect(answer["attachments"].number == 1)
        #expect(answer["sealedThrough"].number == 0)
        let run = try Binary.run(["verify"], environment: ["DOCKET_OFFICE": office.path])
        #expect(run.output.contains("完好：\(head.number) 个事件"))
        #expect(run.output.contains("第 1 到 \(head.number) 号事件还没有封印保护"))
    }

    /// What a hand does with a tool for SQLite, and the first thing that verify names.
    static let deeds: [(deed: String, statements: [String], named: String)] = [
        ("an edited event", ["UPDATE events SET person = 'chief' WHERE number = 40"], "第 40 号事件与事件链不符"),
        (
            "an edited payload", ["UPDATE events SET payload = replace(payload, '6200000.00', '62000.00')"],
            "号事件与事件链不符"
        ),
        ("a deleted event", ["DELETE FROM events WHERE number = 41"], "第 41 号事件缺失"),
        (
            "an inserted event",
            [
                "UPDATE events SET number = -number - 1 WHERE number > 20",
                "UPDATE events SET number = -number WHERE number < 0",
                "INSERT INTO events SELECT 21, time, kind, version, person, deputy_for, command, NULL, subject, "
                    + "payload, digest FROM events WHERE number = 20",
            ], "第 21 号事件与事件链不符"
        ),
        (
            "reordered events",
            [
                "UPDATE events SET number = -30 WHERE number = 30", "UPDATE events SET number = 30 WHERE number = 31",
                "UPDATE events SET number = 31 WHERE number = -30",
            ], "第 30 号事件与事件链不符"
        ),
        ("an edited row", ["UPDATE kept_records SET unit = 'yi' WHERE form = 'contract'"], "数据表 records 的记录"),
        ("a deleted row", ["DELETE FROM kept_opinions"], "数据表 opinions 缺少记录"),
        (
            "an inserted row", ["INSERT INTO kept_numbers VALUES ('filing', '', '2026', 7)"], "数据表 numbers 多出记录"
        ),
        (
            "a damaged definition",
            [
                "UPDATE definitions SET bytes = zeroblob(length(bytes)) WHERE digest = (SELECT min(digest) FROM definitions)"
            ],
            "已被改动"
        ),
        ("a damaged attachment", ["UPDATE pieces SET bytes = zeroblob(length(bytes))"], "已被改动或不完整"),
        ("a lost attachment", ["DELETE FROM pieces"], "已被改动或不完整"),
    ]

    @Test(arguments: deeds)
    func `a dishonest hand is noticed, and the first bad thing is named`(
        deed: String, statements: [String], named: String
    ) throws {
        let tampering = try Tampering(path: office.path)
        for statement in statements { try tampering.run(statement) }
        let first = try office.damaged("verify")
        #expect(first.contains(named), "\(deed): \(first)")
    }

    @Test func `triggers that were taken away are missed`() throws {
        try Tampering(path: office.path).connection.execute("DROP TRIGGER events_are_fixed")
        #expect(try office.damaged("verify").contains("数据库结构缺少 events_are_fixed"))
    }

    @Test func `tables that an earlier version declared otherwise are made anew from the events`() throws {
        let before = try office.json("inbox", as: "business").items.compactMap { $0["case"].number }
        try Tampering(path: office.path).run(
            "DROP INDEX kept_cases_3", "UPDATE declarations SET fingerprint = zeroblob(32) WHERE name = 'cases'")
        #expect(try office.json("inbox", as: "business").items.compactMap { $0["case"].number } == before)
        _ = try office.verified()
    }

    @Test(arguments: [0.2, 0.5, 0.9])
    func `a file that was cut is found damaged`(share: Double) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: office.path))
        let kept = Int(Double(bytes.count) * share) / 4096 * 4096
        _ = try office.write("office.docket", bytes: Array(bytes.prefix(kept)))
        #expect(!(try office.damaged("verify").isEmpty))
    }

    @Test func `what is no office is said to be none`() throws {
        _ = try office.write("office.docket", "这不是办公室")
        #expect(try office.damaged("verify").contains("不是办公室文件"))
    }

    @Test func `nobody else on the machine can read an office`() throws {
        let made = office.file("new.docket")
        try office.done("init", made, "--regulation", "guangdong-post-letters", "--demo")
        let mode = try FileManager.default.attributesOfItem(atPath: made)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
