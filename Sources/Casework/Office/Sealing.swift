import Procedure
import Regulations
import Store

/// Sets apart what tells something about natural persons before a command is made of it, with salts from the system.
enum Sealing {
    /// How long a salt is, in bytes.
    private static let saltSize = 16

    private static func salt() -> [UInt8] { (0..<saltSize).map { _ in UInt8.random(in: .min ... .max) } }

    /// Texts for the fields of a form.
    static func texts(_ texts: [String: String], of form: Form) throws(StoreError) -> SealedTexts {
        try SealedTexts(texts, of: form, salt: salt)
    }

    /// An entry of a form; `nil` for a form that there is not, by which the entry is refused.
    static func entry(_ entry: FormEntry, of form: Form?) throws -> (FormEntry, [PersonalValue]) {
        guard let form else { return (entry, []) }
        let sealed = try texts(entry.values, of: form)
        var entry = entry
        (entry.values, entry.personal) = (sealed.texts, sealed.personal)
        return (entry, sealed.kept)
    }

    /// An action on a case, by the form that the case has; one that there is not is refused.
    static func action(
        _ action: TaskAction, on number: Int, in reader: OfficeReader
    ) throws -> (TaskAction, [PersonalValue]) {
        guard !action.values.isEmpty, let found = try reader.cases.find(number) else { return (action, []) }
        let form = try reader.edition(found.package).form(found.form)
        let sealed = try texts(action.values, of: form)
        var action = action
        (action.values, action.personal) = (sealed.texts, sealed.personal)
        return (action, sealed.kept)
    }
}
