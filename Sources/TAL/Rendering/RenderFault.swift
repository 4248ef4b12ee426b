import Diagnostics

/// What went wrong while a template was rendered: the reason, and the expression it happened in.
struct RenderFault: Error {
    let rule: String
    let message: Message
    /// The index of the expression, -1 when it is not known yet.
    var expression = -1

    /// Whether no `tal:on-error` may take it: a limit is reached for the whole rendering.
    var isFinal = false

    static func tooLarge(_ limits: RenderingLimits, in expression: Int) -> RenderFault {
        RenderFault(
            rule: "tal.output-too-large",
            message: Message(
                "模板的输出超过 \(limits.bytes) 字节", "the output of the template exceeds \(limits.bytes) bytes"),
            expression: expression, isFinal: true)
    }

    static func tooManyRepetitions(_ limits: RenderingLimits, in expression: Int) -> RenderFault {
        RenderFault(
            rule: "tal.too-many-repetitions",
            message: Message(
                "模板重复超过 \(limits.repetitions) 次",
                "the template repeats more than \(limits.repetitions) times"),
            expression: expression, isFinal: true)
    }

    /// The same fault, in an expression.
    func located(at expression: Int) -> RenderFault {
        RenderFault(rule: rule, message: message, expression: expression)
    }
}
