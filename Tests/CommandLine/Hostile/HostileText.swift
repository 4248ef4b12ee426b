import Fixtures
import Foundation
import Testing

/// A text with all that terminals obey, as somebody might put it into any field.
enum HostileText {
    /// Escape sequences, a bell, C1, separators, overrides and isolates of direction, and a line of its own: free words
    /// and names may hold all of it.
    static let text = "恶\u{1B}[31m\u{7}\u{9B}2J\u{85}\(turning)\r\n错误: 假的"
    /// How it is shown.
    static let shown = "恶␛[31m␇\\u{9B}2J\\u{85}\(shownTurning)␍␊错误: 假的"

    /// What fields of forms take of it: they refuse what nobody sees (`form.hidden-character`), so nothing is left.
    static let field = "恶的"
    /// How that is shown.
    static let shownField = "恶的"

    /// With DEL, which nothing takes.
    static let argument = "\(text)\u{7F}"

    /// The name of a file.
    static let file = "合\u{1B}[31m\u{202E}同.txt"
    static let shownFile = "合␛[31m\\u{202E}同.txt"
    /// Its end on papers: what XML does not allow is U+FFFD there.
    static let printedFile = "[31m\\u{202E}同.txt"

    private static let turning = "\u{202E}\u{2066}\u{200F}\u{61C}\u{2028}\u{2029}"
    private static let shownTurning = "\\u{202E}\\u{2066}\\u{200F}\\u{61C}\\u{2028}\\u{2029}"

    /// The characters of an output that a terminal would obey, but for tabs and line ends.
    static func obeyed(in output: String) -> [String] {
        let scalars = output.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x9, 0xA: false
            case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        return Set(scalars).map { "U+" + String($0.value, radix: 16) }.sorted()
    }
}

/// An office in which everything that people write is hostile.
enum HostileOffice {
    /// What is in every copy beside the subjects of `AccessOffice`: a contract, its case, a visit.
    struct Subjects {
        let contract: String
        let `case`: String
        let visit: String
    }

    /// A fresh copy.
    static func make() throws -> DemoOffice { try DemoOffice(copying: prepared.get().0) }

    static func subjects() throws -> Subjects { try prepared.get().1 }

    private static let prepared = Result {
        let office = try AccessOffice.make()
        let subjects = try AccessOffice.subjects()
        try name(in: office)
        let made = try submit(subjects.customer, in: office)
        for review in [String(subjects.review), made.case] {
            try office.done("remind", review, "-m", "催" + HostileText.text, as: "clerk")
            try office.done("copy", review, "--to", "market", "-m", "抄" + HostileText.text, as: "centre")
            try office.done("ask", review, "--of", "market", "-m", "问" + HostileText.text, as: "centre")
            try office.done("answer", review, "-m", "答" + HostileText.text, as: "market")
            try office.done("draft", review, "-m", "稿" + HostileText.text, as: "centre")
        }
        try office.done("approve", made.case, "-m", "批" + HostileText.text, as: "business")
        return (Array(try Data(contentsOf: URL(fileURLWithPath: office.path))), made)
    }

    /// Gives units and people hostile names.
    private static func name(in office: DemoOffice) throws {
        func renamed(_ rows: [[String: String]]) -> String {
            DemoOffice.csv(rows.map { $0.merging(["name": "\"\($0["name"] ?? "")\(HostileText.text)\""]) { $1 } })
        }
        try office.done("unit", "import", try office.write("units.csv", renamed(OfficeFixture.units)), as: "admin")
        try office.done("person", "import", try office.write("people.csv", renamed(DemoOffice.people)), as: "admin")
    }

    /// Corrects a customer, and files a contract and a visit with attachments.
    private static func submit(_ customer: String, in office: DemoOffice) throws -> Subjects {
        try office.done(
            "customer", "update", customer, "--set", "name=名\(HostileText.field)", "--set",
            "address=址\(HostileText.field)", "--reason", "因" + HostileText.text, as: "clerk")
        let words = Entries.contract(
            customer, ["title": "题" + HostileText.field, "payment": "付" + HostileText.field])
        let contract = try office.run(words + ["--json"], as: "clerk")
        try contract.expectDone()
        let number = try #require(try contract.json()["number"].text)
        let values = AccessOffice.visitValues(customer).merging([
            "findings": "见" + HostileText.field, "met": "晤" + HostileText.field,
        ]) { $1 }
        let visit = try office.run(["visit", "record", "--json"] + Entries.set(values), as: "clerk")
        try visit.expectDone()
        let visited = try #require(try visit.json()["number"].text)
        let file = try office.write(HostileText.file, "合同全文（示例）")
        for record in [number, visited, customer, try AccessOffice.subjects().contract] {
            try office.done("attach", record, file, as: "clerk")
        }
        let opened = try #require(try contract.json()["case"].number)
        return Subjects(contract: number, case: String(opened), visit: visited)
    }
}
