import Diagnostics
public import Digest
import Files
import Procedure
public import Records
import Regulations
public import Store
import Values

/// Checks a paper in the hands of somebody who has no office: its events are proved, the view is made from them anew in
/// an office that is nobody's, rendered, and compared byte by byte.
///
/// That an event was left out is found where the others do not go on without it, or the paper changes by it; that
/// nothing else happened is not shown.
public struct PaperCheck {
    private let evidence: PaperEvidence
    private let store: any OfficeStore

    /// - Parameter store: what makes the office that is nobody's.
    public init(_ evidence: PaperEvidence, in store: any OfficeStore) {
        self.evidence = evidence
        self.store = store
    }

    /// What was shown.
    public struct Outcome: Sendable {
        /// The paper that the evidence is about.
        public let paper: PaperEvidence.Paper
        /// How many events were proved.
        public let events: Int
        /// The last of them.
        public let lastEvent: Int
        /// The number of the last event that the seal protects.
        public let sealedThrough: Int
        /// When it was sealed, by the clock of the office.
        public let sealedAt: String
        /// The office.
        public let office: SHA256Digest
        /// The key that signed the seal.
        public let key: SHA256Digest
    }

    /// Checks a paper.
    ///
    /// - Parameter keys: the public keys whose seals count, known from elsewhere.
    /// - Throws: `EvidenceFault`, `StoreError`.
    public func check(_ bytes: [UInt8], keys: [VerifyingKey]) throws -> Outcome {
        let seal = try evidence.readSeal()
        guard let key = keys.first(where: { $0.fingerprint == seal.key }), seal.isSigned(with: key) else {
            throw EvidenceFault.foreignSeal
        }
        let made = try paper()
        guard made.bytes == bytes else { throw EvidenceFault.different(line: Self.line(made.bytes, bytes)) }
        return Outcome(
            paper: evidence.paper, events: evidence.events.count,
            lastEvent: try evidence.events.last?.event(under: seal).number ?? 0, sealedThrough: seal.head.number,
            sealedAt: seal.time, office: seal.office, key: seal.key)
    }

    /// The paper as its evidence gives it; each event is one that the seal in it protects.
    ///
    /// - Throws: `EvidenceFault`, `StoreError`.
    func paper() throws -> Paper {
        let events = try provenEvents()
        return try store.scratch(tables: OfficeTables.all) { tables in
            try evidence.keepContents(in: tables)
            for event in events where !event.isAboutChain {
                do {
                    try tables.attempt { try Applier.apply(event, to: tables) }
                } catch {
                    throw EvidenceFault.unappliable(event: event.number)
                }
            }
            do {
                return try paper(in: tables, events)
            } catch let error as any Explainable where (error as? StoreError)?.isDamage != true {
                throw EvidenceFault.incomplete(because: error.findings.first?.message ?? Message(verbatim: "?"))
            }
        }
    }

    private func provenEvents() throws -> [Event] {
        let seal = try evidence.readSeal()
        var last = 0
        return try evidence.events.map { proven in
            let event = try proven.event(under: seal)
            guard event.number > last else { throw EvidenceFault.disorder(event: event.number) }
            last = event.number
            return event
        }
    }

    private func paper(in tables: any Transaction, _ events: [Event]) throws -> Paper {
        let paper = evidence.paper
        let known = Dictionary(uniqueKeysWithValues: events.map { ($0.number, $0) })
        guard let format = PaperFormat(rawValue: paper.format) else { throw EvidenceFault.malformed }
        let directory = Directory(tables: tables)
        guard let person = try directory.person(paper.person) else {
            throw Refusal.unknownPerson(paper.person, known: [])
        }
        let settings = Settings(tables: tables)
        let current = try RegulationInForce(package: settings.package(), from: tables)
        let reader = OfficeReader(
            tables, actor: try directory.actor(person, on: paper.time.day), now: paper.time,
            editions: Editions(current: current),
            commands: RecordedCommands(of: try evidence.readSeal().office) { number in
                guard let event = known[number] else { throw StoreError.unknownEvent(number: number) }
                return event
            })
        let file = try CaseFiles(reader).caseFile(paper.case)
        guard file.form.id == paper.form, file.record.number == paper.number else { throw EvidenceFault.malformed }
        let press = PaperPress(current.regulation, office: try settings.officeName(), now: paper.time) { package in
            try RegulationPackage(digest: package, from: tables).files(below: RegulationPackage.templates, from: tables)
        }
        return try press.packet(file, by: reader.edition(file.case.package).regulation, as: format)
    }

    /// The first line in which two papers differ, from 1.
    private static func line(_ one: [UInt8], _ other: [UInt8]) -> Int {
        let same = zip(one, other).prefix { $0 == $1 }
        return same.reduce(into: 1) { line, pair in if pair.0 == UInt8(ascii: "\n") { line += 1 } }
    }
}
