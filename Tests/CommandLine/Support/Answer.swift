import Foundation

/// JSON that the binary wrote.
struct Answer {
    private let value: Any?

    init(_ text: String) throws {
        value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    private init(value: Any?) { self.value = value }

    subscript(name: String) -> Answer { Answer(value: (value as? [String: Any])?[name]) }

    subscript(index: Int) -> Answer {
        let items = value as? [Any] ?? []
        return Answer(value: items.indices.contains(index) ? items[index] : nil)
    }

    var text: String? { value as? String }
    var number: Int? { value as? Int }
    var truth: Bool? { value as? Bool }
    var isNull: Bool { value is NSNull }
    var items: [Answer] { (value as? [Any] ?? []).map { Answer(value: $0) } }
    var texts: [String] { value as? [String] ?? [] }
    var names: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
}
