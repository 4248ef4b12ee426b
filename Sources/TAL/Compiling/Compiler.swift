import Diagnostics
import XML

/// Compiles one template with everything that it uses into a program.
final class Compiler {
    let shape: ViewShape?
    let files: TemplateFiles
    let report = Report()
    let isHTML: Bool
    var code = ProgramBuilder()
    var lowering = Lowering()
    /// What was read already: macros are compiled anew wherever they are used.
    private var statements: [Node: Statements] = [:]
    private var syntax: [String: XPathExpression] = [:]
    /// Global variables seen so far.
    var globals: [String: Scope.Variable] = [:]
    /// How often a macro was expanded.
    var expansions = 0
    /// Whether the size limit was reported.
    private var isStopped = false

    /// The most uses of macros in one template: macros that use each other twice grow without bounds.
    private static let mostExpansions = 5_000

    private init(files: TemplateFiles, shape: ViewShape?, isHTML: Bool) {
        self.files = files
        self.shape = shape
        self.isHTML = isHTML
    }

    /// What surrounds an element where it is compiled.
    struct Surroundings {
        var source: TemplateSource
        var scope: Scope
        /// The prefixes that expressions may use.
        var namespaces: [String: String]
        /// The prefixes that the output has declared.
        var declared: [String: String] = [:]
        /// The macro being expanded.
        var frame: MacroFrame?
        /// The macros being expanded, the innermost last.
        var macros: [MacroReference] = []
        /// The switch around.
        var switchIndex: Int?
        /// Whether the element is part of SVG or MathML.
        var isForeign = false
    }

    /// Compiles a template.
    ///
    /// - Throws: `Findings`, everything that is wrong with it and what it uses.
    static func compile(
        _ source: TemplateSource, files: TemplateFiles, shape: ViewShape?, variables: Set<String>
    ) throws(Findings) -> Program {
        let compiler = Compiler(files: files, shape: shape, isHTML: source.isHTML)
        compiler.compile(source, variables)
        guard compiler.report.findings.isEmpty else { throw Findings(compiler.report.inOrder(of: source)) }
        var program = compiler.code.finish()
        program.walks = compiler.lowering.walks
        program.foreign = compiler.lowering.foreign
        program.isHTML = source.isHTML
        return program
    }

    private func compile(_ source: TemplateSource, _ variables: Set<String>) {
        var scope = Scope(context: shape?.rootPlace ?? .unknown)
        for name in variables.sorted() {
            let slot = code.newSlot()
            code.program.parameters[name] = slot
            scope.variables[name] = Scope.Variable(slot: slot, type: .text)
        }
        let around = Surroundings(source: source, scope: scope, namespaces: FunctionLibrary.namespaces)
        if !isHTML {
            code.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        } else if source.document.root.name.lowercased() == "html" {
            code.write("<!DOCTYPE html>\n")
        }
        checkDoubles(source)
        for node in source.document.documentNode.children { child(node, around) }
        code.write("\n")
    }

    /// Two macros of one name in a file.
    func checkDoubles(_ source: TemplateSource) {
        for element in source.doubles {
            let name = element.metal("define-macro") ?? ""
            let first = source.macros[name]?.location
            report.add(
                element.finding(
                    "metal.double-macro",
                    Message("宏 “\(name)” 定义了两次", "the macro “\(name)” is defined twice"), at: "metal:define-macro",
                    related: first.map { [RelatedPlace(Message("另一处", "the other one"), at: $0)] } ?? []))
        }
    }

    /// The statements of an element.
    func statements(of element: Node, in source: TemplateSource) -> Statements {
        if let known = statements[element] { return known }
        let read = Statements(of: element, in: source, report: report)
        statements[element] = read
        return read
    }

    /// The syntax of an expression.
    func syntax(of text: String) throws(XPathError) -> XPathExpression {
        if let known = syntax[text] { return known }
        let read = try XPathExpression.parse(text)
        syntax[text] = read
        return read
    }

    /// Compiles a node below an element.
    func child(_ node: Node, _ around: Surroundings) {
        guard !stopsForSize(node) else { return }
        switch node.kind {
        case .element: element(node, around)
        case .text: text(node, around)
        case .comment: comment(node, around)
        case .processingInstruction: processingInstruction(node, around)
        default: break
        }
    }

    private func stopsForSize(_ node: Node) -> Bool {
        if code.isTooLarge || expansions > Self.mostExpansions, !isStopped {
            isStopped = true
            report.add(
                node.finding(
                    "tal.too-large",
                    Message("展开宏以后模板过大", "the template is too large once its macros are expanded"),
                    related: report.trail))
        }
        return isStopped
    }
}

extension Report {
    /// The findings of a file in its order, then those of the files that it uses.
    func inOrder(of source: TemplateSource) -> [Finding] {
        let own = findings.filter { $0.location?.file == source.text.name }
        let others = findings.filter { $0.location?.file != source.text.name }
        return own.sorted { left, right in
            guard let left = left.location, let right = right.location else { return false }
            return left < right
        } + others
    }
}
