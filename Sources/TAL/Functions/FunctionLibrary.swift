import Diagnostics
import XML

/// What a function takes or gives.
enum ParameterType: Sendable {
    case text, money, date, number, boolean, nodes, any
}

/// A function of XPath as templates have it.
struct TemplateFunction: Sendable {
    typealias Body = XPathFunctionTable.Function

    /// The name, with the prefix of its module, such as `str:padding`.
    let name: String
    /// What it takes.
    let parameters: [ParameterType]
    /// How many of the parameters may be left out.
    var optional = 0
    /// Whether the last parameter repeats.
    var isVariadic = false
    /// What it gives.
    let result: ParameterType
    /// How it is computed; `nil` for what only libxml2 can do.
    var body: Body?

    /// Whether so many arguments fit.
    func accepts(_ count: Int) -> Bool {
        count >= parameters.count - optional && (isVariadic || count <= parameters.count)
    }

    /// What the argument of a position has to be.
    func parameter(_ index: Int) -> ParameterType {
        parameters.indices.contains(index) ? parameters[index] : parameters.last ?? .any
    }

    /// The arguments in words, for messages.
    var usage: String {
        let names = parameters.enumerated().map { index, type in
            index >= parameters.count - optional ? "\(type)?" : "\(type)"
        }
        return "\(name)(\(names.joined(separator: ", "))\(isVariadic ? ", …" : ""))"
    }
}

/// All functions of templates: XPath 1.0's own, those for papers, and a part of EXSLT.
enum FunctionLibrary {
    /// The functions in a fixed order, to which compiled expressions refer by index.
    static let functions: [TemplateFunction] = coreFunctions + paperFunctions + exsltFunctions

    /// The index of a function by its name.
    static let indices: [String: Int] = Dictionary(
        functions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The namespaces of EXSLT's modules, by the prefix that templates may use without declaring it.
    static let namespaces: [String: String] = [
        "date": "http://exslt.org/dates-and-times", "math": "http://exslt.org/math", "set": "http://exslt.org/sets",
        "str": "http://exslt.org/strings",
    ]

    /// The functions as libxml2 is given them.
    static let table: XPathFunctionTable = {
        var table = XPathFunctionTable()
        for function in functions where function.name != "string" {
            guard let body = function.body else { continue }
            let parts = function.name.split(separator: ":")
            let namespace = parts.count == 2 ? namespaces[String(parts[0])] : nil
            table.add(String(parts[parts.count - 1]), namespace: namespace, body)
        }
        return table
    }()
}
