public import Diagnostics
public import XML

extension ChartAnnotations {
    private static let scxmlNamespace = "http://www.w3.org/2005/07/scxml"
    private static let stateNames: Set<String> = ["state", "parallel", "final"]

    /// Reads Docket's elements in a chart and holds every name in them against the regulation.
    ///
    /// - Parameters:
    ///   - root: the `<scxml>` element.
    ///   - form: the form of the records that the chain is about.
    ///   - isMissingForms: whether names of forms and fields may stand in files that cannot be read.
    /// - Throws: `Findings`, all at once, each with its place.
    public static func read(
        from root: Node, of regulation: Regulation, form: Form, isMissingForms: Bool = false
    ) throws(Findings) -> ChartAnnotations {
        let session = ReadingSession()
        let reader = ElementReader(node: root, session: session)
        var states: [StateAnnotation] = []
        collect(
            from: root, ancestors: [], session: session, form: form, account: regulation.accountFormID, into: &states)
        let submission = reader.child("submission")?.submission(over: form)
        if submission == nil {
            session.report(
                root.finding(
                    "chart.no-submission",
                    Message("图里没有 <submission>：不知道事项怎样开始", "the chart has no <submission>: how does a case begin?")))
        }
        var findings = session.findings
        findings += ReferenceCheck(regulation, isMissingForms: isMissingForms).findings(for: session.references)
        findings += unknownStates(in: root, states: states)
        findings += HidingCheck(regulation: regulation, form: form).findings(in: root)
        guard findings.isEmpty, let submission else { throw Findings(findings) }
        return ChartAnnotations(submission: submission, states: states)
    }

    private static func collect(
        from node: Node, ancestors: [String], session: ReadingSession, form: Form, account: String,
        into states: inout [StateAnnotation]
    ) {
        for child in node.elements where child.namespace == scxmlNamespace && stateNames.contains(child.name) {
            let id = child["id"] ?? ""
            let reader = ElementReader(node: child, session: session)
            reader.reportMisplaced(["step", "task", "copy", "outcome", "update"])
            states.append(
                StateAnnotation(
                    id: id, ancestors: ancestors, step: reader.child("step")?.step(),
                    task: reader.child("task")?.task(over: form),
                    copies: reader.children("copy").map { $0.copy(over: form) },
                    outcome: reader.child("outcome")?.outcome(),
                    updates: reader.children("update").map { $0.update(of: account, at: child) }))
            collect(
                from: child, ancestors: [id] + ancestors, session: session, form: form, account: account, into: &states)
        }
    }

    /// Names of states that the chart does not have.
    private static func unknownStates(in root: Node, states: [StateAnnotation]) -> [Finding] {
        let all = states.map(\.id)
        let withTask = states.filter { $0.task != nil }.map(\.id)
        let places = [
            ("task", "voids", withTask), ("task", "returns", withTask + ["any", "none"]),
            ("submission", "recall", withTask), ("submission", "binding", all),
        ]
        return root.descendants().filter { $0.namespace == docketNamespace }.flatMap { element in
            places.filter { $0.0 == element.name }.flatMap { _, attribute, known in
                ElementReader(node: element, session: ReadingSession()).list(attribute).filter { !known.contains($0) }
                    .map { unknownState($0, element, attribute, known) }
            }
        }
    }

    private static func unknownState(
        _ name: String, _ element: Node, _ attribute: String, _ known: [String]
    ) -> Finding {
        element.finding(
            "chart.unknown-state",
            Message("没有带待办的状态 “\(name)”", "there is no state “\(name)” with a task"), at: attribute,
            advice: didYouMean(name, among: known))
    }
}

extension ElementReader {
    private static let groundAttributes = ["clause", "basis", "note"]

    /// Reports elements of Docket's that stand where nobody reads them.
    fileprivate func reportMisplaced(_ known: [String]) {
        for child in node.elements where child.namespace == docketNamespace && !known.contains(child.name) {
            session.report(
                child.finding(
                    "chart.unknown-element",
                    Message("<\(child.name)> 不能写在这里", "<\(child.name)> has no meaning here"),
                    advice: didYouMean(child.name, among: known)))
        }
    }

    fileprivate func submission(over form: Form) -> Submission {
        know(attributes: ["label", "letter", "recall", "binding"] + Self.deadlineAttributes + Self.groundAttributes)
        return Submission(
            label: required("label"), letterSeries: optionalReference("letter", to: .series), recall: node["recall"],
            binding: list("binding"), deadline: deadline(actions: [], over: form), ground: ground())
    }

    fileprivate func step() -> Step {
        know(attributes: ["label"] + Self.groundAttributes)
        return Step(label: required("label"), ground: ground())
    }

    fileprivate func outcome() -> Outcome {
        know(attributes: ["label", "result"])
        return Outcome(label: required("label"), result: choice("result", preset: .approved))
    }

    fileprivate func copy(over form: Form) -> Copy {
        know(attributes: ["label", "each"] + Self.placeAttributes + Self.groundAttributes)
        let isEach = flag("each")
        if isEach, node["at"] == nil {
            invalid("each", Message("只有用 at 写了单位类别才可以", "it goes with at, which names a kind of unit"))
        }
        return Copy(label: required("label"), place: place(over: form), isEach: isEach, ground: ground())
    }

    fileprivate func task(over form: Form) -> TaskDefinition {
        know(
            attributes: ["label", "aside", "revises", "voids", "pauses"] + Self.deadlineAttributes
                + Self.decidingAttributes + Self.groundAttributes,
            elements: ["performer", "stand-in", "action", "field", "hide", "attachment", "number"]
                + Self.deadlineElements)
        let actions = children("action").map { $0.action() }
        if actions.isEmpty {
            session.report(node.finding("chart.no-action", Message("待办没有写可做的动作", "the task offers no action")))
        }
        if children("performer").isEmpty {
            session.report(
                node.finding("chart.no-performer", Message("待办没有写由谁办理", "nobody performs the task")))
        }
        let names = actions.map(\.name)
        let fields = children("field").map { $0.taskField(over: form) }
        return TaskDefinition(
            label: required("label"), performers: children("performer").map { $0.performer(over: form) },
            completion: completion(actions: names), seating: seating(over: form), returns: returns(actions: names),
            deadline: deadline(actions: names, over: form), pauses: flag("pauses"), actions: actions,
            fields: fields, hidden: hidden(over: form, filled: fields.map(\.field)),
            attachments: children("attachment").map { $0.attachment(actions: names) },
            numbers: children("number").map { $0.number(actions: names) },
            isAside: flag("aside"), revises: revises(), voids: list("voids"),
            ground: ground())
    }

    /// Whether the task revises its subject: `true`, or the subject's form by its id; a chart that several forms share
    /// names none.
    private func revises() -> Bool {
        switch node["revises"] {
        case nil, "false": false
        case "true": true
        default: optionalReference("revises", to: .form) != nil
        }
    }

    private func action() -> ActionDefinition {
        know(attributes: ["name", "label", "opinion", "voice", "signed"])
        let signed: ActionDefinition.SigningRule = choice("signed", preset: .optional)
        return ActionDefinition(
            name: identifier("name"), label: required("label"), opinion: choice("opinion", preset: .optional),
            voice: node["voice"] == nil ? nil : choice("voice", preset: .against),
            isSigned: signed == .required)
    }

    private func taskField(over form: Form) -> TaskField {
        know(attributes: ["ref", "required"])
        return TaskField(field: reference("ref", to: .field(form: form.id)), isRequired: flag("required"))
    }

    /// The fields that performers do not see: each once, and none that they fill in.
    private func hidden(over form: Form, filled: [String]) -> [String] {
        var hidden: [String] = []
        for child in children("hide") {
            child.know(attributes: ["ref"])
            let field = child.reference("ref", to: .field(form: form.id))
            if filled.contains(field) {
                child.invalid("ref", Message("这个环节要填写它", "the task fills it in"))
            } else if hidden.contains(field) {
                child.invalid("ref", Message("写了两次", "it is hidden twice"))
            }
            hidden.append(field)
        }
        return hidden
    }

    private func attachment(actions: [String]) -> RequiredAttachment {
        know(attributes: ["role", "label", "action"])
        return RequiredAttachment(role: identifier("role"), label: required("label"), action: actionName(actions))
    }

    private func number(actions: [String]) -> AllocatedNumber {
        know(attributes: ["series", "action"])
        return AllocatedNumber(series: reference("series", to: .series), action: actionName(actions))
    }

    private func actionName(_ actions: [String]) -> String {
        let name = required("action")
        if !actions.contains(name) {
            invalid("action", didYouMean(name, among: actions) ?? Message("待办没有这个动作", "the task has no such action"))
        }
        return name
    }
}
