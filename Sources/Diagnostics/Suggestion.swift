/// The candidate closest to a mistyped word, when one is close enough to be meant.
///
/// Distance is the number of inserted, deleted, replaced or swapped characters; at most a third of the word's length
/// (at least one) may differ, so that nothing absurd is suggested.
public func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != word {
        let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
        if distance <= limit, best.map({ distance < $0.distance }) ?? true {
            best = (distance, candidate)
        }
    }
    return best?.candidate
}

/// "Did you mean …?" for the closest candidate, if any.
public func didYouMean(_ word: String, among candidates: some Sequence<String>) -> Message? {
    closest(to: word, among: candidates).map {
        Message("您是否想写 “\($0)”？", "did you mean “\($0)”?")
    }
}

/// Optimal string alignment distance.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in 1...left.count {
        var current = [row] + [Int](repeating: 0, count: right.count)
        for column in 1...right.count {
            let cost = left[row - 1] == right[column - 1] ? 0 : 1
            current[column] = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
            if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                current[column] = min(current[column], beforePrevious[column - 2] + 1)
            }
        }
        beforePrevious = previous
        previous = current
    }
    return previous[right.count]
}
