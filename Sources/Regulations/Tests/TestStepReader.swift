import Diagnostics
import XML

extension ElementReader {
    /// Who looks where nobody is named.
    private static let onlooker = "admin"

    /// A step of a case; `nil` for what is none.
    func testStep() -> TestStep? {
        guard node.namespace == docketNamespace else { return nil }
        switch node.name {
        case "run": return runStep()
        case "account": return accountStep()
        case "case": return caseStep()
        case "record": return recordStep()
        case "may": return mayStep()
        case "due": return dueStep()
        case "see": return seeStep()
        default: return nil
        }
    }

    /// `<run as at name refused>`: the words of a command, and `<set field>` for what holds more than words do.
    private func runStep() -> TestStep {
        know(attributes: ["as", "at", "name", "refused"], elements: ["set"])
        let words = node.children.flatMap { child -> [String] in
            guard child.isElement("set", in: docketNamespace) else {
                return child.isElement ? [] : CommandWords.split(child.text)
            }
            let reader = ElementReader(node: child, session: session)
            reader.know(attributes: ["field"])
            return ["--set", "\(reader.required("field"))=\(child.text)"]
        }
        if words.isEmpty {
            session.report(node.finding("test.no-command", Message("没有写命令", "there is no command")))
        }
        let kind = node["refused"].map { TestStep.Kind.refused($0) } ?? .run
        return TestStep(
            kind: kind, person: required("as"), time: time(), name: node["name"], words: words, node: node)
    }

    /// `<account number tier managed-as owner state amount>`.
    private func accountStep() -> TestStep {
        let paths = [
            "tier": "tier", "managed-as": "managedAs", "owner": "owner", "state": "state", "amount": "amount",
            "clause": "tierClause", "managed-by-clause": "managementClause",
        ]
        return look(
            ["customer", "show", required("number")], attributes: ["number"], paths,
            values: values(below: "record.values"))
    }

    /// `<case number waits outcome state chain letter version>`.
    private func caseStep() -> TestStep {
        let paths = [
            "outcome": "outcome", "state": "state", "chain": "chain", "letter": "letter", "version": "version",
        ]
        return look(
            ["show", required("number")], attributes: ["number", "waits"], paths,
            values: claims(["waits"]) { _ in .waiting } + values(below: "values"))
    }

    /// `<record form number state version>`.
    private func recordStep() -> TestStep {
        look(
            ["record", "show", reference("form", to: .form), required("number")], attributes: ["form", "number"],
            ["state": "state", "version": "version", "unit": "unit"], values: values(below: "values"))
    }

    /// `<may person case actions>`: what a person is offered to do with a case, nothing for an empty text.
    private func mayStep() -> TestStep {
        know(attributes: ["person", "case", "actions", "at"])
        let number = required("case")
        if node["actions"] == nil { _ = required("actions") }
        return TestStep(
            kind: .look(claims(["actions"]) { _ in .actions(case: number) }), person: required("person"),
            time: time(), name: nil, words: ["inbox"], node: node)
    }

    /// `<due case state at>`: by when a task is due; `is` is a local time, or `null`.
    private func dueStep() -> TestStep {
        let state = required("state")
        _ = required("is")
        return look(
            ["show", required("case")], attributes: ["case", "state", "is"], [:],
            values: claims(["is"]) { _ in .due(state: state) })
    }

    /// `<see as command>` with `<value path>` and `<count path>`: whatever any command shows.
    private func seeStep() -> TestStep {
        know(attributes: ["as", "at", "command"], elements: ["value", "count"])
        let claims = node.elements.compactMap { child -> TestClaim? in
            let reader = ElementReader(node: child, session: session)
            reader.know(attributes: ["path"])
            let path = child["path"] ?? ""
            let subject: TestClaim.Subject = child.name == "count" ? .count(path: path) : .value(path: path)
            return TestClaim(subject: subject, expected: child.text, node: child, attribute: nil)
        }
        return TestStep(
            kind: .look(claims), person: node["as"] ?? Self.onlooker, time: time(), name: nil,
            words: CommandWords.split(required("command")), node: node)
    }

    // MARK: Parts

    private func look(
        _ words: [String], attributes: [String], _ paths: [String: String], values: [TestClaim]
    ) -> TestStep {
        know(attributes: ["as", "at"] + attributes + paths.keys.sorted(), elements: ["value"])
        let claims = claims(paths.keys.sorted()) { .value(path: paths[$0] ?? $0) }
        return TestStep(
            kind: .look(claims + values), person: node["as"] ?? Self.onlooker, time: time(), name: nil, words: words,
            node: node)
    }

    /// What the attributes of these names claim.
    private func claims(_ names: [String], _ subject: (String) -> TestClaim.Subject) -> [TestClaim] {
        names.compactMap { name in
            node[name].map {
                TestClaim(subject: subject(name), expected: $0, node: node, attribute: name)
            }
        }
    }

    /// `<value field>`: what a field of the record holds, in its canonical text.
    private func values(below path: String) -> [TestClaim] {
        children("value").map { value in
            value.know(attributes: ["field"])
            return TestClaim(
                subject: .value(path: "\(path).\(value.required("field"))"), expected: value.node.text,
                node: value.node, attribute: nil)
        }
    }

    private func time() -> String? { node["at"] }
}
