extension Form {
    /// What a record is called beside its number, by the first of its naming fields that it has.
    public func title(of values: RecordValues) -> String? {
        let naming = [earlierTitle, field(in: .name)] + fields.filter(\.isSearchable)
        guard let found = naming.lazy.compactMap({ $0.flatMap { values[$0.id] } }).first, !found.isWithheld else {
            return nil
        }
        return found.text.split(whereSeparator: \.isNewline).first.map(String.init)
    }
}
