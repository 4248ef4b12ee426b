/// What a form is for in everyday life, whatever the regulation calls it.
public enum FormRole: String, Sendable, CaseIterable {
    /// The accounts that are graded and owned.
    case account
    /// What is agreed with an account.
    case contract
    /// A meeting with an account.
    case visit

    /// What forms of the role were called by editions that say no roles.
    fileprivate var earlierID: String { self == .account ? "customer" : rawValue }
}

/// What a field is for, whatever the form calls it.
public enum FieldRole: String, Sendable, CaseIterable {
    /// What a record is called: lists show it, and accounts are searched by it.
    case name
    /// The amount of money that a contract is about: lists show it, papers write it in words.
    case amount
    /// Who looks after an account.
    case manager
    /// Who helps with it.
    case assistant

    /// The types that a field of the role may have.
    var types: [String] {
        switch self {
        case .name: ["text"]
        case .amount: ["money"]
        case .manager, .assistant: ["person"]
        }
    }
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

    /// What a record is called beside its number, by the first of its naming fields that it has.
    public func title(of values: RecordValues) -> String? {
        let naming = [earlierTitle, field(in: .name)] + fields.filter(\.isSearchable)
        guard let found = naming.lazy.compactMap({ $0.flatMap { values[$0.id] } }).first, !found.isWithheld else {
            return nil
        }
        return found.text.split(whereSeparator: \.isNewline).first.map(String.init)
    }

    /// Forms that give no field a role also named their records by a title.
    private var earlierTitle: Field? {
        fields.contains { $0.role != nil } ? nil : field("title")
    }
}
