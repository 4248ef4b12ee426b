import Digest
import Foundation
import Testing

/// The private key of RFC 8032, section 7.1, test 1, in PKCS #8.
private let exampleKey = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
    -----END PRIVATE KEY-----

    """

@Suite struct KeyTests {
    @Test func `the example of RFC 8032 gives its public key and signature`() throws {
        let key = try SigningKey(pem: exampleKey)
        let publicKey = try key.verifyingKey()
        #expect(
            hexadecimal(publicKey.bytes) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        let signature = try key.signature(of: [])
        #expect(
            hexadecimal(signature)
                == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")
        #expect(publicKey.accepts(signature, of: []))
        #expect(try key.pem() == exampleKey)
    }

    @Test func `a signature fits one message and one key`() throws {
        let key = try SigningKey.generate()
        let publicKey = try key.verifyingKey()
        let message = Array("head 12".utf8)
        var signature = try key.signature(of: message)
        #expect(publicKey.accepts(signature, of: message))
        #expect(!publicKey.accepts(signature, of: message + [0]))
        #expect(!(try SigningKey.generate().verifyingKey().accepts(signature, of: message)))
        #expect(!publicKey.accepts([], of: message))
        #expect(!publicKey.accepts(Array(signature.dropLast()), of: message))
        signature[10] ^= 1
        #expect(!publicKey.accepts(signature, of: message))
    }

    @Test func `keys outlive being written as PEM`() throws {
        let key = try SigningKey.generate()
        let publicKey = try key.verifyingKey()
        #expect(try SigningKey(pem: try key.pem()).verifyingKey() == publicKey)
        #expect(try VerifyingKey(pem: try publicKey.pem()) == publicKey)
        #expect(publicKey.fingerprint == SHA256Digest(of: publicKey.bytes))
    }

    @Test(arguments: [
        "", "text", String(exampleKey.dropFirst(40)), exampleKey.replacing("MC4C", with: "MC4D"),
        // An X25519 key, which signs nothing.
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
            + "-----END PRIVATE KEY-----\n",
    ])
    func `what is no Ed25519 key is refused`(_ pem: String) {
        #expect(throws: KeyError.malformed(.signing)) { _ = try SigningKey(pem: pem).pem() }
        #expect(throws: KeyError.malformed(.verifying)) { try VerifyingKey(pem: pem) }
    }

    @Test func `a private key is no public key, and the other way round`() throws {
        let publicKey = try SigningKey(pem: exampleKey).verifyingKey().pem()
        #expect(throws: KeyError.malformed(.verifying)) { try VerifyingKey(pem: exampleKey) }
        #expect(throws: KeyError.malformed(.signing)) { _ = try SigningKey(pem: publicKey).pem() }
    }
}

@Suite struct KeyFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "docket-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }

    @Test func `a pair is written for its owner and for all, and read again`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = try SigningKey.generate()
        try KeyFile.create(key, privatePath: path("key"), publicPath: path("key.pub"))
        #expect(try mode("key") == 0o600)
        #expect(try KeyFile.verifyingKey(at: path("key.pub")) == key.verifyingKey())
        #expect(try KeyFile.signingKey(at: path("key")).verifyingKey() == key.verifyingKey())
    }

    @Test(arguments: ["key", "key.pub"])
    func `an existing file is kept, and no half pair is left`(_ taken: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try "letters".write(toFile: path(taken), atomically: true, encoding: .utf8)
        #expect(throws: KeyError.exists(path: path(taken))) {
            try KeyFile.create(SigningKey.generate(), privatePath: path("key"), publicPath: path("key.pub"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [taken])
        #expect(try String(contentsOfFile: path(taken), encoding: .utf8) == "letters")
    }

    @Test func `missing and overlong files are refused`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: KeyError.file(path: path("none"), code: ENOENT)) { try KeyFile.verifyingKey(at: path("none")) }
        let key = try SigningKey.generate().verifyingKey().pem()
        try (key + String(repeating: "#", count: 1 << 20)).write(
            toFile: path("long"), atomically: true, encoding: .utf8)
        #expect(throws: KeyError.malformed(.verifying)) { try KeyFile.verifyingKey(at: path("long")) }
    }
}
