public import Diagnostics
import Documents
public import Regulations
import TAL
import XML

/// What `docket regulation check` found.
public struct CheckReport: Sendable {
    /// What is wrong or doubtful, file by file.
    public let findings: [Finding]
    /// The regulation, as far as it could be read.
    public let regulation: Regulation?
    /// How many charts were read.
    public let charts: Int
    /// How many templates were compiled.
    public let templates: Int

    /// Whether an office may run by it.
    public var isConsistent: Bool { !findings.contains { $0.severity == .error } }
}

/// Proves a regulation consistent: the data in itself, charts against posts, fields and clauses, templates against the
/// shapes of their views, and that whatever is declared is run by something.
public struct RegulationCheck {
    private let workflows: any PackageSource
    private let templates: any PackageSource

    /// A check of the files of a regulation.
    public init(workflows: some PackageSource, templates: some PackageSource) {
        self.workflows = workflows
        self.templates = templates
    }

    /// Looks at everything and reports all of it at once: a mistake in one file hides none in another.
    public func report() -> CheckReport {
        let reading: RegulationReading
        do throws(Findings) {
            reading = try RegulationReading(from: workflows)
        } catch {
            return reportByFiles(error.findings)
        }
        let regulation = reading.regulation
        let charts = regulation.chains.map { chain in
            ChainFiles(chain, of: reading, in: workflows)
        }
        let findings = [
            reading.findings, FormCheck(reading, workflows).findings(),
            NumberingCheck(regulation).findings(in: reading.root), ReportCheck(regulation, reading.root).findings(),
            IdleCheck(reading, charts, workflows).findings(),
            charts.flatMap(\.findings), documentFindings(of: regulation, reading.root),
        ]
        return CheckReport(
            findings: Self.distinct(findings.flatMap { $0 }), regulation: regulation, charts: regulation.chains.count,
            templates: regulation.documents.count)
    }

    /// The same mistake may be seen from two sides; it is told once.
    private static func distinct(_ findings: [Finding]) -> [Finding] {
        var seen: Set<Finding> = []
        return findings.filter { seen.insert($0).inserted }
    }

    /// What is wrong with each file by itself, where no regulation says what belongs together.
    private func reportByFiles(_ findings: [Finding]) -> CheckReport {
        let others = workflows.paths.filter { $0 != Regulation.mainFile }
        let views = templates.paths.filter { $0.hasSuffix(".html") }
        return CheckReport(
            findings: findings + others.flatMap(fileFindings) + views.flatMap(templateFindings), regulation: nil,
            charts: 0, templates: 0)
    }

    private func fileFindings(_ path: String) -> [Finding] {
        let isChart = path.hasSuffix(".scxml")
        guard isChart || path.hasPrefix("forms/") && path.hasSuffix(".xml") else { return [] }
        do throws(Findings) {
            let source = try Document.parse(try workflows.bytes(of: path), name: workflows.displayName(of: path))
            return isChart ? ChartCheck.findings(alone: source) : Form.findings(in: source.root)
        } catch {
            return error.findings
        }
    }

    private func templateFindings(_ path: String) -> [Finding] {
        do throws(Findings) {
            _ = try TemplateLibrary(templates).template(path)
            return []
        } catch {
            return error.findings
        }
    }

    /// What is wrong with the templates of the papers that some command makes; others are found to be idle.
    private func documentFindings(of regulation: Regulation, _ root: Node) -> [Finding] {
        let made = MadePapers(regulation).documents
        return regulation.documents.filter { made.contains($0.id) }.flatMap { documentFindings($0, root) }
    }

    private func documentFindings(_ definition: DocumentDefinition, _ root: Node) -> [Finding] {
        guard templates.has(definition.template) else { return [missingTemplate(definition.template, root)] }
        do throws(Findings) {
            try TemplateCheck(templates: templates).compile(definition)
            return []
        } catch {
            return error.findings
        }
    }

    /// A template that is not there, at the place that names it.
    private func missingTemplate(_ path: String, _ root: Node) -> Finding {
        let finding = templates.missing(path)
        let naming = root.descendants().first {
            $0.isElement("document", in: docketNamespace) && $0["template"] == path
        }
        return naming?.finding(finding.rule, finding.message, at: "template", advice: finding.advice) ?? finding
    }
}
