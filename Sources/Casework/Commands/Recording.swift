public import Procedure
import Regulations

extension Desk {
    /// Submits a filled-in form: checks it, numbers it, and begins the case that the regulation asks for.
    ///
    /// - Parameter files: what is attached with it.
    /// - Throws: `Findings` for the entry, `Refusal` for what the rules refuse.
    public func submit(_ form: String, _ entry: FormEntry, files: [FileToAttach] = []) throws -> Submitted {
        try perform(with: files) { given, reader in
            let (entry, kept) = try Sealing.entry(entry, of: reader.regulation.form(form))
            return (SubmitRecord(form, entry, files: given), kept)
        }
    }

    /// Registers a customer and begins the case of its registration (GP-11).
    ///
    /// - Throws: as `submit`.
    public func register(_ entry: FormEntry) throws -> Submitted { try submit(form(in: .account).id, entry) }

    /// Submits a contract of a registered customer and begins the case of its approval (GP-26, GP-27).
    ///
    /// - Throws: as `submit`.
    public func submitContract(_ entry: FormEntry, files: [FileToAttach] = []) throws -> Submitted {
        try submit(form(in: .contract).id, entry, files: files)
    }

    /// Corrects a customer's data; the correction and its reason stay visible, and the grade follows.
    ///
    /// - Throws: as `correct(_:_:with:reason:)`.
    /// - Returns: the labels of the fields that changed.
    public func correct(_ number: String, with entry: FormEntry, reason: String) throws -> [String] {
        try correct(form(in: .account).id, number, with: entry, reason: reason)
    }

    /// Corrects a record outside any chain, where its form allows it; the correction and its reason stay visible.
    ///
    /// - Throws: `Findings` for the values, `Refusal` for what the rules refuse.
    /// - Returns: the labels of the fields that changed.
    public func correct(_ form: String, _ number: String, with entry: FormEntry, reason: String) throws -> [String] {
        try perform { reader in
            let (entry, kept) = try Sealing.entry(entry, of: reader.regulation.form(form))
            return (CorrectRecord(form, number, with: entry, reason: reason), kept)
        }
    }

    /// Erases for good what a record holds about natural persons, in all its versions.
    ///
    /// - Throws: `Refusal` without the permission, or where there is nothing.
    /// - Returns: how many values there were.
    public func erasePersonal(of form: String, _ number: String, reason: String) throws -> Int {
        try perform(ErasePersonal(form, number, reason: reason))
    }
}
