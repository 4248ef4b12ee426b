import Diagnostics

extension ElementReader {
    /// How long before a time that the record names it must be recorded.
    ///
    /// - Parameter fields: the fields of the form.
    func notice(over form: String, _ fields: [Field]) -> FormNotice? {
        know(attributes: ["date", "time", "least", "message", "message-en", "clause", "basis", "note"])
        let date = noticeField("date", "date", over: form, fields)
        let time = node["time"].map { _ in noticeField("time", "time", over: form, fields) }
        guard let least = limit("least") else { return nil }
        return FormNotice(
            date: date, time: time, least: least, message: required("message"),
            englishMessage: required("message-en"), ground: ground())
    }

    /// A field of a type.
    private func noticeField(_ attribute: String, _ type: String, over form: String, _ fields: [Field]) -> String {
        let id = reference(attribute, to: .field(form: form))
        if let field = fields.first(where: { $0.id == id }), field.type.word != type {
            invalid(
                attribute, Message("要写 type=\"\(type)\" 的字段", "name a field of type=\"\(type)\""))
        }
        return id
    }
}
