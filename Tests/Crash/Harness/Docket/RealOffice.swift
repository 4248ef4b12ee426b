import Foundation

/// What a command of the real binary came to.
struct CommandEnd {
    let output: String
    /// Whether it said that it was done: by its status, or by its whole output before it was killed.
    let isAcknowledged: Bool
    let wasKilled: Bool
}

/// An event, as far as the harness looks at it.
struct ExportedEvent {
    let number: String
    let time: String
    /// The words of the command.
    let command: String
    /// The number of the command's own event, which the others of the command name.
    let cause: String
}

/// An office of demonstration in a folder of its own, worked in by the real binary.
struct RealOffice {
    let docket: String
    let project: String
    let folder: URL
    var path: String { folder.appending(path: "office.docket").path }
    private var data: String { "\(project)/Demo/data" }

    /// Starts a command; `environment` says which faults it meets.
    func start(_ words: [String], environment: [String: String] = [:]) throws -> Child {
        let own = [
            "DOCKET_OFFICE": path, "DOCKET_ROOT": project, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
        ]
        return try Child(
            docket, words, environment: own.merging(environment) { _, new in new }, isQuiet: true)
    }

    /// Waits for a command's end.
    func end(_ child: Child) -> CommandEnd {
        let (text, succeeded, wasKilled) = child.finish()
        return CommandEnd(output: text, isAcknowledged: succeeded, wasKilled: wasKilled)
    }

    /// Runs a command that must succeed; throws `Broken`.
    @discardableResult
    func run(_ words: [String]) throws -> String {
        let end = end(try start(words))
        guard end.isAcknowledged else { throw Broken("\(words.joined(separator: " ")) failed") }
        return end.output
    }

    /// Makes the office: its units and people, a registered customer with a contract on its way, a customer to approve,
    /// a key for seals.
    func create() throws {
        try run([
            "init", path, "--regulation", "guangdong-post-letters", "--name", "示例省邮政", "--demo", "--at",
            "2026-11-02T08:30",
        ])
        try run(["unit", "import", "\(data)/units.csv", "--as", "admin", "--at", "2026-11-02T08:31"])
        try run(["person", "import", "\(data)/people.csv", "--as", "admin", "--at", "2026-11-02T08:32"])
        try run(Deed.register.words(data: data, number: 0) + ["--at", "2026-11-02T08:33"])
        try run(["approve", "1", "-m", "准予注册", "--as", "p-leader", "--at", "2026-11-02T08:34"])
        try run(Deed.submit.words(data: data, number: 0) + ["--at", "2026-11-02T08:35"])
        try run(Deed.register.words(data: data, number: 1) + ["--at", "2026-11-02T08:36"])
        // What a first import finds out about customers is known before the counted one, for the period of the counted.
        try run(Deed.importRevenue.words(data: data, number: 0) + ["--at", "2027-01-01T07:00"])
        try run(["key", "create", keyPath, publicKeyPath])
    }

    var keyPath: String { folder.appending(path: "seal.key").path }
    var publicKeyPath: String { folder.appending(path: "seal.pub").path }

    /// The words of a deed at a time by which its events are found again.
    ///
    /// - Parameter minute: the minute that the deed shares with those of the same round; its number unless given.
    func words(_ deed: Deed, number: Int, on case: Int? = nil, at minute: Int? = nil) -> [String] {
        deed.words(data: data, number: number, on: `case`, key: keyPath, folder: folder)
            + ["--at", Self.time((minute ?? number) + Self.chineseMinutes)]
    }

    /// The time of a command by its number: one minute each from the year 2027 on.
    private static func time(_ number: Int) -> String {
        let (day, minute) = number.quotientAndRemainder(dividingBy: 1_440)
        let (month, rest) = day.quotientAndRemainder(dividingBy: 28)
        let parts = [month % 12 + 1, rest + 1, minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(2027 + month / 12)-\(parts[0])-\(parts[1])T\(parts[2]):\(parts[3])"
    }

    /// People write Chinese time, eight hours ahead of what events keep.
    private static let chineseMinutes = 480

    /// How the time of a command stands in its events.
    static func eventTime(_ number: Int) -> String { "\(time(number)):00.000Z" }

    /// All events, after the whole office was verified; throws `Broken`.
    func verifiedEvents(_ moment: String) throws -> [ExportedEvent] {
        let verified = end(try start(["verify"]))
        guard verified.isAcknowledged else { throw Broken("\(moment): the office is not sound") }
        return try run(["export", "events", "--as", "admin"]).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count > 8 else { throw Broken("\(moment): no event: \(line)") }
            return ExportedEvent(
                number: String(fields[0]), time: String(fields[1]), command: String(fields[6]),
                cause: String(fields[7].isEmpty ? fields[0] : fields[7]))
        }
    }

    /// The cases whose tasks wait for a person.
    func waiting(for person: String) throws -> [Int] {
        let text = try run(["inbox", "--as", person, "--json"])
        let items = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
        return items.compactMap { $0["case"] as? Int }
    }
}
