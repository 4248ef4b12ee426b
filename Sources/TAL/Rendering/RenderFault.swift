import Diagnostics

/// What went wrong while a template was rendered: the reason, and the expression it happened in.
struct RenderFault: Error {
    let rule: String
    let message: Message
    /// The index of the expression, -1 when it is not known yet.
    var expression = -1

    /// The same fault, in an expression.
    func located(at expression: Int) -> RenderFault {
        RenderFault(rule: rule, message: message, expression: expression)
    }
}
