import Diagnostics
import Records

/// Begins a section of time after a wrong clock wrote events in the future.
package struct CorrectTime: OfficeCommand {
    /// The store knows by it where a section begins.
    package static let name = "time.correct"
    package let reason: String

    /// The command, with why.
    package init(reason: String) { self.reason = reason }

    package func decide(_ recorder: Recorder) throws {
        try recorder.reader.require(.administer)
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal.correctionWithoutReason }
        try recorder.record(TimeCorrected(reason: reason))
    }
}

extension Refusal {
    fileprivate static var correctionWithoutReason: Refusal {
        Refusal(
            "casework.correction-without-reason", Message("更正时间要写明原因", "a correction of time needs a reason"),
            advice: Message("用 -m 写明原因", "say why with -m"), access: .granted)
    }
}
