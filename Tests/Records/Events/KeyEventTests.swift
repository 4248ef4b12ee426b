import Store
import Testing
import Values

@testable import Records

/// What follows from the events of keys and signatures.
@Suite struct KeyEventTests {
    private static func certificate(
        from: String = "2026-11-02", to: String? = nil, purpose: PersonKey.Purpose = .all, key: String = "aa"
    ) throws -> KeyCertified {
        KeyCertified(
            KeyCertificate(
                person: "r1", key: key, purpose: purpose, from: try CalendarDate(parsing: from),
                to: try to.map { try CalendarDate(parsing: $0) }, root: "00", signature: "11"))
    }

    private static func requested() throws -> AppliedEvents {
        try AppliedEvents(
            KeyRequested(person: "r1", key: "aa", proof: "22"), KeyRequested(person: "r1", key: "bb", proof: "33"))
    }

    @Test func `a key that was asked for is not certified yet`() throws {
        #expect(
            try Self.requested().rows(PersonKey.self) == [
                "id=1 person=r1 key=aa requested=09:00 purpose=all",
                "id=2 person=r1 key=bb requested=09:01 purpose=all",
            ])
    }

    @Test(arguments: PersonKey.Purpose.allCases)
    func `a certificate makes one key good, and the root the office's`(_ purpose: PersonKey.Purpose) throws {
        let events = try Self.requested()
        try events.give(try Self.certificate(to: "2027-11-01", purpose: purpose))
        #expect(
            try events.rows(PersonKey.self, "key", "purpose", "from", "to", "root", "certified") == [
                "aa \(purpose.rawValue) 2026-11-02 2027-11-01 00 09:02", "bb all - - - -",
            ])
        #expect(try events.office.read { try Settings(tables: $0).root() } == "00")
    }

    @Test func `a revoked key says why and since when; the person's other key stays good`() throws {
        let events = try Self.requested()
        try events.give(try Self.certificate())
        try events.give(try Self.certificate(key: "bb"))
        try events.give(KeyRevoked(person: "r1", key: "aa", reason: "遗失"))
        #expect(try events.rows(PersonKey.self, "key", "revoked", "reason") == ["aa 09:04 遗失", "bb - -"])
    }

    /// What a certificate says, a moment, and whether the key is good then.
    static let moments: [(from: String, to: String?, moment: String, isValid: Bool)] = [
        ("2026-11-02", nil, "2026-11-02T12:00", true), ("2026-11-03", nil, "2026-11-02T12:00", false),
        ("2026-11-02", "2026-11-30", "2026-11-30T23:59", true), ("2026-11-02", "2026-11-30", "2026-12-01T00:00", false),
        ("2026-11-01", "2026-11-01", "2026-11-02T12:00", false),
    ]

    @Test(arguments: moments) func `a key is good on the days of its certificate`(
        _ from: String, _ to: String?, _ moment: String, _ isValid: Bool
    ) throws {
        let events = try Self.requested()
        try events.give(try Self.certificate(from: from, to: to))
        let key = try #require(try events.office.read { try $0.first(where: [PersonKey.key == "aa"]) })
        #expect(key.isValid(at: try Timestamp(parsing: "\(moment):00+08:00")) == isValid)
    }

    @Test func `a key is good neither before it is certified nor after it is revoked`() throws {
        let events = try Self.requested()
        let now = try AppliedEvents.time(60)
        func isValid() throws -> Bool? {
            try events.office.read { try $0.first(where: [PersonKey.key == "aa"])?.isValid(at: now) }
        }
        #expect(try isValid() == false)
        try events.give(try Self.certificate())
        #expect(try isValid() == true)
        try events.give(KeyRevoked(person: "r1", key: "aa", reason: "遗失"))
        #expect(try isValid() == false)
    }

    @Test func `an office that demands signatures says so from then on`() throws {
        let events = try AppliedEvents()
        #expect(try events.office.read { try !Settings(tables: $0).isSignedOnly() })
        try events.give(SignaturesDemanded(root: "00"))
        #expect(try events.office.read { try Settings(tables: $0).isSignedOnly() })
    }

    // MARK: Commands

    private struct Sample: Codable, Sendable, Equatable {
        var number = 12
        var texts = ["b": "乙", "a": "甲"]
        var note: String?
    }

    @Test func `a command that was given makes no row but that of its signature`() throws {
        let signature = CommandSignature(
            signer: "deputy", key: "aa", time: "2026-11-02T01:00:00.000Z", nonce: "77", seen: ["contract/H1": 2],
            value: "99")
        let events = try AppliedEvents(
            CommandGiven(name: "act", account: "wang", input: CommandInput(Sample())),
            CommandGiven(name: "act", account: nil, input: CommandInput(Sample()), signature: signature))
        #expect(try events.rows(GivenSignature.self) == ["command=2 signer=deputy key=aa nonce=77"])
        for table in OfficeTables.all where table.name != GivenSignature.table.name {
            #expect(try events.office.read { try $0.count(table.name) } == 0, "\(table.name)")
        }
    }

    @Test func `what a command was given is read again as it was written down`() throws {
        let events = try AppliedEvents(CommandGiven(name: "act", account: nil, input: CommandInput(Sample())))
        let event = try events.office.read { try $0.event(1) }
        #expect(event.payload == #"{"input":{"number":12,"texts":{"a":"甲","b":"乙"}},"name":"act"}"#)
        #expect(event.version == DecisionVersion.latest.rawValue)
        let given = try CommandGiven(event)
        #expect(try given.input.read(Sample.self) == Sample())
        #expect(try given.payload() == event.payload)
    }

    @Test(arguments: DecisionVersion.allCases) func `it reads alike in each version of deciding`(
        _ version: DecisionVersion
    ) throws {
        let events = try AppliedEvents()
        try events.give(
            "command.given", version: version.rawValue, #"{"account":"wang","input":{"case":12},"name":"act"}"#)
        let given = try CommandGiven(try events.office.read { try $0.event(1) })
        #expect(given.account == "wang")
        #expect(given.subject == "command:act")
    }

    @Test func `an input of another form is no command`() throws {
        let input = CommandInput(["case": 12])
        #expect(throws: DecodingError.self) { try input.read(Sample.self) }
    }
}
