import Diagnostics
import XML

/// Start tags, attributes and end tags.
extension Compiler {
    /// Compiles the tag of an element and what is in it.
    func tag(_ element: Node, _ statements: Statements, _ around: Surroundings) {
        var inner = around
        inner.isForeign = isForeignContent(of: element, around)
        let hasTag = element.statementNamespace == nil && statements.omitTag?.trimmed().isEmpty != true
        guard hasTag else {
            if let first = statements.attributes.first {
                report.add(
                    "tal.attributes-without-tag",
                    Message("没有标签的元素不能有 attributes", "an element without a tag has no attributes"), at: first.name)
            }
            content(of: element, statements, inner)
            return
        }
        let flag = omitFlag(statements, around)
        if flag == nil { inner.declared.merge(declarations(of: element, around)) { $1 } }
        let shape = TagShape(element, isHTML: isHTML, isForeign: isForeign(element, around), around)
        let isEmpty = statements.content == nil && !element.children.contains { _ in true }
        conditionally(flag) {
            startTag(element, statements, shape, around)
            code.write(isEmpty && shape.mayClose ? "/>" : ">")
            if isHTML, !shape.isForeign, beginsComputed(element, statements, shape, around) { code.write("\n") }
        }
        if shape.isVoid {
            if !isEmpty { reportVoid(element) }
        } else if !(isEmpty && shape.mayClose) {
            content(of: element, statements, inner)
            conditionally(flag) { code.write("</\(shape.name)>") }
        }
    }

    /// A flag that says whether the tag is left out, `nil` when it always stands.
    private func omitFlag(_ statements: Statements, _ around: Surroundings) -> Int? {
        guard let omit = statements.omitTag, omit.trimmed().text != "nothing", let value = value(omit, around) else {
            return nil
        }
        code.program.flagCount += 1
        code.add(.setFlag(code.program.flagCount - 1, value.index))
        return code.program.flagCount - 1
    }

    private func conditionally(_ flag: Int?, _ body: () -> Void) {
        guard let flag else { return body() }
        let jump = code.add(.jumpIfFlag(flag, 0))
        body()
        code.replace(jump, by: .jumpIfFlag(flag, code.here()))
    }

    private func reportVoid(_ element: Node) {
        report.add(
            element.finding(
                "tal.void-element",
                Message("HTML 的 <\(element.name)> 不能有内容", "<\(element.name)> of HTML has no content"),
                related: report.trail))
    }

    // MARK: Start tag

    private func startTag(
        _ element: Node, _ statements: Statements, _ shape: TagShape, _ around: Surroundings
    ) {
        code.write("<\(shape.name)")
        for (prefix, uri) in declarations(of: element, around).sorted(by: { $0.key < $1.key }) {
            code.write(prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"")
            code.write(escaping: uri, in: .attribute)
            code.write("\"")
        }
        var inner = around
        for (prefix, uri) in element.declaredNamespaces where !prefix.isEmpty { inner.namespaces[prefix] = uri }
        var computed = statements.attributes
        var written: Set<String> = []
        for attribute in statements.staticAttributes {
            let name = outputName(attribute.qualifiedName)
            if !written.insert(name).inserted { reportDouble(attribute, of: element) }
            if let index = computed.firstIndex(where: { outputName($0.name.text) == name }) {
                self.attribute(computed.remove(at: index), of: element, given: attribute, inner)
            } else {
                self.attribute(attribute, of: element, inner)
            }
        }
        for item in computed { attribute(item, of: element, given: nil, inner) }
    }

    /// The name of an attribute as its reader compares it: HTML knows no case.
    private func outputName(_ name: String) -> String { isHTML ? name.lowercased() : name }

    private func reportDouble(_ attribute: Node, of element: Node) {
        let name = attribute.qualifiedName
        report.add(
            element.finding(
                "tal.double-attribute",
                Message(
                    "属性 “\(name)” 写了两次，HTML 不分大小写", "the attribute “\(name)” stands twice: HTML ignores case"),
                at: name, related: report.trail))
    }

    /// Whether the element begins with a computed text, whose line feed an HTML parser must not take for the tag's.
    private func beginsComputed(
        _ element: Node, _ statements: Statements, _ shape: TagShape, _ around: Surroundings
    ) -> Bool {
        guard Vocabulary.dropsLineFeed.contains(shape.name.lowercased()) else { return false }
        if statements.content != nil { return true }
        guard let first = element.children.first(where: { _ in true }), first.kind == .text,
            case .expression = around.source.value(ofText: first).interpolationParts().first
        else { return false }
        return true
    }

    /// The namespaces that the element has to declare: in XML what it uses, in HTML those of SVG and MathML.
    private func declarations(of element: Node, _ around: Surroundings) -> [String: String] {
        var needed: [String: String] = [:]
        func need(_ prefix: String, _ uri: String) {
            if prefix != "xml", around.declared[prefix, default: ""] != uri { needed[prefix] = uri }
        }
        if isHTML {
            if !around.isForeign, isForeign(element, around), let uri = element.namespace { needed[""] = uri }
            for attribute in element.attributes where attribute.prefix == "xlink" {
                need("xlink", attribute.namespace ?? "")
            }
            return needed
        }
        need(element.prefix ?? "", element.namespace ?? "")
        for attribute in element.attributes {
            guard let prefix = attribute.prefix, let uri = attribute.namespace else { continue }
            if uri != Namespace.tal, uri != Namespace.metal { need(prefix, uri) }
        }
        return needed
    }

    // MARK: Attributes

    /// An attribute as it stands in the file, perhaps with `${…}`.
    private func attribute(_ attribute: Node, of element: Node, _ around: Surroundings) {
        let value = around.source.value(of: attribute, on: element)
        let name = attribute.qualifiedName
        let parts = value.interpolationParts()
        guard value.isInterpolated else {
            code.write(" \(name)=\"")
            for case .literal(let text) in parts { code.write(escaping: text, in: .attribute) }
            return code.write("\"")
        }
        guard let kind = kind(name, of: element, at: value, around) else { return }
        if parts.count == 1, case .expression(let expression) = parts[0], expression.trimmed().text == "nothing" {
            return
        }
        if kind == .boolean, parts.count == 1, case .expression(let expression) = parts[0] {
            return computed(name, kind, expression, around)
        }
        if kind == .address || kind == .imageAddress, !isDecided(parts, value) {
            return write(name, kind, add(concatenation(value, around), at: value))
        }
        code.write(" \(name)=\"")
        _ = interpolation(value, around) { part in
            switch part {
            case .literal(let text): code.write(escaping: text, in: .attribute)
            case .value(let expression, let place): write(add(expression, at: place), in: .attribute)
            }
        }
        code.write("\"")
    }

    /// Whether the literal beginning of an address decides what it leads to; one that can only be refused is reported.
    private func isDecided(_ parts: [InterpolationPart], _ value: LocatedText) -> Bool {
        guard case .literal(let prefix) = parts.first else { return false }
        if Address.isHopeless(prefix) {
            report.add(
                "tal.address-scheme",
                Message("“\(prefix)” 开头的地址不能由数据生成", "an address that begins “\(prefix)” cannot come from data"),
                at: value)
        }
        return Address.isDecided(by: prefix)
    }

    /// An attribute of `tal:attributes`, over the one that stands in the file.
    private func attribute(
        _ item: NamedExpression, of element: Node, given attribute: Node?, _ around: Surroundings
    ) {
        let name = item.name.text
        guard checkAttributeName(item.name, around), let kind = kind(name, of: element, at: item.name, around) else {
            return
        }
        if item.expression.text == "default" {
            if let attribute { self.attribute(attribute, of: element, around) }
            return
        }
        computed(name, kind, item.expression, around)
    }

    private func computed(
        _ name: String, _ kind: AttributeTemplate.Kind, _ expression: LocatedText, _ around: Surroundings
    ) {
        switch compile(expression, around) {
        case .nothing, .mistaken, .keepDefault: break
        case .structure:
            report.add(
                "tal.structure-in-attribute",
                Message("属性里不能用 structure:", "structure: cannot stand in an attribute"), at: expression)
        case .value(let index, let type):
            if kind != .boolean { checkText(type, expression.trimmed(), around) }
            write(name, kind, index)
        }
    }

    private func write(_ name: String, _ kind: AttributeTemplate.Kind, _ expression: Int) {
        let lead = code.keep(" \(name)=\"")
        code.program.attributes.append(AttributeTemplate(lead: lead, expression: expression, kind: kind))
        code.add(.attribute(code.program.attributes.count - 1))
    }

    private func checkAttributeName(_ name: LocatedText, _ around: Surroundings) -> Bool {
        let parts = name.text.split(separator: ":", omittingEmptySubsequences: false)
        let isName = (1...2).contains(parts.count) && parts.allSatisfy { String($0).isNCName }
        if isName,
            parts.count == 1 || ["xml", "xlink"].contains(String(parts[0]))
                || around.namespaces[String(parts[0])] != nil
        {
            return true
        }
        report.add(
            "tal.attribute-name",
            Message("“\(name.text)” 不能作属性名", "“\(name.text)” cannot be the name of an attribute"), at: name)
        return false
    }

    /// What data may put into an attribute; `nil` when nothing, which is reported.
    private func kind(
        _ name: String, of element: Node, at place: LocatedText, _ around: Surroundings
    ) -> AttributeTemplate.Kind? {
        let isActive = isHTML || [Namespace.xhtml, Namespace.svg].contains(element.namespace)
        switch AttributeRule(element: element.name, attribute: name, isActive: isActive, isHTML: isHTML) {
        case .allowed(let kind): return kind
        case .refused(let reason):
            report.add("tal.unsafe-attribute", reason, at: place)
            return nil
        }
    }

    // MARK: Foreign content

    /// Whether an element belongs to SVG or MathML as an HTML parser sees it: by names, whatever the namespaces.
    func isForeign(_ element: Node, _ around: Surroundings) -> Bool {
        around.isForeign || ["svg", "math"].contains(element.name)
    }

    /// Whether what an element holds belongs to SVG or MathML; HTML begins again in some of their elements.
    private func isForeignContent(of element: Node, _ around: Surroundings) -> Bool {
        isForeign(element, around)
            && !["foreignObject", "desc", "title", "annotation-xml"].contains(element.name)
    }
}

/// How the tags of an element are written.
struct TagShape {
    /// The name as written in the output.
    let name: String
    let isForeign: Bool
    /// Whether it has neither content nor end tag.
    let isVoid: Bool
    /// Whether an empty one is written `<name/>`.
    let mayClose: Bool

    init(_ element: Node, isHTML: Bool, isForeign: Bool, _ around: Compiler.Surroundings) {
        self.isForeign = isForeign
        let known = [Namespace.xhtml, Namespace.svg, Namespace.mathML].contains(element.namespace)
        name = isHTML && known ? element.name : element.qualifiedName
        isVoid = isHTML && !isForeign && Vocabulary.void.contains(element.name.lowercased())
        mayClose = !isHTML || isForeign
    }
}
