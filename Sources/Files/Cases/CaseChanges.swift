public import Records
public import Regulations

/// What changed in the subject of a case between two of its versions: fields, and files.
public struct CaseChanges: Sendable {
    /// What is compared with.
    public enum Basis: Sendable {
        /// What whoever looks gave an opinion on last.
        case own(Opinion)
        /// What somebody gave an opinion on before it was changed.
        case judged(Opinion)
        /// A version that was asked for.
        case version
    }

    /// A field with another value.
    public struct FieldChange: Sendable {
        /// The field.
        public let field: Field
        /// Its value before; `nil` for none.
        public let before: FieldValue?
        /// Its value after; `nil` for none.
        public let after: FieldValue?
    }

    /// A file that came, or one that took the place of an earlier one of its name.
    public struct FileChange: Sendable {
        /// The file before; `nil` where there was none of that name.
        public let before: AttachedFile?
        /// The file after.
        public let after: AttachedFile
    }

    /// What is compared with.
    public let basis: Basis
    /// The earlier version, from 1.
    public let from: Int
    /// The later version.
    public let to: Int
    /// The fields that changed, in the order of the form.
    public let fields: [FieldChange]
    /// The files that changed, the first first.
    public let files: [FileChange]

    /// Whether nothing changed.
    public var isEmpty: Bool { fields.isEmpty && files.isEmpty }
}

extension CaseFile {
    /// What changed since whoever looks gave an opinion last, or else since the last version that somebody judged and
    /// that is not the one there is now; `nil` where there is neither.
    public var changesSinceJudged: CaseChanges? {
        let given = opinions.filter { !$0.isAdvice && !$0.isTakenBack }
        if let own = given.last(where: { $0.person == viewer }) { return changes(since: own, .own(own)) }
        // What its submitter said by submitting is no judgement.
        let judged = given.last { $0.version < record.version && $0.person != `case`.submitter }
        guard let judged else { return nil }
        return changes(since: judged, .judged(judged))
    }

    /// What changed between two versions.
    ///
    /// - Returns: `nil` where there is no such version.
    public func changes(from: Int, to: Int) -> CaseChanges? {
        guard let before = version(from), let after = version(to) else { return nil }
        return CaseChanges(
            basis: .version, from: from, to: to, fields: fieldChanges(before, after),
            files: fileChanges(attachments(asOf: before), attachments(asOf: after)))
    }

    private func changes(since opinion: Opinion, _ basis: CaseChanges.Basis) -> CaseChanges? {
        guard let before = version(opinion.version), let after = version(record.version) else { return nil }
        return CaseChanges(
            basis: basis, from: before.version, to: after.version, fields: fieldChanges(before, after),
            files: fileChanges(attachments.filter { isKnown($0, to: opinion) }, attachments))
    }

    /// Whether a file was there for whoever gave an opinion, or came with it.
    private func isKnown(_ file: AttachedFile, to opinion: Opinion) -> Bool {
        opinion.digests.contains(file.digest) || (file.person == opinion.person && file.time == opinion.time)
    }

    private func version(_ number: Int) -> RecordVersion? { versions.first { $0.version == number } }

    /// What tasks of the chain filled in stands with their opinions: it is no change of what was submitted.
    private func fieldChanges(_ before: RecordVersion, _ after: RecordVersion) -> [CaseChanges.FieldChange] {
        after.values.differences(from: before.values, in: form).filter { !$0.isSetByChain }.map {
            CaseChanges.FieldChange(field: $0, before: before.values[$0.id], after: after.values[$0.id])
        }
    }

    /// The files that were there until a version was changed.
    private func attachments(asOf version: RecordVersion) -> [AttachedFile] {
        guard let next = self.version(version.version + 1) else { return attachments }
        return attachments.filter { $0.time < next.time }
    }

    private func fileChanges(_ before: [AttachedFile], _ after: [AttachedFile]) -> [CaseChanges.FileChange] {
        after.filter { file in !before.contains { $0.id == file.id } }.map { file in
            CaseChanges.FileChange(before: before.last { $0.name == file.name }, after: file)
        }
    }
}
