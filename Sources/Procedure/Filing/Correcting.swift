import Diagnostics
import Records
import Regulations
import Store

/// Corrects a record outside any chain, where its form allows it; the correction and its reason stay visible.
///
/// A record that is under way changes in its case alone; an account is corrected at any time and graded anew.
package struct CorrectRecord: OfficeCommand {
    package static let name = "record.correct"
    package let form: String
    package let number: String
    package let entry: FormEntry
    package let reason: String

    /// The command for a record.
    package init(_ form: String, _ number: String, with entry: FormEntry, reason: String) {
        self.form = form
        self.number = number
        self.entry = entry
        self.reason = reason
    }

    /// - Returns: the labels of the fields that changed.
    package func decide(_ recorder: Recorder) throws -> [String] {
        let form = try recorder.reader.editions.current.known(form)
        try recorder.reader.requireCorrecting(form)
        guard !reason.isEmpty else { throw Refusal.reasonRequired }
        let record = try recorder.records.existing(form, number)
        try recorder.sight.requireScope(of: record)
        let isAccount = form.id == recorder.regulation.accountFormID
        if !isAccount, let running = try recorder.cases.cases(of: form.id, number).first(where: \.isOpen) {
            throw Refusal.caseRunning(number: number, case: running.number)
        }
        guard let unit = try recorder.units.tree()[record.unit] else {
            throw Refusal.unknownUnit(record.unit, advice: nil)
        }
        let given = try recorder.reader.opened(entry.values, entry.personal)
        let changes = try FormInput(form).read(given, place: entry.place)
        let revised = try RecordFiling(recorder: recorder, form: form, unit: unit)
            .revise(
                record, with: changes, writtenAs: form.byField(entry.personal), kind: .corrected, reason: reason)
        if isAccount { try GradingDesk(recorder: recorder).grade(number) }
        return revised.values.differences(from: record.values, in: form).map(\.label)
    }
}

extension OfficeReader {
    fileprivate func requireCorrecting(_ form: Form) throws {
        guard form.correctors.isEmpty, form.id == regulation.accountFormID else {
            return try requirePost(among: regulation.correctors(of: form)) {
                .mayCorrectNot(form, posts: $0)
            }
        }
        try require(.register)
    }
}

extension Refusal {
    fileprivate static func mayCorrectNot(_ form: Form, posts: [String]) -> Refusal {
        Refusal(
            "casework.not-allowed",
            Message("您的岗位不能更正“\(form.label)”", "your post does not let you correct a “\(form.id)”"),
            advice: posts.isEmpty
                ? Message("这种表单只在办理中修改，不能另行更正", "this form changes within its case alone")
                : postsThatMay(posts),
            access: .denied(subject: "form:\(form.id)"))
    }

    fileprivate static func caseRunning(number: String, case running: Int) -> Refusal {
        Refusal(
            "casework.case-running",
            Message("“\(number)” 正在事项 \(running) 中办理", "“\(number)” is under way in case \(running)"),
            advice: Message("用 docket show \(running) 查看", "see docket show \(running)"), access: .granted)
    }

    fileprivate static var reasonRequired: Refusal {
        Refusal(
            "casework.reason-required", Message("更正要写明原因", "a correction needs a reason"),
            advice: Message("用 --reason 写明", "give it with --reason"), access: .granted)
    }
}
