import Digest
import Fixtures
import Foundation
import Procedure
import Records
import Store
import Testing

@testable import Casework

/// Keys of several people, kept in a folder of the test and used as a person's own keyring would.
final class FolderKeyring: Keyring {
    private let folder: URL
    private var paths: [VerifyingKey: String] = [:]
    /// The nonce that is given next; a fresh one where there is none.
    var nextNonce: String?
    /// What is signed instead of the message, by a dishonest hand.
    var forgery: [UInt8]?

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A new key, whose private half is here.
    func make() throws -> VerifyingKey {
        let key = try SigningKey.generate()
        let verifying = try key.verifyingKey()
        let path = folder.appendingPathComponent("\(verifying.fingerprint).pem").path
        try KeyFile.create(key, privatePath: path, passphrase: nil)
        paths[verifying] = path
        return verifying
    }

    /// A new pair for a root; the path of the private half.
    func makeRoot(_ name: String = "root") throws -> String {
        let path = folder.appendingPathComponent("\(name).key").path
        try Custody.createKeys(privatePath: path, publicPath: path + ".pub")
        return path
    }

    func sign(_ message: [UInt8], with key: VerifyingKey) throws -> [UInt8] {
        let path = try #require(paths[key], "the private half is not here")
        return try KeyFile.signingKey(at: path).signature(of: forgery ?? message)
    }

    func nonce() throws -> String {
        if let nextNonce { return nextNonce }
        return hexadecimal((0..<16).map { _ in UInt8.random(in: .min ... .max) })
    }
}

/// An office in which some people have keys, certified by its root.
final class KeyOffice {
    let fixture: OfficeFixture
    let keyring: FolderKeyring
    let root: String

    init(_ fixture: OfficeFixture? = nil) throws {
        self.fixture = try fixture ?? OfficeFixture()
        keyring = try FolderKeyring()
        root = try keyring.makeRoot()
    }

    func desk(_ person: String) throws -> Desk { try fixture.desk(person, keyring: keyring) }

    /// Asks for a key.
    @discardableResult
    func request(_ person: String) throws -> VerifyingKey {
        let key = try keyring.make()
        try desk(person).requestKey(key) { try keyring.sign($0, with: key) }
        return key
    }

    /// Certifies the last key that a person asked for.
    func certify(_ person: String, _ purpose: PersonKey.Purpose = .all) throws {
        _ = try desk("admin").certifyKey(of: person, fingerprint: nil, purpose: purpose, to: nil, rootAt: root)
    }

    @discardableResult
    func enrol(_ person: String, _ purpose: PersonKey.Purpose = .all) throws -> VerifyingKey {
        let key = try request(person)
        try certify(person, purpose)
        return key
    }

    /// Gives a command at a person's desk with a signature of whatever key and content, past what signs there.
    func give(
        _ command: some OfficeCommand, as person: String, signedBy signer: String, _ key: VerifyingKey,
        seen: [String: Int] = [:]
    ) throws {
        let desk = try fixture.desk(person)
        let plain = CommandGiven(command, account: nil)
        let unsigned = CommandSignature(
            signer: signer, key: hexadecimal(key.bytes), time: desk.now.iso, nonce: try keyring.nonce(), seen: seen,
            value: "")
        let text = try KeyText.command(
            plain, unsigned, office: desk.office.identity, person: person, version: CommandGiven.version)
        let given = CommandGiven(
            name: plain.name, account: nil, input: plain.input,
            signature: unsigned.signed(try keyring.sign(text, with: key)))
        _ = try desk.change { recorder, transaction in
            _ = try desk.decide(PreparedCommand(command: command, kept: [], given: given), recorder, transaction)
        }
    }
}
