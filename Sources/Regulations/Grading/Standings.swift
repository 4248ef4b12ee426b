public import Values

/// Places among figures.
public enum Standings {
    /// The place of each by its figure: the greatest has place 1, or by the other order the least; equal figures share
    /// a place, and the next place counts all that are before it: 1, 2, 2, 4.
    public static func places(
        of figures: [String: Fraction], _ order: Measure.Ranking.Order = .descending
    ) -> [String: Int] {
        let sorted = figures.sorted { order == .descending ? $1.value < $0.value : $0.value < $1.value }
        var places: [String: Int] = [:]
        places.reserveCapacity(sorted.count)
        var place = 0
        for (index, entry) in sorted.enumerated() {
            if index == 0 || entry.value != sorted[index - 1].value { place = index + 1 }
            places[entry.key] = place
        }
        return places
    }
}
