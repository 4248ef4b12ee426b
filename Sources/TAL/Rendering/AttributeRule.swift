import Diagnostics

/// What data may put into an attribute.
enum AttributeRule {
    case allowed(AttributeTemplate.Kind)
    /// Nothing, with the reason.
    case refused(Message)

    /// The rule for an attribute of an element, by their names as written.
    ///
    /// - Parameters:
    ///   - isActive: whether the element is one of HTML or SVG, or is taken for one.
    ///   - isHTML: whether the output is HTML, where some attributes are true by being there.
    init(element: String, attribute: String, isActive: Bool, isHTML: Bool) {
        let attribute = attribute.lowercased()
        let element = element.lowercased()
        let isAddress = Vocabulary.addresses.contains(attribute)
        let kind: AttributeTemplate.Kind =
            isAddress
            ? (["img", "image", "input", "video"].contains(element) ? .imageAddress : .address)
            : isHTML && Vocabulary.boolean.contains(attribute) ? .boolean : .plain
        guard isActive else {
            self = .allowed(kind)
            return
        }
        if attribute.hasPrefix("on") {
            self = .refused(
                Message(
                    "事件属性 “\(attribute)” 是脚本，不能由数据生成",
                    "the event handler “\(attribute)” is a script and cannot come from data"))
        } else if Vocabulary.neverDynamic.contains(attribute) {
            self = .refused(
                Message("属性 “\(attribute)” 不能由数据生成", "the attribute “\(attribute)” cannot come from data"))
        } else if Vocabulary.active.contains(element), !Vocabulary.harmless.contains(attribute) {
            self = .refused(
                Message(
                    "<\(element)> 的属性 “\(attribute)” 不能由数据生成",
                    "the attribute “\(attribute)” of <\(element)> cannot come from data"))
        } else {
            self = .allowed(kind)
        }
    }
}
