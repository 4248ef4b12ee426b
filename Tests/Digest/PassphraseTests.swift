import Digest
import Testing

/// Private keys that are encrypted with a passphrase.
@Suite struct PassphraseTests {
    @Test func `an encrypted key is opened by its passphrase and by nothing else`() throws {
        let key = try SigningKey.generate()
        let text = try key.pem(passphrase: "示例口令")
        #expect(text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        let opened = try SigningKey(pem: text, passphrase: "示例口令")
        #expect(try opened.verifyingKey() == key.verifyingKey())
        #expect(throws: KeyError.locked) { _ = try SigningKey(pem: text).pem() }
        #expect(throws: KeyError.locked) { _ = try SigningKey(pem: text, passphrase: "别的口令").pem() }
        #expect(throws: KeyError.malformed(.signing)) { _ = try SigningKey(pem: "没有密钥", passphrase: "x").pem() }
    }
}
