import Digest
import Records
import Store
import Values

/// Whose signature is under an opinion, in an office where people have keys.
public enum OpinionSignature: Sendable, Equatable {
    /// It fits, by a key that counted at that time; the code of who signed, and the key's fingerprint in hexadecimal.
    case valid(signer: String, fingerprint: String)
    /// There is one, and it does not fit or was made with a key that did not count.
    case broken(signer: String, fingerprint: String)
    /// The opinion was given without.
    case none
}

extension RecordedCommands {
    /// The command that an event follows from; `nil` where it follows from none that was written down.
    fileprivate func command(behind number: Int) throws -> Event? {
        guard let cause = try event(number).cause else { return nil }
        let found = try event(cause)
        return found.kind == CommandGiven.kind ? found : nil
    }

    fileprivate func isSigned(_ given: CommandGiven, _ signature: CommandSignature, _ command: Event) throws -> Bool {
        try given.isSigned(signature, office: office, person: command.person, version: command.version)
    }
}

extension OfficeReader {
    /// Whose signature is under each of some opinions, by their numbers; nothing where nobody ever had a key.
    ///
    /// - Throws: `DecodingError` where a command cannot be read, `StoreError`.
    package func signatures(of opinions: [Opinion]) throws -> [Int: OpinionSignature] {
        guard let commands, try Settings(tables: snapshot).root() != nil else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: try opinions.map { ($0.id, try signature(of: $0, commands)) })
    }

    private func signature(of opinion: Opinion, _ commands: RecordedCommands) throws -> OpinionSignature {
        guard let command = try commands.command(behind: opinion.id) else { return .none }
        let given = try CommandGiven(command)
        guard let signature = given.signature else { return .none }
        let key = try snapshot.first(
            where: [PersonKey.person == signature.signer, PersonKey.key == signature.key])
        let counts = key?.counted(at: try Timestamp(parsing: command.time)) ?? false
        let fingerprint = VerifyingKey(hexadecimal: signature.key)?.fingerprint.description ?? signature.key
        return try counts && commands.isSigned(given, signature, command)
            ? .valid(signer: signature.signer, fingerprint: fingerprint)
            : .broken(signer: signature.signer, fingerprint: fingerprint)
    }
}

extension PersonKey {
    /// Whether it was certified by a time, within its validity, and not revoked before it.
    fileprivate func counted(at time: Timestamp) -> Bool {
        guard let from, let certified, certified <= time, purpose == .all else { return false }
        return from <= time.day && to.map { time.day <= $0 } ?? true && revoked.map { time <= $0 } ?? true
    }
}
