import Casework
import Regulations
import Values
import XML

/// Writes a contract: its data, and the numbers that its chain allocated.
struct ContractPart {
    private let file: CaseFile
    private let parts: ViewParts

    init(_ file: CaseFile, _ parts: ViewParts) {
        self.file = file
        self.parts = parts
    }

    /// Appends the contract as it is now.
    @discardableResult
    func write(into parent: Node) throws -> Node {
        try write(file.record.values, version: file.record.version, into: parent)
    }

    /// Appends the contract as it was first submitted.
    func writeSubmitted(into parent: Node) throws {
        guard let first = file.versions.first else { return }
        try write(first.values, version: first.version, into: parent)
    }

    @discardableResult
    private func write(_ values: RecordValues, version: Int, into parent: Node) throws -> Node {
        let number = file.record.number
        let node = parent.append(
            "contract",
            attributes: ["number": number, "title": values["title"] ?? number, "version": "\(version)"])
        if let text = values["amount"] {
            let amount = try Money(parsing: text)
            node.append("amount", attributes: ["value": amount.plain, "words": amount.chineseCapitals])
        }
        try parts.fields(of: file.form, values, into: node)
        return node
    }

    /// Appends the numbers that tasks of the chain allocated, such as the filing's.
    func writeNumbers(into parent: Node) throws {
        for opinion in file.opinions {
            for number in file.annotations.task(opinion.state)?.numbers ?? [] {
                guard let value = opinion.fields[number.series] else { continue }
                parent.append(
                    "number",
                    attributes: [
                        "series": number.series,
                        "label": parts.regulation.series(number.series)?.label ?? number.series, "value": value,
                        "date": try Moment(opinion.time).day,
                    ])
            }
        }
    }
}
