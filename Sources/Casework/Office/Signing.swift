import Diagnostics
import Digest
import Procedure
import Records
import Store
import Values

/// How commands are signed at a desk: by the person whose account it is, also when they act as another; in a
/// demonstration, where anybody may be anybody, by whom they act as.
struct Signing {
    /// Who signs.
    let signer: String
    /// The keys of that person that are valid now.
    private let keys: [PersonKey]

    /// How somebody signs; `nil` for someone without a valid key.
    init?(_ identity: Identity, in snapshot: any Snapshot, at now: Timestamp) throws {
        guard let signer = try Self.signer(identity, in: snapshot) else { return nil }
        let own = try snapshot.all(where: [PersonKey.person == signer], order: [PersonKey.id.descending])
        keys = own.filter { $0.isValid(at: now) }
        self.signer = signer
        guard !keys.isEmpty else { return nil }
    }

    private static func signer(_ identity: Identity, in snapshot: any Snapshot) throws -> String? {
        if let acting = identity.actingAs, try Settings(tables: snapshot).isDemonstration() { return acting }
        return try Directory(tables: snapshot).person(account: identity.account).first?.code
    }

    /// Signs a command.
    ///
    /// - Parameters:
    ///   - person: in whose name it is given.
    ///   - seen: the versions of what whoever signs has before the eyes.
    func sign(
        _ given: CommandGiven, in person: String, of office: SHA256Digest, seen: [String: Int], at now: Timestamp,
        with keyring: any Keyring
    ) throws -> CommandGiven {
        guard let key = key(for: given.name), let verifying = bytes(hexadecimal: key).flatMap(VerifyingKey.init(bytes:))
        else { return given }
        let unsigned = CommandSignature(
            signer: signer, key: key, time: now.iso, nonce: try keyring.nonce(), seen: seen, value: "")
        let text = try KeyText.command(
            given, unsigned, office: office, person: person, version: CommandGiven.version)
        return CommandGiven(
            name: given.name, account: given.account, input: given.input,
            signature: unsigned.signed(try keyring.sign(text, with: verifying)))
    }

    /// The key for a command: the newest that may sign it.
    private func key(for command: String) -> String? {
        keys.first { $0.purpose == .all || ClockCommands.names.contains(command) }?.key
    }
}
