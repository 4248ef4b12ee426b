import Diagnostics
import Regulations
import Store

/// Texts that were given for the fields of a form, those about natural persons apart: what is written down of a command
/// holds their digests alone.
package struct SealedTexts: Sendable {
    /// The texts that are written down as they are, by field id or label.
    package private(set) var texts: [String: String]
    /// The digests of the others in hexadecimal, by field id or label; `nil` for none.
    package private(set) var personal: [String: String]?
    /// What the digests stand for, to be kept where it can be erased.
    package private(set) var kept: [PersonalValue] = []

    /// Sets apart what is personal, each value in its canonical text.
    ///
    /// What cannot be taken as its field's type stays: the command is refused because of it, and nothing is written
    /// down.
    ///
    /// - Parameter salt: makes a salt for each value, at least 16 random bytes.
    package init(_ texts: [String: String], of form: Form, salt: () -> [UInt8]) throws(StoreError) {
        self.texts = texts
        for field in form.fields where field.isPersonal {
            for name in Set([field.id, field.label]) {
                guard let text = texts[name], let value = Self.canonical(text, of: field) else { continue }
                let sealed = try PersonalValue(value, salt: salt())
                self.texts[name] = nil
                personal = (personal ?? [:]).merging([name: sealed.digest.description]) { _, new in new }
                kept.append(sealed)
            }
        }
    }

    /// The canonical text of a value; `nil` for one that is empty or cannot be taken.
    private static func canonical(_ text: String, of field: Field) -> String? {
        do throws(FieldProblem) {
            let value = try FieldValue.read(text, as: field.type)
            return value.isEmpty ? nil : value.text
        } catch {
            return nil
        }
    }
}

/// A command cannot be decided: a value about a person that it was given is not here.
private struct MissingInput: Error {}

extension OfficeReader {
    /// The texts that were given, with those that digests stand for.
    ///
    /// - Throws: where one of them is not here any more; `erased` names it.
    func opened(_ texts: [String: String], _ personal: [String: String]?) throws -> [String: String] {
        guard let personal else { return texts }
        return texts.merging(
            try personal.mapValues { digest in
                guard let text = try self.personal(digest) else { throw MissingInput() }
                return text
            }
        ) { _, value in value }
    }
}

extension Form {
    /// Digests that were given by field id or label, by field id.
    func byField(_ personal: [String: String]?) -> [String: String] {
        guard let personal else { return [:] }
        return Dictionary(
            fields.compactMap { field in (personal[field.id] ?? personal[field.label]).map { (field.id, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
