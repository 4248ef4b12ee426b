import Diagnostics

extension ElementReader {
    /// How long before or after a time that the record names it must be recorded.
    ///
    /// - Parameter fields: the fields of the form.
    func notice(over form: String, _ fields: [Field]) -> FormNotice? {
        know(
            attributes: [
                "date", "time", "least", "most", "unless", "message", "message-en", "clause", "basis", "note",
            ])
        let date = noticeField("date", "date", over: form, fields)
        let time = node["time"].map { _ in noticeField("time", "time", over: form, fields) }
        guard let span = noticeSpan(over: form) else { return nil }
        return FormNotice(
            date: date, time: time, span: span, message: required("message"),
            englishMessage: required("message-en"), ground: ground())
    }

    /// `least` before, or `most` after with the field that excuses what is later.
    private func noticeSpan(over form: String) -> FormNotice.Span? {
        guard node["most"] != nil else {
            if node["unless"] != nil {
                invalid("unless", Message("没有写 most，没有什么可以例外", "without most there is nothing to excuse"))
            }
            return limit("least").map { .before($0) }
        }
        if node["least"] != nil {
            invalid("least", Message("least 和 most 只写一个", "write either least or most"))
        }
        let excuse = optionalReference("unless", to: .field(form: form))
        return limit("most").map { .after($0, unless: excuse) }
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
