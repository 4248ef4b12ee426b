import XML

extension FunctionLibrary {
    /// The functions of XPath 1.0 (section 4). Those without a body are left to libxml2.
    static let coreFunctions: [TemplateFunction] = [
        TemplateFunction(name: "last", parameters: [], result: .number),
        TemplateFunction(name: "position", parameters: [], result: .number),
        TemplateFunction(name: "count", parameters: [.nodes], result: .number) { arguments in
            .number(Double(arguments[0].nodes.count))
        },
        TemplateFunction(name: "id", parameters: [.any], result: .nodes),
        TemplateFunction(name: "local-name", parameters: [.nodes], optional: 1, result: .text),
        TemplateFunction(name: "namespace-uri", parameters: [.nodes], optional: 1, result: .text),
        TemplateFunction(name: "name", parameters: [.nodes], optional: 1, result: .text),
        TemplateFunction(name: "string", parameters: [.text], optional: 1, result: .text) { arguments in
            .string(arguments.first?.string ?? "")
        },
        TemplateFunction(name: "concat", parameters: [.text, .text], isVariadic: true, result: .text) { arguments in
            .string(arguments.map(\.string).joined())
        },
        TemplateFunction(name: "starts-with", parameters: [.text, .text], result: .boolean) { arguments in
            .boolean(arguments[0].string.utf8.starts(with: arguments[1].string.utf8))
        },
        TemplateFunction(name: "contains", parameters: [.text, .text], result: .boolean),
        TemplateFunction(name: "substring-before", parameters: [.text, .text], result: .text),
        TemplateFunction(name: "substring-after", parameters: [.text, .text], result: .text),
        TemplateFunction(name: "substring", parameters: [.text, .number, .number], optional: 1, result: .text),
        TemplateFunction(name: "string-length", parameters: [.text], optional: 1, result: .number),
        TemplateFunction(name: "normalize-space", parameters: [.text], optional: 1, result: .text),
        TemplateFunction(name: "translate", parameters: [.text, .text, .text], result: .text),
        TemplateFunction(name: "boolean", parameters: [.any], result: .boolean) { .boolean($0[0].boolean) },
        TemplateFunction(name: "not", parameters: [.any], result: .boolean) { .boolean(!$0[0].boolean) },
        TemplateFunction(name: "true", parameters: [], result: .boolean) { _ in .boolean(true) },
        TemplateFunction(name: "false", parameters: [], result: .boolean) { _ in .boolean(false) },
        TemplateFunction(name: "lang", parameters: [.text], result: .boolean),
        TemplateFunction(name: "number", parameters: [.number], optional: 1, result: .number),
        TemplateFunction(name: "sum", parameters: [.nodes], result: .number),
        TemplateFunction(name: "floor", parameters: [.number], result: .number),
        TemplateFunction(name: "ceiling", parameters: [.number], result: .number),
        TemplateFunction(name: "round", parameters: [.number], result: .number),
    ]
}
