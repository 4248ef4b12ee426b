public import Diagnostics
public import XML

extension Regulation {
    /// The file in a package that holds the regulation itself.
    public static let mainFile = "regulation.xml"

    /// Where in a package the tests of the regulation lie: they are no part of what an office runs by.
    public static let testsFolder = "tests/"

    /// Reads a regulation and its forms, and resolves every name in it.
    ///
    /// - Throws: `Findings`, all of them at once, each with its place.
    public static func read(from source: some PackageSource) throws(Findings) -> Regulation {
        let reading = try RegulationReading(from: source)
        guard reading.findings.isEmpty else { throw Findings(reading.findings) }
        return reading.regulation
    }

    /// Reads a regulation that an office has adopted: its names were resolved then, and the digest that it is kept
    /// under says that it is the same.
    ///
    /// - Throws: `Findings` for what cannot be read.
    public static func readAdopted(from source: some PackageSource) throws(Findings) -> Regulation {
        let session = ReadingSession()
        let regulation = try Self.regulation(in: source, session: session).0
        guard session.findings.isEmpty else { throw Findings(session.findings) }
        return regulation
    }

    /// The regulation as its files say it, with the element that it stands in.
    fileprivate static func regulation(
        in source: some PackageSource, session: ReadingSession
    ) throws(Findings) -> (Regulation, Node) {
        let root = try Self.root(of: mainFile, in: source, session: session)
        guard root.node.isElement("regulation", in: docketNamespace) else {
            throw Findings([wrongRoot(root.node, expected: "regulation")])
        }
        root.know(
            attributes: ["id", "edition", "title", "title-en"],
            elements: [
                "clauses", "organisation", "forms", "measures", "grading", "classification", "chains", "numbering",
                "documents",
                "duties", "working-time",
            ])
        let forms = forms(named: root, in: source, session: session)
        let ledgers = root.ledgers()
        session.accountForm =
            session.formsInRoles.first { $0.role == .account }?.id ?? root.child("grading")?.node["form"]
            ?? session.accountForm
        let grading = root.child("grading")?.grading()
        let account = Regulation.accountFormID(of: forms, graded: grading?.form)
        let regulation = Regulation(
            id: root.identifier(), edition: root.required("edition"), title: root.required("title"),
            englishTitle: root.required("title-en"), clauses: root.clauses(), organisation: root.organisation(),
            forms: forms, ledgers: ledgers, measures: root.measures(of: ledgers, forms),
            grading: grading, classifications: root.classifications(),
            chains: root.chains(), series: root.numbering(),
            documents: root.documents(), duties: root.duties(over: forms, account: account),
            businessHours: root.businessHours())
        return (regulation, root.node)
    }

    private static func root(
        of path: String, in source: some PackageSource, session: ReadingSession
    ) throws(Findings) -> ElementReader {
        let document = try Document.parse(try source.bytes(of: path), name: source.displayName(of: path))
        return ElementReader(node: document.root, session: session)
    }

    private static func forms(
        named root: ElementReader, in source: some PackageSource, session: ReadingSession
    ) -> [Form] {
        let list = root.child("forms")?.children("form") ?? []
        var roles: [FormRole: Node] = [:]
        return list.compactMap { reference in
            reference.know(attributes: ["src"])
            let path = reference.required("src")
            do throws(Findings) {
                let form = try Self.root(of: path, in: source, session: session)
                if form.node.isElement("form", in: docketNamespace) {
                    let read = form.form()
                    if let role = read.role {
                        if let first = roles[role] { session.report(form.node.roleTaken(role.rawValue, by: first)) }
                        roles[role] = roles[role] ?? form.node
                        session.formsInRoles.append((id: read.id, role: role, node: form.node))
                    }
                    return read
                }
                session.isMissingForms = true
                session.report(wrongRoot(form.node, expected: "form"))
            } catch {
                session.isMissingForms = true
                for finding in error.findings {
                    session.report(finding.location == nil ? finding.placed(at: reference.node) : finding)
                }
            }
            return nil
        }
    }

    private static func wrongRoot(_ node: Node, expected: String) -> Finding {
        node.finding(
            "regulation.wrong-root",
            Message(
                "根元素应当是命名空间 \(docketNamespace) 里的 <\(expected)>",
                "the root element must be <\(expected)> in the namespace \(docketNamespace)"))
    }
}

/// A regulation as far as it can be read, with all that is wrong with it.
public struct RegulationReading {
    /// What could be read of it: names in it may lead nowhere where there are findings.
    public let regulation: Regulation
    /// The element that it stands in.
    public let root: Node
    /// What is wrong, in the order of the files.
    public let findings: [Finding]
    /// Whether forms are missing because their files cannot be read.
    public let isMissingForms: Bool

    /// Reads what can be read.
    ///
    /// - Throws: `Findings` of a main file that holds no regulation at all.
    public init(from source: some PackageSource) throws(Findings) {
        let session = ReadingSession()
        (regulation, root) = try Regulation.regulation(in: source, session: session)
        isMissingForms = session.isMissingForms
        var findings = session.findings
        findings += ReferenceCheck(regulation, files: source.paths, isMissingForms: isMissingForms)
            .findings(for: session.references)
        findings += RoleCheck(regulation).findings(for: session.formsInRoles)
        findings += ClassificationCheck(regulation, root).findings + MeasureStructure(regulation, root).findings
        self.findings = findings
    }
}

extension Form {
    /// What is wrong with the file of a form by itself, whatever the regulation says.
    public static func findings(in root: Node) -> [Finding] {
        let session = ReadingSession()
        _ = ElementReader(node: root, session: session).form()
        return session.findings
    }

    /// What stands for a form whose file cannot be read: nothing is known of its fields.
    public static func unread(_ id: String) -> Form {
        Form(
            id: id, label: id, role: nil, ground: Ground(clause: nil), series: nil, submitters: [], correctors: [],
            fields: [], rules: [], notices: [])
    }
}

extension Finding {
    /// The same finding at the place of an element that led to it.
    fileprivate func placed(at node: Node) -> Finding {
        node.finding(rule, message, severity: severity, at: "src", advice: advice, related: related)
    }
}
