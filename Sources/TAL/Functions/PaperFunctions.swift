import Diagnostics
import XML

extension FunctionLibrary {
    /// The functions that papers need.
    static let paperFunctions: [TemplateFunction] = [
        TemplateFunction(name: "if", parameters: [.boolean, .any, .any], result: .any) { arguments in
            arguments[0].boolean ? arguments[1] : arguments[2]
        },
        TemplateFunction(name: "join", parameters: [.nodes, .text], result: .text) { arguments in
            .string(arguments[0].nodes.map(\.text).joined(separator: arguments[1].string))
        },
    ]
}
