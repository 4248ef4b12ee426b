import Foundation

/// The office that is attacked, made through the real binary, with copies of its past.
struct AttackOffice {
    let docket: String
    let project: String
    let folder: String

    var path: String { "\(folder)/office.docket" }
    var older: String { "\(folder)/older.docket" }
    var withoutLog: String { "\(folder)/without-log.docket" }
    var other: String { "\(folder)/other.docket" }
    private var seal: String { "\(folder)/office.seal" }
    private var key: String { "\(folder)/seal.key" }
    private var publicKey: String { "\(folder)/seal.pub" }
    private var data: String { "\(project)/Demo/data" }

    /// Runs the binary on an office.
    func run(_ words: [String], on path: String) throws -> Run {
        try Program(
            path: docket,
            environment: [
                "DOCKET_OFFICE": path, "DOCKET_ROOT": project, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
            ]
        ).run(words)
    }

    /// Verifies an office.
    func verify(_ path: String) throws -> Run { try run(["verify"], on: path) }

    /// Verifies an office with the seal that was kept elsewhere.
    func verifySealed(_ path: String) throws -> Run {
        try run(["verify", "--seal", seal, "--key", publicKey], on: path)
    }

    /// Makes the office: people, customers, attachments, a refused access, a seal over all of it.
    func create() throws {
        try make(other)
        try make(path)
        try must(["approve", "1", "-m", "准予注册", "--as", "p-leader", "--at", "2026-11-02T08:34"])
        try must([
            "contract", "submit", "--form", "\(data)/contract.xml", "--attach", "\(data)/contract.txt", "--as",
            "p-clerk", "--at", "2026-11-02T08:35",
        ])
        try must(["attach", "KH20260001", "\(data)/signed-copy.txt", "--as", "p-clerk", "--at", "2026-11-02T08:36"])
        try must(["revenue", "import", "\(data)/revenue.csv", "--as", "p-data", "--at", "2026-11-02T08:37"])
        try copy(path, to: older)
        try commitWithoutCheckpoint()
        for number in 1...3 {
            _ = try run(["customer", "list", "--as", "nobody-\(number)"], on: path)
            _ = try run(["access", "list", "--as", "p-clerk"], on: path)
        }
        try must(["key", "create", key, publicKey])
        let sealed = try run(["seal", "--key", key, "--as", "admin", "--at", "2026-11-02T08:50"], on: path)
        guard sealed.status == 0 else { throw Broken(reason: "no seal: \(sealed.text)") }
        try Data(sealed.text.utf8).write(to: URL(filePath: seal))
    }

    /// Lets somebody else keep the office open, so that what a command commits stays in the log alone.
    private func commitWithoutCheckpoint() throws {
        let watcher = try Database(path)
        _ = try watcher.rows("SELECT count(*) FROM events")
        try must(["remind", "2", "-m", "请尽快", "--as", "p-clerk", "--at", "2026-11-02T08:38"])
        try copy(path, to: withoutLog)
    }

    private func make(_ path: String) throws {
        func must(_ words: [String]) throws { try self.must(words, on: path) }
        try must([
            "init", path, "--regulation", "guangdong-post-letters", "--name", "示例省邮政", "--demo", "--at",
            "2026-11-02T08:30",
        ])
        try must(["unit", "import", "\(data)/units.csv", "--as", "admin", "--at", "2026-11-02T08:31"])
        try must(["person", "import", "\(data)/people.csv", "--as", "admin", "--at", "2026-11-02T08:32"])
        try must([
            "customer", "register", "--form", "\(data)/customer.xml", "--as", "p-clerk", "--at", "2026-11-02T08:33",
        ])
    }

    private func must(_ words: [String]) throws { try must(words, on: path) }

    private func must(_ words: [String], on path: String) throws {
        let run = try run(words, on: path)
        guard run.status == 0 else { throw Broken(reason: "\(words.joined(separator: " ")): \(run.text)") }
    }

    private func copy(_ one: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: one, toPath: other)
    }
}
