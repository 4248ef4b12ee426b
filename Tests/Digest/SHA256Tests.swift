import Digest
import Testing

@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `the examples of FIPS 180-4 give their digests`(_ text: String, _ digest: String) {
        #expect(SHA256Digest(of: text.utf8).description == digest)
    }

    @Test func `pieces give the digest of the whole, and a finished hasher begins anew`() {
        let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var hasher = SHA256Hasher()
        for _ in 0..<2 {
            hasher.update(content[..<1])
            hasher.update(content[1..<777])
            hasher.update([])
            hasher.update(content[777...].lazy.map { $0 })
            #expect(hasher.finish() == SHA256Digest(of: content))
        }
    }

    @Test func `a digest is read from its 64 digits and nothing else`() throws {
        let digest = SHA256Digest(of: "abc".utf8)
        #expect(SHA256Digest(hexadecimal: digest.description) == digest)
        #expect(SHA256Digest(bytes: digest.bytes) == digest)
        let digits = digest.description
        for wrong in ["", "ab", digits.uppercased(), digits + "0", digits + "00", String(digits.dropLast()) + "g"] {
            #expect(SHA256Digest(hexadecimal: wrong) == nil)
        }
        #expect(SHA256Digest(bytes: []) == nil)
    }
}
