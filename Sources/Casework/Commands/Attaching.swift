import Diagnostics
import Digest
import Files
import Procedure
import Records
import Regulations
import Store

/// A file to attach: where its bytes come from, piece by piece, until an empty piece.
public struct FileToAttach {
    /// The name that the office keeps.
    public let name: String
    /// The role, such as `signed-copy`.
    public let role: String?
    let source: ContentSource

    /// A file to attach.
    public init(name: String, role: String?, source: @escaping ContentSource) {
        self.name = name
        self.role = role
        self.source = source
    }
}

/// A file whose bytes are in the office and wait to be linked.
struct StagedFile {
    let name: String
    let role: String?
    let content: StagedAttachment
}

extension Desk {
    /// Decides with files whose bytes are in the office already; they are thrown away when nothing links them.
    func staging<Answer>(
        _ files: [FileToAttach], _ body: (Recorder, [StagedFile]) throws -> Answer
    ) throws -> Answer {
        var staged: [StagedFile] = []
        do {
            for file in files {
                staged.append(StagedFile(name: file.name, role: file.role, content: try office.stage(file.source)))
            }
            let answer = try change { try body($0, staged) }
            if isRehearsal { try discard(staged) }
            return answer
        } catch {
            try discard(staged)
            throw error
        }
    }

    private func discard(_ staged: [StagedFile]) throws {
        for file in staged { try office.discard(file.content) }
    }

    /// Attaches files to a record that the actor may submit or has a task about.
    ///
    /// - Parameter form: the form that the number belongs to; `nil` for whichever has it.
    /// - Throws: `Refusal` for what the rules refuse, and `StoreError`.
    /// - Returns: the digest of each file, in hexadecimal.
    public func attach(_ files: [FileToAttach], to form: String?, _ number: String) throws -> [String] {
        try staging(files) { recorder, staged in
            let named = try form.map(recorder.records.form)
            let holding = try recorder.records.form(holding: number)
            let record = try recorder.records.existing(named ?? holding ?? self.form(in: .contract), number)
            try recorder.sight.requireSight(of: record)
            try recorder.requireHand(on: record)
            return try staged.map { try recorder.link($0, to: record) }
        }
    }
}

extension Recorder {
    /// Links a staged file to a record.
    @discardableResult
    func link(_ file: StagedFile, to record: RecordRow) throws -> String {
        try sink.link(file.content)
        let digest = file.content.attachment.digest.description
        try self.record(
            AttachmentLinked(
                form: record.form, record: record.number, name: file.name, role: file.role, digest: digest,
                size: file.content.attachment.size))
        return digest
    }

    /// Refuses whoever neither may submit records of the unit nor has an open task about this one.
    func requireHand(on record: RecordRow) throws {
        let tree = try units.tree()
        let inScope = actor.scope(in: tree, regulation.organisation).map { $0.contains(record.unit) } ?? true
        let submits = try actor.post(among: regulation.submitters(of: records.form(record.form))) != nil
        if inScope,
            submits || actor.may(.submit, in: regulation.organisation)
                || actor.may(.visit, in: regulation.organisation)
        {
            return
        }
        for found in try cases.cases(of: record.form, record.number) where found.isOpen {
            for task in try cases.openTasks(of: found.number) {
                if try !performers.authorities(for: task, chain: found.chain).isEmpty { return }
            }
        }
        throw Refusal.outsideScope(form: record.form, number: record.number)
    }
}
