import Foundation
import Testing

/// Who may not see a record or case is told the same as of one that is not there, so that nobody learns which numbers
/// exist; the access log knows better.
@Suite struct SameAnswerTests {
    private static let rows = AccessCommands.rows.filter { $0.hasSuffix(" of another unit") }
    private static let onCases = [
        "approve", "return", "reject", "submit", "sign", "file", "withdraw", "handover", "delegate", "countersign",
        "recall", "cancel", "take-back", "draft", "ask", "answer", "copy", "read", "remind", "follow", "unfollow",
    ]
    private static let more = [
        "handover": ["--to", "president"], "delegate": ["--to", "president"], "countersign": ["--add", "president"],
        "ask": ["--of", "market", "-m", "请问"], "answer": ["-m", "可以"], "copy": ["--to", "market"],
    ]

    /// A number as near to those of the own unit as another that nobody has.
    private static func absent(_ number: String) -> String { String(number.dropLast()) + "9" }

    private func expectSame(
        _ words: [String], _ there: String, _ absent: String, as person: String,
        at location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let office = try AccessOffice.make()
        for addition in [[], ["--json"], ["--lang", "en"]] {
            let seen = try office.refused(words + addition, as: person)
            let words = words.map { $0 == there ? absent : $0 }
            let unseen = try office.refused(words + addition, as: person)
            #expect(
                seen.errors.replacingOccurrences(of: there, with: absent) == unseen.errors, sourceLocation: location)
            #expect(seen.status == unseen.status, sourceLocation: location)
        }
        let log = try office.json("access", "list", as: "admin").items
        #expect(log.map { $0["rule"].text }.contains("casework.outside-scope"), "\(log)", sourceLocation: location)
    }

    @Test(arguments: rows)
    func `a command about another unit's record or case answers as if there were none`(row: String) throws {
        let office = try AccessOffice.make()
        let words = try AccessCommands(office: office).words(for: row)
        let other = try AccessOffice.subjects().elsewhere
        let there = [other.customer, other.contract, other.visit, String(other.case)].first(where: words.contains)
        let person = row.hasPrefix("dossier") || row.hasPrefix("pa") || row.contains("report") ? "chief" : "clerk"
        try expectSame(
            words, try #require(there), there == String(other.case) ? "9876" : Self.absent(there ?? ""), as: person)
    }

    @Test(arguments: onCases)
    func `so does every command on cases`(command: String) throws {
        let other = String(try AccessOffice.subjects().elsewhere.case)
        try expectSame([command, other] + Self.more[command, default: []], other, "9876", as: "clerk")
    }

    @Test func `a field that refers to another unit's customer, and a file for its contract, learn nothing either`()
        throws
    {
        let other = try AccessOffice.subjects().elsewhere
        let visit = Entries.set(AccessOffice.visitValues("X")).map {
            $0 == "customer=X" ? "customer=\(other.customer)" : $0
        }
        let office = try AccessOffice.make()
        let file = try office.write("合同.txt", "合同全文")
        try expectSame(["attach", other.contract, file], other.contract, Self.absent(other.contract), as: "clerk")
        let seen = try office.refused(["visit", "record"] + visit, as: "clerk")
        let absent = Self.absent(other.customer)
        let unseen = try office.refused(
            ["visit", "record"] + visit.map { $0.replacingOccurrences(of: other.customer, with: absent) }, as: "clerk")
        #expect(seen.errors.replacingOccurrences(of: other.customer, with: absent) == unseen.errors)
    }

    @Test func `nor does a packet or a file for another unit's record of a form that has no packet`() throws {
        let visit = try AccessOffice.subjects().elsewhere.visit
        let office = try AccessOffice.make()
        let file = try office.write("合同.txt", "合同全文")
        try expectSame(["packet", visit], visit, Self.absent(visit), as: "chief")
        try expectSame(["attach", visit, file], visit, Self.absent(visit), as: "clerk")
    }
}
