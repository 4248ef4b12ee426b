import Diagnostics
import Statechart

/// Carries the values of `data` elements.
struct DataCarrying {
    /// What was found.
    struct Result {
        var parts: [CarriedPart] = []
        /// The values by identifier, in the order of the new chart.
        var values: [(id: String, value: Value)] = []
        /// The numbers of the elements that have no value yet.
        var added: [Int] = []
        /// All identifiers of the new chart.
        var declared: Set<String> = []
    }

    private let old: Executable
    private let new: Executable
    private let replaced: Set<String>

    /// - Parameter replaced: elements that get a value from outside in any case.
    init(from old: Executable, to new: Executable, replacing replaced: Set<String>) {
        self.old = old
        self.new = new
        self.replaced = replaced
    }

    func result(of snapshot: Snapshot) -> Result {
        let before = ids(of: old)
        let after = ids(of: new)
        var result = Result(declared: Set(after))
        let data = snapshot.data as? XPathData
        for id in before {
            let value = data?.value(of: id) ?? .text("")
            if after.contains(id) {
                result.values.append((id, value))
                result.parts.append(CarriedPart(kind: .data, name: id, fate: .kept))
            } else {
                result.parts.append(CarriedPart(kind: .data, name: id, fate: fateOfGone(id, value)))
            }
        }
        for (number, id) in after.enumerated() where !before.contains(id) {
            result.parts.append(CarriedPart(kind: .data, name: id, fate: .added))
            if !replaced.contains(id) { result.added.append(number) }
        }
        return result
    }

    private func fateOfGone(_ id: String, _ value: Value) -> CarriedPart.Fate {
        if replaced.contains(id) || value.text.isEmpty {
            return .dropped(Message("新版里没有这项数据，也没有值", "the new chart does not have it, and it holds nothing"))
        }
        return .refused(Message("新版里没有这项数据，它的值会丢失", "the new chart does not have it, and its value would be lost"))
    }

    private func ids(of executable: Executable) -> [String] {
        (executable.machine.program as? XPathProgram)?.data.map(\.id) ?? []
    }
}

extension XPathData {
    /// What a `data` element holds.
    func value(of id: String) -> Value? {
        program.withEngine { _ in
            tree.settle()
            return tree.declared[id].map { Markup.value(of: Array($0.children)) }
        }
    }
}
