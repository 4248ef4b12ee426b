import Digest
import Fixtures
import MemoryStore
import Procedure
import Records
import Regulations
import Store
import Testing

@testable import Casework

/// A dishonest hand that knows everything about Docket: writes an office anew with other events, a whole chain and the
/// tables that follow from them.
struct Forgery {
    var drafts: [EventDraft]
    private let store = MemoryOffices()
    private let workflows: MemoryPackage
    private let templates: MemoryPackage
    private let identity: SHA256Digest

    /// A copy of the events of an office, to be changed.
    init(of fixture: OfficeFixture) throws {
        identity = try fixture.store.open(at: fixture.path, tables: OfficeTables.all).identity
        (drafts, workflows, templates) = try fixture.store.open(at: fixture.path, tables: OfficeTables.all).read {
            let package = try RegulationPackage(digest: Settings(tables: $0).package(), from: $0)
            return (
                try $0.events(EventQuery()).map(\.draft),
                try package.files(below: RegulationPackage.workflows, from: $0),
                try package.files(below: RegulationPackage.templates, from: $0)
            )
        }
    }

    /// The place of the last event of a kind.
    func last(_ kind: String) throws -> Int { try #require(drafts.lastIndex { $0.kind == kind }) }

    /// Changes a text in the particulars of the last event of a kind.
    mutating func change(_ kind: String, _ text: String, to other: String) throws {
        let index = try last(kind)
        try #require(drafts[index].payload.contains(text), "\(drafts[index].payload)")
        drafts[index].payload = drafts[index].payload.replacing(text, with: other)
    }

    /// Leaves an event out; those behind it move up.
    mutating func drop(_ index: Int) {
        drafts.remove(at: index)
        for later in drafts.indices where later >= index {
            if let cause = drafts[later].cause, cause > index + 1 { drafts[later].cause = cause - 1 }
        }
    }

    /// Gives a command with what it decided once more, by somebody else.
    mutating func repeatLastCommand(by person: String) throws {
        let command = try last("command.given")
        let number = drafts.count + 1
        for var draft in drafts[command...] {
            draft.person = person
            draft.cause = draft.cause.map { _ in number }
            drafts.append(draft)
        }
    }

    /// The forged office: sound for whoever looks at its chain and its tables alone.
    ///
    /// - Returns: what deciding it again finds.
    func decided() throws -> DecisionReport {
        try write()
        return try Custody.decideAgain(officeAt: "forged", in: store)
    }

    /// What looking at the signatures of the forged office finds.
    func signatures(root: SHA256Digest?) throws -> SignatureReport {
        try write()
        return try Custody.checkSignatures(officeAt: "forged", in: store, root: root)
    }

    private func write() throws {
        let office = try store.create(at: "forged", tables: OfficeTables.all, identity: identity, form: .latest)
        try office.write { transaction in
            _ = try RegulationPackage.pin(
                workflows: workflows, templates: templates, keeping: transaction.keepDefinition)
            for draft in drafts { try Applier.apply(try transaction.append(draft), to: transaction) }
        }
        #expect(try office.verify(applying: Applier.apply).isSound)
    }
}
