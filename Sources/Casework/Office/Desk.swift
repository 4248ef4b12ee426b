import Diagnostics
import Procedure
public import Records
public import Regulations
import Store
public import Values

/// Where a person works: an open office, who acts, and the time it is.
///
/// A command is decided inside one transaction over what the office holds at that moment; what was decided is a list of
/// events, appended with what follows from them, all or nothing.
public final class Desk {
    let office: any Store.Office
    /// Who acts.
    public let actor: Actor
    /// The time of everything that this desk does.
    public let now: Timestamp
    /// The command as the user gave it, for the record.
    public let command: String
    /// Whether everything is taken back in the end (`--dry-run`).
    public let isRehearsal: Bool
    let editions: Editions
    private let caller: Caller
    private let units = KnownUnits()

    /// A desk in an office that is open.
    ///
    /// - Parameters:
    ///   - identity: whose desk it is.
    ///   - clock: the time, from the caller.
    /// - Throws: `Refusal` when the identity is nobody's, and `StoreError`.
    init(
        office: any Store.Office, identity: Identity, clock: DeskClock, command: String, isRehearsal: Bool = false
    ) throws {
        self.office = office
        let now = clock.time
        self.now = now
        caller = Caller(identity, clock)
        self.command = command
        self.isRehearsal = isRehearsal
        let (actor, current) = try office.read { snapshot in
            let settings = Settings(tables: snapshot)
            let current = try RegulationInForce(package: try settings.package(), from: snapshot)
            let actor = try identity.resolve(
                in: snapshot, organisation: current.regulation.organisation, day: now.day)
            return (actor, current)
        }
        self.actor = actor
        editions = Editions(current: current)
    }

    /// The edition that new cases run by.
    public var current: RegulationInForce { editions.current }

    /// The regulation that new cases run by.
    public var regulation: Regulation { current.regulation }

    /// Decides and records in one transaction.
    func change<Answer>(_ body: (Recorder) throws -> Answer) throws -> Answer {
        try loggingRefusals {
            guard !isRehearsal else { return try office.rehearse { try body(recorder(in: $0)) } }
            let (answer, used) = try office.write { transaction in
                let recorder = self.recorder(in: transaction)
                return (try body(recorder), recorder)
            }
            units.committed(used.recorded, changesUnits: used.changesUnits)
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

    func reader(of snapshot: any Snapshot) -> OfficeReader {
        OfficeReader(snapshot, actor: actor, now: now, editions: editions, units: units)
    }

    private func recorder(in transaction: any Transaction) -> Recorder {
        Recorder(
            reader(of: transaction),
            sink: TransactionSink(transaction, person: actor.person.code, now: now, command: command))
    }

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
    public func require(_ permission: Permission) throws {
        guard !actor.may(permission, in: regulation.organisation) else { return }
        let posts = regulation.organisation.posts.filter { $0.duties.contains(permission) }
        try loggingRefusals { throw Refusal.notAllowed(permission, posts: posts.map(\.label)) }
    }

    /// Refuses whoever holds none of some posts.
    ///
    /// - Parameter refusal: why, from the names of the posts that may.
    func requirePost(among allowed: [Post], _ refusal: ([String]) -> Refusal) throws {
        guard actor.post(among: allowed) == nil else { return }
        try loggingRefusals { throw refusal(allowed.map(\.label)) }
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
    /// Notes a refused access in the access log, which is no part of the office's history; a rehearsal is one too.
    func loggingRefusals<Answer>(
        by caller: Caller, as person: String, of command: String, _ body: () throws -> Answer
    ) throws -> Answer {
        do {
            return try body()
        } catch let refusal as Refusal {
            guard case .denied(let subject) = refusal.access else { throw refusal }
            try logRefusal(caller.refused(command, as: person, subject: subject, rule: refusal.id))
            throw refusal
        }
    }
}

extension Refusal {
    package static func notAllowed(_ permission: Permission, posts: [String]) -> Refusal {
        Refusal(
            "casework.not-allowed",
            Message("您的岗位不能\(permission.label.chinese)", "your post does not let you \(permission.label.english)"),
            advice: postsThatMay(posts), access: .denied(subject: "permission:\(permission.rawValue)"))
    }

    /// Advice for whoever holds none of the posts that a rule asks for.
    static func postsThatMay(_ posts: [String]) -> Message {
        Message("可以的岗位：\(posts.joined(separator: "、"))", "posts that may: \(posts.joined(separator: ", "))")
    }
}
