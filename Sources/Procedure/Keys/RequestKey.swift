import Diagnostics
import Digest
import Records
import Store

/// Asks for a key of the actor's own to be certified. It does nothing by itself, so nobody's signature is needed.
package struct RequestKey: OfficeCommand {
    package static let name = "key.request"
    /// The public key, 64 hexadecimal digits.
    package let key: String
    /// What shows that its private half is there, in hexadecimal digits.
    package let proof: String
    /// The identity of the office that the proof is for.
    package let office: String

    /// The command for a key.
    package init(key: String, proof: String, office: String) {
        self.key = key
        self.proof = proof
        self.office = office
    }

    package func decide(_ recorder: Recorder) throws {
        let person = recorder.actor.person.code
        guard try recorder.reader.snapshot.first(where: [PersonKey.key == key]) == nil else {
            throw Refusal.keyKnown(key)
        }
        guard let office = SHA256Digest(hexadecimal: office),
            let verifying = VerifyingKey(hexadecimal: key), let proof = bytes(hexadecimal: proof),
            verifying.accepts(proof, of: KeyText.request(office: office, person: person, key: key))
        else { throw Refusal.keyUnproved(key) }
        try recorder.record(KeyRequested(person: person, key: key, proof: self.proof))
    }
}

extension VerifyingKey {
    /// A key from the 64 hexadecimal digits that stand in events; `nil` for any other text.
    package init?(hexadecimal text: String) {
        guard let bytes = Digest.bytes(hexadecimal: text) else { return nil }
        self.init(bytes: bytes)
    }
}

extension Refusal {
    fileprivate static func keyKnown(_ key: String) -> Refusal {
        Refusal("key.known", Message("这把密钥已经申请过", "this key was asked for already"), access: .granted)
    }

    fileprivate static func keyUnproved(_ key: String) -> Refusal {
        Refusal(
            "key.unproved",
            Message("不能证明申请人持有私钥", "nothing shows that the private half of the key is there"), access: .granted)
    }
}
