import Diagnostics
import Regulations
import SCXML
import XML

/// The chart of a chain as far as it can be read, and what is wrong with it.
struct ChainFiles {
    let chain: Chain
    /// What Docket's elements in the chart say; `nil` where they cannot be read.
    let annotations: ChartAnnotations?
    let findings: [Finding]

    /// Reads and checks the chart of a chain.
    init(_ chain: Chain, of reading: RegulationReading, in workflows: any PackageSource) {
        self.chain = chain
        guard workflows.has(chain.chart) else {
            // Its name was found to lead nowhere when the regulation was read.
            (annotations, findings) = (nil, [])
            return
        }
        do throws(Findings) {
            let bytes = try workflows.bytes(of: chain.chart)
            let source = try Document.parse(bytes, name: workflows.displayName(of: chain.chart))
            (annotations, findings) = ChartCheck(reading, chain.form).read(source)
        } catch {
            (annotations, findings) = (nil, error.findings)
        }
    }
}

/// Holds a chart, and Docket's elements in it, against the regulation.
struct ChartCheck {
    private let regulation: Regulation
    private let form: Form?
    private let isMissingForms: Bool
    private let formID: String

    /// - Parameter form: the form of the chain's records.
    init(_ reading: RegulationReading, _ form: String) {
        regulation = reading.regulation
        formID = form
        self.form = regulation.form(form)
        isMissingForms = reading.isMissingForms || self.form == nil
    }

    /// What is wrong with a chart of which nobody knows what it is about.
    static func findings(alone source: Document) -> [Finding] {
        let functions = ChartVocabularyCheck().findings(in: source.root)
        do throws(Findings) {
            _ = try ChartDocument.read(source)
            _ = try FormerNames.read(from: source.root)
            return functions
        } catch {
            return error.findings + functions
        }
    }

    /// What Docket's elements say, and what is wrong with the chart and with them, all at once.
    func read(_ source: Document) -> (ChartAnnotations?, [Finding]) {
        var findings: [Finding] = []
        var chart: ChartDocument?
        var annotations: ChartAnnotations?
        do throws(Findings) {
            chart = try ChartDocument.read(source)
        } catch {
            findings += error.findings
        }
        do throws(Findings) {
            annotations = try ChartAnnotations.read(
                from: source.root, of: regulation, form: form ?? .unread(formID), isMissingForms: isMissingForms)
        } catch {
            findings += error.findings
        }
        do throws(Findings) {
            _ = try FormerNames.read(from: source.root)
        } catch {
            findings += error.findings
        }
        if let chart, let annotations {
            // What the Recommendation leaves to run time would stop a case in the middle of somebody's work.
            findings += chart.warnings.map { $0.with(.error) }
            findings += TaskCheck(chart, annotations, regulation).findings()
        }
        if let form { findings += ChartExpressionCheck(regulation, form).findings(in: source.root) }
        let vocabulary = ChartVocabularyCheck(records: form.map { [$0.id, regulation.accountFormID] })
        return (annotations, findings + vocabulary.findings(in: source.root))
    }
}
