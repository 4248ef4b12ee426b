import Regulations
import Store

extension Desk {
    /// Corrects a customer's data; the correction and its reason stay visible, and the grade follows.
    ///
    /// - Throws: `Findings` for the values, `CaseworkError` for what the rules refuse.
    /// - Returns: the labels of the fields that changed.
    public func correct(_ number: String, with entry: FormEntry, reason: String) throws -> [String] {
        try require(.register)
        guard !reason.isEmpty else { throw CaseworkError.reasonRequired }
        return try change { recorder in
            let form = try recorder.accountForm()
            let record = try recorder.existing(form, number)
            try recorder.requireScope(of: record)
            guard let unit = try recorder.tree()[record.unit] else {
                throw CaseworkError.unknownUnit(record.unit, advice: nil)
            }
            let changes = try FormInput(form).canonical(entry.values, place: entry.place)
            let revised = try RecordFiling(recorder: recorder, form: form, unit: unit)
                .revise(record, with: changes, kind: .corrected, reason: reason)
            try GradingDesk(recorder: recorder).grade(number)
            return revised.values.differences(from: record.values, in: form).map(\.label)
        }
    }
}
