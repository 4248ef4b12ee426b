import Diagnostics
import Procedure
import Records
public import Regulations
public import Store
public import Values

/// What a caller's clock says, and whether it is the real one.
public enum DeskClock: Sendable {
    /// The time it is.
    case real(Timestamp)
    /// The time it is, which whoever acts has looked at though it is long after the last event.
    case confirmed(Timestamp)
    /// A time that a demonstration pretends, and the one it is.
    case pretended(Timestamp, real: Timestamp)

    /// The time of what is decided.
    var time: Timestamp {
        switch self {
        case .real(let time), .confirmed(let time), .pretended(let time, _): time
        }
    }

    /// The time it is.
    var realTime: Timestamp {
        switch self {
        case .real(let time), .confirmed(let time), .pretended(_, let time): time
        }
    }

    /// The pretended time, if it is one.
    var pretendedTime: Timestamp? {
        if case .pretended(let time, _) = self { time } else { nil }
    }
}

extension Desk {
    /// Opens an office and a desk in it.
    ///
    /// - Throws: `StoreError` for the file, `Refusal` for the identity.
    public static func open(
        officeAt path: String, in store: any OfficeStore, identity: Identity, clock: DeskClock, command: String,
        isRehearsal: Bool = false, keyring: (any Keyring)? = nil
    ) throws -> Desk {
        let office = try store.open(at: path, tables: OfficeTables.all)
        try Applier.requireKnown(in: office)
        // Tables follow from the events: those that an earlier version declared otherwise are made anew.
        if !office.staleTables.isEmpty { try office.rebuild(Applier.apply) }
        return try office.loggingRefusals(by: Caller(identity, clock), as: identity.account, of: command) {
            if case .pretended = clock, try !office.read({ try Settings(tables: $0).isDemonstration() }) {
                throw Refusal.actingAtAnotherTime
            }
            return try Desk(
                office: office, identity: identity, clock: clock, command: command, isRehearsal: isRehearsal,
                keyring: keyring)
        }
    }

    /// Makes a new office that runs by a regulation.
    ///
    /// - Parameter isRehearsal: whether only the regulation and the place are looked at.
    /// - Throws: `Findings` of the regulation, `StoreError` when the file cannot be made.
    public static func create(
        officeAt path: String, in store: any OfficeStore, _ opening: OfficeOpening, workflows: some PackageSource,
        templates: some PackageSource, command: String, isRehearsal: Bool = false
    ) throws {
        _ = try Regulation.read(from: workflows)
        guard !isRehearsal else {
            guard !store.isTaken(path) else { throw StoreError.exists(path: path) }
            return
        }
        let office = try store.create(at: path, tables: OfficeTables.all)
        do {
            try opening.record(in: office, workflows: workflows, templates: templates, command: command)
        } catch {
            // An office without its first events is none: nothing is left of it. Why there is none is what its maker
            // must hear, also when the disk that failed them fails here too.
            try? store.discard(at: path)
            throw error
        }
    }
}

extension Refusal {
    /// Only demonstrations pretend a time.
    public static var actingAtAnotherTime: Refusal {
        Refusal(
            "casework.another-time", Message("不能用 --at 指定时间", "--at is not for you to use"),
            advice: Message("只有演示用的办公室可以", "only demonstration offices may"),
            access: .denied(subject: "office"))
    }
}
