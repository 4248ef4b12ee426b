import Procedure
public import Store

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

extension Desk {
    /// Gives a command with files, whose bytes are taken into the office before others have to wait; they are thrown
    /// away when nothing links them.
    ///
    /// - Parameter make: makes the command from the files by their digests, and says what else it holds by digest.
    func perform<Command: OfficeCommand>(
        with files: [FileToAttach], making make: ([GivenFile], OfficeReader) throws -> (Command, [PersonalValue])
    ) throws -> Command.Outcome {
        var staged: [StagedAttachment] = []
        do {
            for file in files { staged.append(try office.stage(file.source)) }
            let given = zip(files, staged).map { file, staged in
                GivenFile(
                    name: file.name, role: file.role, digest: staged.attachment.digest.description,
                    size: staged.attachment.size)
            }
            let outcome = try perform(staged: staged) { try make(given, $0) }
            if isRehearsal { try discard(staged) }
            return outcome
        } catch {
            try discard(staged)
            throw error
        }
    }

    private func discard(_ staged: [StagedAttachment]) throws {
        for content in staged { try office.discard(content) }
    }

    /// Attaches files to a record that the actor may submit or has a task about.
    ///
    /// - Parameter form: the form that the number belongs to; `nil` for whichever has it.
    /// - Throws: `Refusal` for what the rules refuse, and `StoreError`.
    /// - Returns: the digest of each file, in hexadecimal.
    public func attach(_ files: [FileToAttach], to form: String?, _ number: String) throws -> [String] {
        try perform(with: files) { given, _ in (AttachFiles(given, to: form, number), []) }
    }
}
