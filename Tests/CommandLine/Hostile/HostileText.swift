import Foundation

/// A text with all that terminals obey, as somebody might put it into any field.
enum HostileText {
    /// Escape sequences, a bell, C1, DEL, separators, overrides and isolates of direction, and a line of its own.
    static let text = "恶\u{1B}[31m\u{7}\u{9B}2J\u{7F}\u{85}\u{202E}\u{2066}\u{200F}\u{61C}\u{2028}\u{2029}\r\n错误: 假的"

    /// The characters of an output that a terminal would obey, but for line ends.
    static func obeyed(in output: String) -> [String] {
        let scalars = output.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0xA: false
            case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        return Set(scalars).map { "U+" + String($0.value, radix: 16) }.sorted()
    }

    /// A copy of an office in which everything that people write is hostile, as far as it is taken in.
    static func office() throws -> DemoOffice { try DemoOffice(copying: prepared.get()) }

    private static let prepared = Result {
        let office = try AccessOffice.make()
        let subjects = try AccessOffice.subjects()
        let people = DemoOffice.people.map { $0.merging(["name": "\"\($0["name"] ?? "")\(text)\""]) { $1 } }
        _ = try office.run("person", "import", try office.write("people.csv", DemoOffice.csv(people)), as: "admin")
        let file = try office.write("合\u{1B}[31m\u{202E}同.txt", "合同全文（示例）")
        _ = try office.run("attach", subjects.contract, file, as: "clerk")
        let review = String(subjects.review)
        _ = try office.run(
            "customer", "update", subjects.customer, "--set", "address=\(text)", "--reason", text, as: "clerk")
        _ = try office.run("remind", review, "-m", text, as: "clerk")
        _ = try office.run("copy", review, "--to", "market", "-m", text, as: "centre")
        _ = try office.run("ask", review, "--of", "market", "-m", text, as: "centre")
        _ = try office.run("draft", review, "-m", text, as: "centre")
        _ = try office.run("approve", String(subjects.leaders), "-m", text, as: "leader")
        let visit = AccessOffice.visitValues(subjects.customer).merging(["findings": text, "met": text]) { $1 }
        _ = try office.run(["visit", "record"] + Entries.set(visit), as: "clerk")
        return Array(try Data(contentsOf: URL(fileURLWithPath: office.path)))
    }
}
