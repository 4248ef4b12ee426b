public import Diagnostics
public import Regulations
import SCXML
import XML

/// What `docket regulation check` found.
public struct CheckReport: Sendable {
    /// What is wrong or doubtful, in the order in which it was looked at.
    public let findings: [Finding]
    /// The regulation, when it could be read.
    public let regulation: Regulation?
    /// How many charts were read.
    public let charts: Int
    /// How many templates were compiled.
    public let templates: Int

    /// Whether an office may run by it.
    public var isConsistent: Bool { !findings.contains { $0.severity == .error } }
}

/// Proves a regulation consistent: the data in itself, charts against posts, fields and clauses, templates against the
/// shapes of their views.
public struct RegulationCheck {
    private let workflows: any PackageSource
    private let templates: any PackageSource
    private let templatesRoot: String

    /// A check of the files of a regulation.
    ///
    /// - Parameter templatesRoot: the folder of its templates.
    public init(workflows: some PackageSource, templates: some PackageSource, templatesRoot: String) {
        self.workflows = workflows
        self.templates = templates
        self.templatesRoot = templatesRoot
    }

    /// Looks at everything and reports all of it at once.
    public func report() -> CheckReport {
        let regulation: Regulation
        do {
            regulation = try Regulation.read(from: workflows)
        } catch {
            return CheckReport(findings: error.findings, regulation: nil, charts: 0, templates: 0)
        }
        let charts = regulation.chains.flatMap { chartFindings($0, regulation) }
        let papers = regulation.documents.flatMap(documentFindings)
        let forms = FormCheck(regulation, workflows).findings()
        return CheckReport(
            findings: forms + charts + papers, regulation: regulation, charts: regulation.chains.count,
            templates: regulation.documents.count)
    }

    private func chartFindings(_ chain: Chain, _ regulation: Regulation) -> [Finding] {
        guard let form = regulation.form(chain.form) else { return [] }
        do throws(Findings) {
            let bytes = try workflows.bytes(of: chain.chart)
            let source = try Document.parse(bytes, name: workflows.displayName(of: chain.chart))
            return Self.findings(in: source, regulation, form)
        } catch {
            return error.findings
        }
    }

    /// What is wrong with the chart and with Docket's elements in it, both at once.
    private static func findings(in source: Document, _ regulation: Regulation, _ form: Form) -> [Finding] {
        var findings: [Finding] = []
        var chart: ChartDocument?
        var annotations: ChartAnnotations?
        do throws(Findings) {
            chart = try ChartDocument.read(source)
        } catch {
            findings += error.findings
        }
        do throws(Findings) {
            annotations = try ChartAnnotations.read(from: source.root, of: regulation, form: form)
        } catch {
            findings += error.findings
        }
        do throws(Findings) {
            _ = try FormerNames.read(from: source.root)
        } catch {
            findings += error.findings
        }
        guard let chart, let annotations else { return findings }
        // What the Recommendation leaves to run time would stop a case in the middle of somebody's work.
        findings += chart.warnings.map { $0.with(.error) }
        findings += TaskCheck(chart, annotations, regulation).findings()
        return findings + ChartExpressionCheck(regulation, form).findings(in: source.root)
    }

    private func documentFindings(_ definition: DocumentDefinition) -> [Finding] {
        guard templates.has(definition.template) else { return [missingTemplate(definition.template)] }
        do throws(Findings) {
            try TemplateCheck(root: templatesRoot).compile(definition)
            return []
        } catch {
            return error.findings
        }
    }

    /// A template that is not there, at the place that names it.
    private func missingTemplate(_ path: String) -> Finding {
        let finding = templates.missing(path)
        do throws(Findings) {
            let main = Regulation.mainFile
            let source = try Document.parse(try workflows.bytes(of: main), name: workflows.displayName(of: main))
            let naming = source.root.descendants().first {
                $0.isElement("document", in: docketNamespace) && $0["template"] == path
            }
            return naming?.finding(finding.rule, finding.message, at: "template", advice: finding.advice) ?? finding
        } catch {
            return finding
        }
    }
}
