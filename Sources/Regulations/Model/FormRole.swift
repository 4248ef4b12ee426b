/// What a form is for in everyday life, whatever the regulation calls it.
public enum FormRole: String, Sendable, CaseIterable {
    /// The accounts that are graded and owned.
    case account
    /// What is agreed with an account.
    case contract
    /// A meeting with an account.
    case visit
}

extension Regulation {
    /// The form of the accounts; `customer` where nothing says which.
    public var accountFormID: String {
        grading?.form ?? forms.first { $0.role == .account }?.id ?? "customer"
    }

    /// The form of a role. Editions that give no form a role are of the time when forms were known by these names.
    public func form(in role: FormRole) -> Form? {
        if role == .account { return form(accountFormID) }
        guard forms.contains(where: { $0.role != nil }) else { return form(role.rawValue) }
        return forms.first { $0.role == role }
    }
}
