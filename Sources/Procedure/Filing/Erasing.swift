import Diagnostics
import Records
import Regulations
import Store

/// Erases for good what a record holds about natural persons, in all its versions.
package struct ErasePersonal: OfficeCommand {
    package static let name = "personal.erase"
    package let form: String
    package let number: String
    package let reason: String

    /// The command for a record.
    package init(_ form: String, _ number: String, reason: String) {
        self.form = form
        self.number = number
        self.reason = reason
    }

    /// What is named must not depend on what is still there: it is gone when this is decided again.
    ///
    /// - Returns: how many values there were.
    package func decide(_ recorder: Recorder) throws -> Int {
        try recorder.reader.require(.administer)
        guard !reason.isEmpty else { throw Refusal.erasureWithoutReason }
        let form = try recorder.records.form(form)
        let record = try recorder.records.existing(form, number)
        let digests = try recorder.records.versions(of: record).flatMap(\.values.digests)
        guard !digests.isEmpty else { throw Refusal.nothingPersonal(number) }
        let named = Set(digests).sorted()
        try recorder.record(PersonalErased(form: form.id, number: number, digests: named, reason: reason))
        try recorder.sink.erase(named)
        return named.count
    }
}

extension RecordValues {
    /// The digests by which values are written down, whether they are here or were erased.
    fileprivate var digests: [String] {
        written.values.compactMap { value in
            if case .personal(let digest) = value { digest } else { nil }
        }
    }
}

extension Refusal {
    fileprivate static var erasureWithoutReason: Refusal {
        Refusal(
            "casework.erasure-reason", Message("删除个人信息要写明依据", "erasing what is personal needs a reason"),
            access: .granted)
    }

    fileprivate static func nothingPersonal(_ number: String) -> Refusal {
        Refusal(
            "casework.nothing-personal",
            Message("“\(number)” 没有可以删除的个人信息", "\(number) holds nothing personal that could be erased"),
            access: .granted)
    }
}
