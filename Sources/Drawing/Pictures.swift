public import Diagnostics
import Files
import Procedure
public import Regulations

/// Draws the charts of an office.
package struct Pictures {
    private let reader: OfficeReader

    /// The pictures of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The chart of a case with the way that it took, in Graphviz's DOT.
    ///
    /// - Throws: `Refusal` when there is no such case or the actor does not see it.
    package func picture(ofCase number: Int, in language: Language) throws -> String {
        let file = try CaseFiles(reader).caseFile(number)
        let edition = try reader.edition(file.case.package)
        let heading = Message("事项 \(number)　\(file.chain.label)", "case \(number): \(file.chain.label)")
        return ChartDrawing(
            chart: try edition.chart(file.case.chart, form: file.case.form), regulation: edition.regulation,
            form: file.form, title: heading.text(in: language), language: language,
            trace: try ChartTrace(of: file, reader)
        ).dot()
    }

    /// The chart of a chain of the edition in force, in Graphviz's DOT.
    ///
    /// - Throws: `Refusal.unknownChain`.
    package func picture(ofChain id: String, in language: Language) throws -> String {
        let (regulation, current) = (reader.regulation, reader.editions.current)
        let chain = try regulation.existingChain(id)
        return ChartDrawing(
            chart: try current.chart(chain.chart, form: chain.form), regulation: regulation,
            form: try current.form(chain.form), title: regulation.title(of: chain).text(in: language),
            language: language,
            trace: nil
        ).dot()
    }
}

extension Regulation {
    /// The chart of a chain of a regulation that is being written, in Graphviz's DOT.
    ///
    /// - Throws: `Findings` of the files, `Refusal.unknownChain`.
    public static func picture(
        ofChain id: String, of workflows: some PackageSource, in language: Language
    ) throws -> String {
        let regulation = try read(from: workflows)
        let chain = try regulation.existingChain(id)
        guard let form = regulation.form(chain.form) else { throw Refusal.unknownForm(chain.form, advice: nil) }
        let chart = try CaseChart(
            bytes: try workflows.bytes(of: chain.chart), name: workflows.displayName(of: chain.chart),
            regulation: regulation, form: form)
        return ChartDrawing(
            chart: chart, regulation: regulation, form: form, title: regulation.title(of: chain).text(in: language),
            language: language, trace: nil
        ).dot()
    }

    fileprivate func existingChain(_ id: String) throws -> Chain {
        if let chain = chain(id) { return chain }
        let known = chains.map(\.id)
        throw Refusal.unknownChain(
            id,
            advice: didYouMean(id, among: known)
                ?? Message("现有：\(known.joined(separator: "、"))", "there are: \(known.joined(separator: ", "))"))
    }

    fileprivate func title(of chain: Chain) -> Message {
        Message("\(chain.label)（\(edition) 版）", "\(chain.label) (edition \(edition))")
    }
}
