import Diagnostics
import Digest
import Records
import Store

/// Puts another root key in the place of the office's: for administrators, who have both.
package struct RotateRoot: OfficeCommand {
    package static let name = "key.rotate"
    package let rotation: RootRotation
    /// The identity of the office that it is signed for.
    package let office: String

    /// The command for a rotation.
    package init(_ rotation: RootRotation, office: String) {
        self.rotation = rotation
        self.office = office
    }

    package func decide(_ recorder: Recorder) throws {
        try recorder.reader.require(.administer)
        guard try Settings(tables: recorder.reader.snapshot).root() == rotation.from, rotation.from != rotation.to
        else { throw Refusal.notTheRoot }
        guard let office = SHA256Digest(hexadecimal: office), rotation.isSigned(for: office) else {
            throw Refusal.rotationForged
        }
        try recorder.record(RootRotated(rotation))
    }
}

extension RootRotation {
    /// Whether both root keys signed it for an office.
    package func isSigned(for office: SHA256Digest) -> Bool {
        let text = KeyText.rotation(office: office, from: from, to: to)
        return [(from, signature), (to, acceptance)].allSatisfy { key, signature in
            guard let key = VerifyingKey(hexadecimal: key), let value = bytes(hexadecimal: signature) else {
                return false
            }
            return key.accepts(value, of: text)
        }
    }
}

extension Refusal {
    fileprivate static var notTheRoot: Refusal {
        Refusal(
            "key.not-the-root",
            Message(
                "要替换的不是办公室现在的根密钥，或者新旧是同一把",
                "the key to be replaced is not the root key of the office, or the new one is the same"),
            advice: Message("办公室认证过密钥才有根密钥", "an office has a root key once it certified a key"), access: .granted)
    }

    fileprivate static var rotationForged: Refusal {
        Refusal(
            "key.rotation-forged",
            Message("更换根密钥要由新旧两把根密钥签名", "both root keys must sign that one takes the place of the other"),
            access: .granted)
    }
}
