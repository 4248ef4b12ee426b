import Diagnostics
import Digest
public import Files
import Procedure
public import Records
import Store

extension Desk {
    /// Gathers what the packet of a case rests on, up to a seal: for posts that may export, because events say more
    /// than the packet.
    ///
    /// - Parameters:
    ///   - path: the file of the seal; all that the packet shows must have been sealed by then.
    ///   - packages: the editions by which the packet is made.
    /// - Throws: `Refusal` without the permission and for what is not sealed yet, `FileProblem`, `StoreError`.
    public func evidence(
        of paper: PaperEvidence.Paper, about file: CaseFile, upTo path: String, by packages: Set<String>
    ) throws -> PaperEvidence {
        try require(.export)
        let seal = try Custody.seal(at: path)
        guard seal.office == office.identity else { throw StoreError.foreignSeal }
        return try look { reader in
            var gathering = EvidenceGathering(about: file, actor: actor.person.code, identity: office.identity)
            try gathering.refuseUnsealed(behind: seal, in: reader.snapshot)
            try reader.snapshot.forEachEvent(EventQuery(through: seal.head.number)) { try gathering.take($0) }
            return PaperEvidence(
                of: paper, seal: seal, events: try gathering.proven(upTo: seal),
                definitions: try Self.definitions(of: packages, in: reader.snapshot),
                personal: try gathering.personal(in: reader.snapshot))
        }
    }

    private static func definitions(
        of packages: Set<String>, in snapshot: any Snapshot
    ) throws -> [PaperEvidence.Definition] {
        var digests: Set<SHA256Digest> = []
        for package in packages {
            guard let digest = SHA256Digest(hexadecimal: package),
                let manifest = ContentManifest(try snapshot.definition(digest).bytes)
            else { continue }
            digests.insert(digest)
            digests.formUnion(manifest.files.values)
        }
        return try digests.sorted().map { PaperEvidence.Definition(try snapshot.definition($0)) }
    }
}

/// Chooses the events that the packet of a case rests on: those about the case, its record and its customer; about the
/// people that they name; about units, holidays and editions; and, where people have keys, the commands behind them.
private struct EvidenceGathering {
    private let subjects: Set<String>
    private let caseSubject: String
    /// The events that were chosen, each with the digest of the one before.
    private var chosen: [(event: Event, previous: SHA256Digest)] = []
    private var people: [(code: Substring, event: Event, previous: SHA256Digest)] = []
    private var command: (event: Event, previous: SHA256Digest, decides: Reach)?
    /// The commands that decided chosen events and nothing else, and the first certificate of a key: where people have
    /// keys, papers say who signed.
    private var commands: [(event: Event, previous: SHA256Digest)] = []
    private var certificate: (event: Event, previous: SHA256Digest)?
    private var mentioned: Set<String>
    private var digests: [[UInt8]] = []
    private var last: SHA256Digest

    /// What a command decided.
    private enum Reach { case nothing, chosen, others }

    init(about file: CaseFile, actor: String, identity: SHA256Digest) {
        caseSubject = "case:\(file.case.number)"
        var subjects: Set<String> = [caseSubject, "\(file.form.id):\(file.record.number)", "office"]
        if let customer = file.customer {
            subjects.insert("customer:\(customer.number)")
            if let record = file.customerRecord { subjects.insert("\(record.form):\(record.number)") }
        }
        self.subjects = subjects
        mentioned = [actor]
        last = identity
    }

    /// What is private to somebody, or moves no paper.
    private static let aside: Set<String> = [
        "draft.saved", "draft.cleared", "case.followed", "case.unfollowed", "case.reminded",
    ]
    private static let general: Set<String> = ["unit.set", "calendar.set"]
    /// What a command may have decided beside, without telling of others.
    private static let harmless: Set<String> = ["number.allocated"]

    /// Refuses what happened in the case, or to what it is about, and is not sealed.
    func refuseUnsealed(behind seal: Seal, in snapshot: any Snapshot) throws {
        for subject in subjects where subject != "office" {
            let later = try snapshot.events(EventQuery(from: seal.head.number + 1, subject: subject))
            if let first = later.first(where: { !Self.aside.contains($0.kind) }) {
                throw Refusal.notYetSealed(event: first.number, sealed: seal.head.number)
            }
        }
    }

    mutating func take(_ event: Event) throws {
        defer {
            digests.append(event.digest.bytes)
            last = event.digest
        }
        guard event.kind != CommandGiven.kind else {
            settleCommand()
            command = (event, last, .nothing)
            return
        }
        let isChosen = subjects.contains(event.subject) && !Self.aside.contains(event.kind)
        if isChosen || Self.general.contains(event.kind) { try choose(event, after: last) }
        if certificate == nil, event.kind == KeyCertified.kind { certificate = (event, last) }
        if event.subject.hasPrefix("person:") { people.append((event.subject.dropFirst(7), event, last)) }
        guard event.cause == command?.event.number else { return }
        if isChosen, event.subject != "office" {
            if command?.decides == .nothing { command?.decides = .chosen }
        } else if !Self.harmless.contains(event.kind), !subjects.contains(event.subject) {
            command?.decides = .others
        }
    }

    private mutating func settleCommand() {
        if let command, command.decides == .chosen { commands.append((command.event, command.previous)) }
    }

    private mutating func choose(_ event: Event, after previous: SHA256Digest) throws {
        chosen.append((event, previous))
        mentioned.formUnion(try texts(inPayloadOf: event))
        mentioned.insert(event.person)
        if let other = event.deputyFor { mentioned.insert(other) }
    }

    /// The chosen events in their order, each with its proof.
    mutating func proven(upTo seal: Seal) throws -> [ProvenEvent] {
        settleCommand()
        if let certificate {
            for command in commands { try choose(command.event, after: command.previous) }
            if !mentioned.contains(certificate.event.subject.replacing("person:", with: "")) {
                chosen.append(certificate)
            }
        }
        for found in people where mentioned.contains(String(found.code)) {
            chosen.append((found.event, found.previous))
        }
        chosen.sort { $0.event.number < $1.event.number }
        guard let root = seal.root, let last = chosen.last?.event.number, digests.count == seal.head.number,
            let proofs = MerkleTree.proofs(of: chosen.map { $0.event.number - 1 }, in: digests)
        else { throw StoreError.unprovable(event: chosen.last?.event.number ?? 0) }
        guard proofs.last?.shows(digests[last - 1], in: root) == true else {
            throw StoreError.unprovable(event: last)
        }
        return try zip(chosen, proofs).map { found, proof in
            guard let proven = ProvenEvent(found.event, after: found.previous, proof: proof) else {
                throw StoreError.damagedEvent(number: found.event.number)
            }
            return proven
        }
    }

    /// The values about people that the chosen events hold by digest.
    func personal(in snapshot: any Snapshot) throws -> [PaperEvidence.Personal] {
        try mentioned.compactMap { SHA256Digest(hexadecimal: $0) }.sorted().compactMap { digest in
            try snapshot.personal(digest).map(PaperEvidence.Personal.init)
        }
    }
}

extension Refusal {
    fileprivate static func notYetSealed(event: Int, sealed: Int) -> Refusal {
        Refusal(
            "paper.not-sealed",
            Message(
                "第 \(event) 号事件也在这份文件里，而封印只到第 \(sealed) 号",
                "event \(event) is in this paper too, and the seal reaches to event \(sealed)"),
            advice: Message("先用 docket seal 再封一次", "seal the office once more with docket seal"), access: .granted)
    }
}
