/// How a text differs from an earlier one, line by line.
public enum LineDifference {
    /// A line that is in one of the two texts.
    public enum Line: Sendable, Equatable {
        /// Only the earlier text has it; its number there, from 1.
        case removed(Int, String)
        /// Only the later text has it; its number there, from 1.
        case added(Int, String)
    }

    /// The longest texts that are compared: what takes longer is no text to read line by line.
    public static let mostLines = 5_000

    /// The lines that differ, in the order of the texts; `nil` where a text has more than `mostLines`.
    public static func lines(from before: String, to after: String) -> [Line]? {
        let (before, after) = (lines(of: before), lines(of: after))
        guard before.count <= mostLines, after.count <= mostLines else { return nil }
        let difference = after.difference(from: before)
        var removed = difference.removals.compactMap { change -> (Int, String)? in
            guard case .remove(let offset, let line, _) = change else { return nil }
            return (offset, line)
        }[...]
        var added = difference.insertions.compactMap { change -> (Int, String)? in
            guard case .insert(let offset, let line, _) = change else { return nil }
            return (offset, line)
        }[...]
        var lines: [Line] = []
        var (old, new) = (0, 0)
        while !removed.isEmpty || !added.isEmpty {
            if let (offset, line) = removed.first, offset == old {
                lines.append(.removed(offset + 1, line))
                removed.removeFirst()
                old += 1
            } else if let (offset, line) = added.first, offset == new {
                lines.append(.added(offset + 1, line))
                added.removeFirst()
                new += 1
            } else {
                old += 1
                new += 1
            }
        }
        return lines
    }

    private static func lines(of text: String) -> [String] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
