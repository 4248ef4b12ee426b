import Diagnostics
import Statechart
import XML

/// Reads `datamodel` (SCXML 5.2, 5.3) and `invoke` (6.4).
extension ChartReader {
    /// The numbers of the `data` elements that stand in a state.
    func readData(_ state: Node) -> [Int] {
        state.elements("datamodel", in: scxmlNamespace).flatMap { model in
            model.elements("data", in: scxmlNamespace).compactMap { data($0) }
        }
    }

    private func data(_ element: Node) -> Int? {
        guard let id = element["id"] else { return nil }
        if !id.isNCName || id.hasPrefix("_") {
            let message = Message("“\(id)” 不能作数据的标识", "“\(id)” is no identifier for data")
            findings.append(element.finding("scxml.bad-id", message, at: "id"))
        }
        if expressions.dataIDs.contains(id) {
            let message = Message("数据 “\(id)” 重复", "there are two data elements “\(id)”")
            findings.append(element.finding("scxml.duplicate-id", message, at: "id"))
        }
        return expressions.add(DataElement(id: id, source: dataSource(element)))
    }

    private func dataSource(_ element: Node) -> DataSource {
        if let expression = expression(element, "expr") { return .expression(expression) }
        if let address = element["src"] { return load(address, element) }
        let content = Markup.content(of: element)
        return content == .text("") ? .none : .literal(content)
    }

    private func load(_ address: String, _ element: Node) -> DataSource {
        do throws(Findings) {
            let bytes = try options.resources.load(address)
            return .literal(Markup.content(of: String(decoding: bytes, as: UTF8.self)))
        } catch {
            let reason = error.findings.first?.message ?? Message("无法读取", "cannot be loaded")
            let finding = element.finding("scxml.resource", reason, severity: .warning, at: "src")
            findings.append(finding)
            return .unavailable(finding)
        }
    }

    // MARK: invoke

    func invocation(_ element: Node) -> InvocationDefinition {
        checkInvocation(element)
        let payload = payload(element)
        if let content = element.elements("content", in: scxmlNamespace).first(where: { _ in true }) {
            readInline(content, element)
        }
        let finalize = element.elements("finalize", in: scxmlNamespace).first { _ in true }
        return InvocationDefinition(
            type: source(element, "type", "typeexpr"), source: source(element, "src", "srcexpr"), id: element["id"],
            idLocation: expression(element, "idlocation", isLocation: true), payload: payload,
            autoforward: element["autoforward"] == "true",
            finalize: finalize.map { content($0, inFinalize: true) } ?? [])
    }

    private func checkInvocation(_ element: Node) {
        let hasContent = element.elements("content", in: scxmlNamespace).contains { _ in true }
        let hasSource = element["src"] != nil || element["srcexpr"] != nil
        if hasContent && hasSource {
            let message = Message("有 src 时不能再有 <content>", "<content> excludes src and srcexpr")
            findings.append(element.finding("scxml.contradiction", message))
        }
        if element["namelist"] != nil, element.elements("param", in: scxmlNamespace).contains(where: { _ in true }) {
            let message = Message("namelist 和 <param> 只能用一个", "<invoke> takes namelist or <param>, not both")
            findings.append(element.finding("scxml.contradiction", message, at: "namelist"))
        }
        let finalizers = Array(element.elements("finalize", in: scxmlNamespace))
        if finalizers.count > 1 {
            let message = Message("<finalize> 只能有一个", "there can be one <finalize> only")
            findings.append(finalizers[1].finding("scxml.duplicate-element", message))
        }
    }

    /// A chart that stands in the `content` of an invocation is read with the document, so that its mistakes show.
    private func readInline(_ content: Node, _ invoke: Node) {
        guard let chart = content.elements("scxml", in: scxmlNamespace).first(where: { _ in true }) else { return }
        let reader = ChartReader(chart, options)
        let document = reader.read()
        findings += reader.findings
        if let document, case .markup(let markup) = Markup.content(of: content) {
            addInline(markup, document.executable)
        }
    }
}
