/// Who may file records of a form: posts that the form names, or else those whose permissions cover it.
extension Regulation {
    /// The posts that may submit records of a form.
    public func submitters(of form: Form) -> [Post] {
        guard form.submitters.isEmpty else { return posts(form.submitters) }
        let permission = permission(toSubmit: form)
        return organisation.posts.filter { $0.duties.contains(permission) }
    }

    /// The posts that may correct records of a form outside any chain.
    public func correctors(of form: Form) -> [Post] {
        guard form.correctors.isEmpty, form.id == accountFormID else { return posts(form.correctors) }
        return submitters(of: form)
    }

    /// The permission that covers a form which names no posts of its own.
    public func permission(toSubmit form: Form) -> Permission {
        switch form.id {
        case accountFormID: .register
        case self.form(in: .visit)?.id: .visit
        default: .submit
        }
    }

    /// Whether records of a form are submitted to a chain; the others are filed as they are.
    public func hasChain(_ form: Form) -> Bool { chains.contains { $0.form == form.id } }

    /// The places in their lives that records of a form can come to.
    public func states(of form: Form) -> [RecordState] {
        if form.id == accountFormID { return [.applied, .registered, .rejected, .withdrawn] }
        return hasChain(form) ? [.submitted, .approved, .rejected, .withdrawn] : [.recorded]
    }

    private func posts(_ ids: [String]) -> [Post] { organisation.posts.filter { ids.contains($0.id) } }
}
