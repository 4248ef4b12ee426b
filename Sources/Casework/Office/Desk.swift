import Diagnostics
import Procedure
public import Records
public import Regulations
import Store
public import Values

/// A command that is ready to be decided.
struct PreparedCommand<Command: OfficeCommand> {
    let command: Command
    /// What it holds by digest, to be kept where it can be erased.
    let kept: [PersonalValue]
    /// The event that it is written down as.
    let given: CommandGiven
}

/// Where a person works: an open office, who acts, and the time it is.
///
/// A command is a value; it is decided inside one transaction over what the office holds at that moment. What was
/// decided is a list of events, appended behind the command itself with what follows from them, all or nothing.
public final class Desk {
    let office: any Store.Office
    /// The time by the clock; what is written down may stand at the time of the last event instead.
    public var now: Timestamp { clock.time }
    let clock: DeskClock
    /// The command as the user gave it, for the record.
    public let command: String
    /// Whether everything is taken back in the end (`--dry-run`).
    public let isRehearsal: Bool
    private let identity: Identity
    private let caller: Caller
    private let keyring: (any Keyring)?
    private let units = KnownUnits()
    private var known: Standing

    /// Who acts and by which edition, as it was after an event.
    private struct Standing {
        var head: Int
        let actor: Actor
        let editions: Editions
        let signing: Signing?
        let demand: SignatureDemand
    }

    /// A desk in an office that is open.
    ///
    /// - Parameters:
    ///   - identity: whose desk it is.
    ///   - clock: the time, from the clock of the caller.
    ///   - keyring: where the private keys are; `nil` where nobody signs.
    /// - Throws: `Refusal` when the identity is nobody's, and `StoreError`.
    init(
        office: any Store.Office, identity: Identity, clock: DeskClock, command: String, isRehearsal: Bool = false,
        keyring: (any Keyring)? = nil
    ) throws {
        self.office = office
        self.keyring = keyring
        self.identity = identity
        self.clock = clock
        caller = Caller(identity, clock)
        self.command = command
        self.isRehearsal = isRehearsal
        known = try office.read { try Self.standing(of: identity, in: $0, at: clock.time) }
    }

    private static func standing(
        of identity: Identity, in snapshot: any Snapshot, at now: Timestamp, knowing editions: Editions? = nil
    ) throws -> Standing {
        let package = try Settings(tables: snapshot).package()
        let current =
            try editions?.edition(package, from: snapshot) ?? RegulationInForce(package: package, from: snapshot)
        let actor = try identity.resolve(in: snapshot, organisation: current.regulation.organisation, day: now.day)
        return Standing(
            head: try snapshot.head().number, actor: actor,
            editions: editions?.running(by: current) ?? Editions(current: current),
            signing: try Signing(identity, in: snapshot, at: now),
            demand: try SignatureDemand(of: actor.person.code, in: snapshot))
    }

    /// Who acts.
    public var actor: Actor { known.actor }
    var editions: Editions { known.editions }

    /// The edition that new cases run by.
    public var current: RegulationInForce { editions.current }

    /// The regulation that new cases run by.
    public var regulation: Regulation { current.regulation }

    // MARK: Commands

    /// Gives the office a command: it is decided and written down in one transaction, with what was decided.
    ///
    /// - Parameters:
    ///   - staged: the contents that came with it.
    ///   - progress: is told how far long deciding has come.
    /// - Throws: `Refusal` and `Findings` for what the rules refuse, `StoreError`.
    func perform<Command: OfficeCommand>(
        _ command: Command, staged: [StagedAttachment] = [], time order: ClockRule.Order = .goingOn,
        progress: @escaping (Int, Int) -> Void = { _, _ in }
    ) throws -> Command.Outcome {
        try perform(staged: staged, time: order, progress: progress) { _ in (command, []) }
    }

    /// Gives a command that is made from what the office holds.
    ///
    /// - Parameter make: makes the command, and says what it holds by digest, to be kept where it can be erased.
    func perform<Command: OfficeCommand>(
        staged: [StagedAttachment] = [], time order: ClockRule.Order = .goingOn,
        progress: @escaping (Int, Int) -> Void = { _, _ in },
        making make: (OfficeReader) throws -> (Command, [PersonalValue])
    ) throws -> Command.Outcome {
        // What is signed is made before: nobody waits for a transaction while a passphrase is typed.
        let early = signs ? try look { try prepare(in: $0, make) } : nil
        return try change(staged: staged, time: order) { recorder, transaction in
            recorder.progress = progress
            return try decide(early ?? prepare(in: recorder.reader, make), recorder, transaction)
        }
    }

    /// Decides a command that is ready, where its signature is the one that it needs.
    func decide<Command: OfficeCommand>(
        _ prepared: PreparedCommand<Command>, _ recorder: Recorder, _ transaction: any Transaction
    ) throws -> Command.Outcome {
        for value in prepared.kept { try transaction.keepPersonal(value) }
        recorder.give(prepared.given)
        try checkSignature(of: prepared.given, recorder)
        return try prepared.command.decide(recorder)
    }

    /// Makes a command from what the office holds, and signs it where whoever works here has a key.
    func prepare<Command: OfficeCommand>(
        in reader: OfficeReader, _ make: (OfficeReader) throws -> (Command, [PersonalValue])
    ) throws -> PreparedCommand<Command> {
        let (command, kept) = try make(reader)
        return PreparedCommand(command: command, kept: kept, given: try given(command, in: reader))
    }

    /// Whether what is given here is signed.
    var signs: Bool { !isRehearsal && keyring != nil && known.signing != nil }

    /// The event that a command is written down as, signed where whoever works here has a key.
    private func given<Command: OfficeCommand>(_ command: Command, in reader: OfficeReader) throws -> CommandGiven {
        let given = CommandGiven(command, account: identity.account)
        guard !isRehearsal, Command.name != RequestKey.name, let keyring, let signing = known.signing else {
            return given
        }
        return try signing.sign(
            given, in: actor.person.code, of: office.identity, seen: try command.seen(reader), at: now, with: keyring)
    }

    /// Refuses a command without the signature that it needs; what is taken back in the end needs none.
    private func checkSignature(of given: CommandGiven, _ recorder: Recorder) throws {
        guard !isRehearsal else { return recorder.isSigned = known.signing != nil }
        try SignatureRule(recorder.reader, office: office.identity).check(
            given, of: actor.person.code, known.demand)
    }

    /// Decides and records in one transaction.
    ///
    /// - Parameter order: whether time goes on from the last event or begins anew.
    func change<Answer>(
        staged: [StagedAttachment] = [], time order: ClockRule.Order = .goingOn,
        _ body: (Recorder, any Transaction) throws -> Answer
    ) throws -> Answer {
        try loggingRefusals {
            guard !isRehearsal else {
                return try office.rehearse { try body(recorder(in: $0, staged, order), $0) }
            }
            let (answer, used) = try office.write { transaction in
                let recorder = try self.recorder(in: transaction, staged, order)
                return (try body(recorder, transaction), recorder)
            }
            keepInMind(used)
            return answer
        }
    }

    /// Decides, shows what came of it, and takes everything back.
    func attempt<Answer>(_ body: (Recorder) throws -> Answer) throws -> Answer {
        try loggingRefusals { try office.rehearse { try body(recorder(in: $0)) } }
    }

    /// Looks at the office as it is at one moment.
    func look<Answer>(_ body: (OfficeReader) throws -> Answer) throws -> Answer {
        try loggingRefusals { try office.read { try body(reader(of: $0)) } }
    }

    func reader(of snapshot: any Snapshot, at moment: Timestamp? = nil) -> OfficeReader {
        OfficeReader(
            snapshot, actor: actor, now: moment ?? now, editions: editions, units: units,
            commands: RecordedCommands(of: office.identity) { try snapshot.event($0) })
    }

    /// A recorder for whoever acts, by the posts and the edition of this moment: others may have changed them since the
    /// desk was opened.
    private func recorder(
        in transaction: any Transaction, _ staged: [StagedAttachment] = [], _ order: ClockRule.Order = .goingOn
    ) throws -> Recorder {
        let moment = try ClockRule(clock: clock).moment(in: transaction, order)
        if try transaction.head().number != known.head {
            known = try Self.standing(of: identity, in: transaction, at: now, knowing: editions)
        }
        return Recorder(
            reader(of: transaction, at: moment),
            sink: TransactionSink(
                transaction, person: actor.person.code, now: moment, command: command, staged: staged))
    }

    /// What was decided here leaves people and units as they are known, unless it changed some.
    private func keepInMind(_ used: Recorder) {
        units.committed(used.recorded, changesUnits: used.changes.contains(.units))
        guard let recorded = used.recorded, recorded.lowerBound == known.head + 1, !used.changes.contains(.people)
        else { return }
        known.head = recorded.upperBound
    }

    // MARK: The regulation

    /// A form of the regulation.
    ///
    /// - Throws: `Refusal.unknownForm`.
    public func form(_ id: String) throws -> Form { try current.known(id) }

    /// The form of a role.
    ///
    /// - Throws: `Refusal` where the regulation has none.
    public func form(in role: FormRole) throws -> Form { try current.form(in: role) }

    /// Refuses what the actor's posts do not allow.
    ///
    /// - Throws: `Refusal.notAllowed`, `StoreError`.
    public func require(_ permission: Permission) throws { try look { try $0.require(permission) } }

    /// Notes in the access log that somebody asked for what a unit has and sees nothing of it: what comes out empty is
    /// told by no refusal.
    ///
    /// - Throws: `Refusal` for a unit that there is not, `StoreError`.
    public func noteSight(of unit: String) throws {
        let isInSight = try look { reader in
            let (tree, code) = (try reader.units.tree(), try reader.units.existingUnit(unit).code)
            let scope = actor.scope(in: tree, regulation.organisation)
            return scope.map { !$0.isDisjoint(with: tree.below(code)) } ?? true
        }
        guard !isInSight, office.mayWrite else { return }
        try office.logRefusal(
            caller.refused(
                command, as: actor.person.code, subject: "unit:\(unit)", rule: "casework.outside-scope"))
    }

    func loggingRefusals<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try office.loggingRefusals(by: caller, as: actor.person.code, of: command, body)
    }
}

/// Who really calls, and when: what the list of refused accesses says beside the person and the pretended time.
struct Caller {
    private let identity: Identity
    private let clock: DeskClock

    init(_ identity: Identity, _ clock: DeskClock) {
        self.identity = identity
        self.clock = clock
    }

    fileprivate func refused(_ command: String, as person: String, subject: String, rule: String) -> RefusedAccess {
        RefusedAccess(
            time: clock.realTime.iso, pretended: clock.pretendedTime?.iso, uid: identity.uid,
            account: identity.account, person: person, command: command, subject: subject, rule: rule)
    }
}

extension Store.Office {
    /// Notes refused accesses in the access log, which is no part of the office's history; a rehearsal is one too.
    func loggingRefusals<Answer>(
        by caller: Caller, as person: String, of command: String, _ body: () throws -> Answer
    ) throws -> Answer {
        do {
            return try body()
        } catch let error as any Explainable where !error.denied.isEmpty {
            guard mayWrite else { throw (error as? Refusal)?.adding(.unrecorded) ?? error }
            for refused in error.accesses {
                try logRefusal(caller.refused(command, as: person, subject: refused.subject, rule: refused.rule))
            }
            throw error
        }
    }
}

/// What somebody was kept from, and by which rule.
private struct DeniedAccess: Hashable {
    let subject: String
    let rule: String
}

extension Explainable {
    /// What somebody was kept from, each once though several rows of a table asked for it.
    fileprivate var accesses: [DeniedAccess] {
        var known: Set<DeniedAccess> = []
        return denied.compactMap { refusal in
            guard case .denied(let subject) = refusal.access else { return nil }
            let access = DeniedAccess(subject: subject, rule: refusal.id)
            return known.insert(access).inserted ? access : nil
        }
    }
}

extension Message {
    /// Said where an access is refused in an office that can only be read.
    fileprivate static var unrecorded: Message {
        Message("办公室文件只能读，这次拒绝没有记下来", "the office may only be read: this refusal is not written down")
    }
}
