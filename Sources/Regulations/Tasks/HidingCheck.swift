import Diagnostics
import XML

/// Holds what a chart hides against what people see in other ways: hiding must not be an appearance.
struct HidingCheck {
    let regulation: Regulation
    let form: Form

    /// The fields that cannot be hidden, each at its place.
    func findings(in root: Node) -> [Finding] {
        root.descendants().filter { $0.isElement("hide", in: docketNamespace) }.compactMap { element in
            guard let message = reason(element) else { return nil }
            return element.finding("chart.not-hideable", message, at: "ref")
        }
    }

    private func reason(_ element: Node) -> Message? {
        guard let id = element["ref"], let field = form.field(id) else { return nil }
        if element.parent?["revises"] != nil {
            return Message(
                "能修改的环节不能隐藏字段：修改时的检查会透露它", "a task that revises hides nothing: the checks of a revision would tell")
        }
        if case .reference = field.type {
            return Message("它指的是哪个记录，别处也看得到", "which record it refers to shows elsewhere too")
        }
        guard form.id == regulation.accountFormID else { return nil }
        if id == form.namingField?.id { return Message("客户名称到处都用，不能隐藏", "the name of a customer is used everywhere") }
        return id == regulation.grading?.expectedField
            ? Message("等级由它而来，看等级就知道", "the grade follows from it and would tell") : nil
    }
}
