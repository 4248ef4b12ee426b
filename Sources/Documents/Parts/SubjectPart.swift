import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import XML

/// Writes what a case is about: its data, and the numbers that its chain allocated.
struct SubjectPart {
    private let file: CaseFile
    private let parts: ViewParts
    private let element: String

    /// - Parameter element: what the view calls it: `contract`, or `record`, which says of what form it is.
    init(_ file: CaseFile, _ parts: ViewParts, element: String) {
        self.file = file
        self.parts = parts
        self.element = element
    }

    /// Appends the record as it is now.
    @discardableResult
    func write(into parent: Node) throws -> Node {
        try write(file.record.values, version: file.record.version, into: parent)
    }

    /// Appends the record as it was first submitted.
    func writeSubmitted(into parent: Node) throws {
        guard let first = file.versions.first else { return }
        try write(first.values, version: first.version, into: parent)
    }

    @discardableResult
    private func write(_ values: RecordValues, version: Int, into parent: Node) throws -> Node {
        let number = file.record.number
        let title = file.form.title(of: values) ?? number
        let node = parent.append(
            element, attributes: ["number": number, "title": title, "version": "\(version)"])
        if element == "record" {
            node.set("form", to: file.form.id)
            node.set("form-label", to: file.form.label)
        }
        if let field = file.form.field(in: .amount), case .money(let amount) = values[field.id] {
            node.append("amount", attributes: ["value": amount.plain, "words": amount.chineseCapitals])
        }
        parts.fields(of: file.form, values, into: node)
        return node
    }

    /// Appends the numbers that tasks of the chain allocated, such as the filing's.
    func writeNumbers(into parent: Node) throws {
        for opinion in file.opinions { try write(opinion.fields.texts, of: opinion.state, opinion.time, into: parent) }
        for task in file.tasks {
            guard let closed = task.closed else { continue }
            try write(task.numbers, of: task.state, closed, into: parent)
        }
    }

    /// Appends those of some values that are numbers of a state's series.
    private func write(_ values: [String: String], of state: String, _ time: Timestamp, into parent: Node) throws {
        // Several actions of a task may take numbers of the same series.
        let series = Set((file.annotations.task(state)?.numbers ?? []).map(\.series))
        for series in series.sorted() {
            guard let value = values[series] else { continue }
            parent.append(
                "number",
                attributes: [
                    "series": series, "label": parts.regulation.series(series)?.label ?? series, "value": value,
                    "date": Moment(time).day,
                ])
        }
    }
}
