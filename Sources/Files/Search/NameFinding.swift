import Diagnostics
import Procedure
import Records
import Regulations
import Store

/// Finds people, units and customers by their names, where people write those instead of codes and numbers.
///
/// What is no name of a unit or a customer is given back as it is: whoever asks for it says that there is none.
package struct NameFinding {
    private let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }

    /// The names of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The code of a person, by code or name.
    ///
    /// - Throws: `Refusal` where several have the name, or nobody.
    package func person(_ text: String) throws -> String {
        try reader.directory.person(named: text, on: reader.now.day).code
    }

    /// The code of a unit, by code or name.
    ///
    /// - Throws: `Refusal` where several have the name.
    package func unit(_ text: String) throws -> String {
        guard try tables.first(where: [Unit.code == text]) == nil else { return text }
        let named = try tables.values(Unit.code, where: [Unit.name == text])
        guard named.count > 1 else { return named.first ?? text }
        throw Refusal.severalNamed(text, named)
    }

    /// The number of a customer in the actor's scope, by number or name.
    ///
    /// - Throws: `Refusal` where several have the name, or it is a part of the names of a few.
    package func customer(_ text: String) throws -> String {
        guard try reader.records.customer(text) == nil else { return text }
        let few = 10
        let found = try Listing(reader).customers(matching: text, limit: few)
        let named = found.rows.filter { $0.name == text }
        guard named.count <= 1 else { throw Refusal.severalNamed(text, named.map(\.number)) }
        if let only = named.first { return only.number }
        guard !found.rows.isEmpty, !found.isCut else { return text }
        throw Refusal.partOfNames(text, found.rows.map { "\($0.number) \($0.name)" })
    }
}

extension Refusal {
    fileprivate static func partOfNames(_ text: String, _ customers: [String]) -> Refusal {
        Refusal(
            "name.part-only", Message("没有客户叫 “\(text)”", "no customer is called “\(text)”"),
            advice: Message(
                "名称里有这些字的：\(customers.joined(separator: "、"))",
                "with this in their names: \(customers.joined(separator: ", "))"),
            access: .granted)
    }
}
