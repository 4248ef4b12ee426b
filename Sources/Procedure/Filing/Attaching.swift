import Diagnostics
import Records
import Regulations

/// A file that comes with a command: what it is called, and its content by digest. The bytes are the office's already,
/// or not at all.
package struct GivenFile: Codable, Sendable {
    package let name: String
    /// The role, such as `signed-copy`.
    package let role: String?
    /// In hexadecimal.
    package let digest: String
    /// In bytes.
    package let size: Int

    /// A file from its parts.
    package init(name: String, role: String?, digest: String, size: Int) {
        self.name = name
        self.role = role
        self.digest = digest
        self.size = size
    }
}

/// Attaches files to a record that the actor may submit or has a task about.
package struct AttachFiles: OfficeCommand {
    package static let name = "record.attach"
    /// The form that the number belongs to; `nil` for whichever has it.
    package let form: String?
    package let number: String
    package let files: [GivenFile]

    /// The command for a record.
    package init(_ files: [GivenFile], to form: String?, _ number: String) {
        self.form = form
        self.number = number
        self.files = files
    }

    /// - Returns: the digest of each file, in hexadecimal.
    package func decide(_ recorder: Recorder) throws -> [String] {
        let named = try form.map(recorder.records.form)
        let holding = try recorder.records.form(holding: number)
        let usual = named ?? recorder.regulation.form(in: .contract)
        let record = try recorder.records.existing(
            holding.map { named ?? $0 } ?? usual ?? recorder.reader.editions.current.form(in: .contract), number)
        try recorder.sight.requireSight(of: record, toldAs: usual)
        try recorder.requireHand(on: record)
        for file in files { try recorder.link(file, to: record) }
        return files.map(\.digest)
    }
}

extension Recorder {
    /// Links a file to a record.
    func link(_ file: GivenFile, to record: RecordRow) throws {
        try sink.link(file.digest)
        try self.record(
            AttachmentLinked(
                form: record.form, record: record.number, name: file.name, role: file.role, digest: file.digest,
                size: file.size))
    }

    /// Refuses whoever neither may submit records of the unit nor has an open task about this one.
    fileprivate func requireHand(on record: RecordRow) throws {
        let tree = try units.tree()
        let inScope = actor.scope(in: tree, regulation.organisation).map { $0.contains(record.unit) } ?? true
        let submits = try actor.post(among: regulation.submitters(of: records.form(record.form))) != nil
        if inScope, submits || reader.may(.submit) || reader.may(.visit) { return }
        for found in try cases.cases(of: record.form, record.number) where found.isOpen {
            for task in try cases.openTasks(of: found.number) {
                if try !performers.authorities(for: task, chain: found.chain).isEmpty { return }
            }
        }
        throw Refusal.outsideScope(form: record.form, number: record.number)
    }
}
