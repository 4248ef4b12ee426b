/// What a form is for in everyday life, whatever the regulation calls it.
public enum FormRole: String, Sendable, CaseIterable {
    /// The accounts that are graded and owned.
    case account
    /// What is agreed with an account.
    case contract
    /// A meeting with an account.
    case visit

    /// What forms of the role were called by editions that say no roles.
    var earlierID: String { self == .account ? "customer" : rawValue }
}

extension Regulation {
    /// The form of the accounts: the one of that role, else the one that is graded.
    public var accountFormID: String { Self.accountFormID(of: forms, graded: grading?.form) }

    /// The id of the accounts' form among forms, where one of them is graded.
    static func accountFormID(of forms: [Form], graded: String?) -> String {
        forms.first { $0.role == .account }?.id ?? graded ?? FormRole.account.earlierID
    }

    /// The form of a role. Editions that give no form a role are of the time when forms were known by their names.
    public func form(in role: FormRole) -> Form? {
        if role == .account { return form(accountFormID) }
        guard forms.contains(where: { $0.role != nil }) else { return form(role.earlierID) }
        return forms.first { $0.role == role }
    }
}

extension Form {
    /// The field of a role. Forms that give no field a role are of the time when fields were known by these names.
    public func field(in role: FieldRole) -> Field? {
        guard fields.contains(where: { $0.role != nil }) else { return field(role.rawValue) }
        return fields.first { $0.role == role }
    }

    /// The field that says what a record is called: the one of that role, else the first searchable one.
    public var namingField: Field? {
        field(in: .name) ?? earlierTitle ?? fields.first(where: \.isSearchable)
    }

    /// Forms that give no field a role also named their records by a title.
    var earlierTitle: Field? {
        fields.contains { $0.role != nil } ? nil : field("title")
    }
}
