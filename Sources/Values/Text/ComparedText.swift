/// How names and codes are compared, whatever forms of the same characters they are typed in.
extension String {
    /// The text as it is compared: compatibility forms as what they are made of (NFKD, for the blocks of
    /// `CompatibilityData`), in small letters, without characters that nobody sees.
    public var compared: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return lowercased() }
        var scalars: [Unicode.Scalar] = []
        for scalar in unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
            scalars += CompatibilityForms.decompositions[scalar] ?? [scalar]
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: Self.ordered(scalars))
        return text.lowercased()
    }

    /// Accents of one letter in the order of their classes, as Unicode orders them.
    private static func ordered(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var ordered = scalars
        var start = 0
        while start < ordered.count {
            let end = ordered[start...].firstIndex { $0.properties.canonicalCombiningClass == .notReordered }
            let marks = start..<(end ?? ordered.count)
            if marks.count > 1 {
                ordered[marks].sort {
                    $0.properties.canonicalCombiningClass.rawValue < $1.properties.canonicalCombiningClass.rawValue
                }
            }
            start = marks.upperBound + 1
        }
        return ordered
    }

    /// The first character that nobody sees, or that turns the direction of others; `nil` where there is none.
    ///
    /// What chooses the form of an ideograph is none, and joiners are none within scripts that need them.
    public var hiddenCharacter: Unicode.Scalar? {
        var before: Unicode.Scalar?
        for scalar in unicodeScalars {
            let properties = scalar.properties
            let isJoining = properties.isJoinControl && before.map { Self.joined.contains($0.value) } ?? false
            if properties.isBidiControl { return scalar }
            if properties.isDefaultIgnorableCodePoint, !properties.isVariationSelector, !isJoining { return scalar }
            before = scalar
        }
        return nil
    }

    /// Arabic and the scripts of India, in which joiners make another word.
    private static let joined: ClosedRange<UInt32> = 0x0600...0x0DFF

    /// The first word whose letters are of alphabets that look alike: Latin beside Greek or Cyrillic.
    public var wordOfMixedAlphabets: Substring? {
        split { !$0.isLetter }.first { word in
            Set(word.unicodeScalars.compactMap(Alphabet.init)).count > 1
        }
    }
}

/// Alphabets with letters that look alike.
private enum Alphabet {
    case latin, greek, cyrillic

    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F: self = .cyrillic
        default: return nil
        }
    }
}

/// What compatibility forms are made of.
private enum CompatibilityForms {
    static let decompositions = read(CompatibilityData.runs)

    private static func read(_ runs: String) -> [Unicode.Scalar: [Unicode.Scalar]] {
        var decompositions: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        var next: UInt32 = 0
        func add(_ codes: [UInt32]) {
            if let form = Unicode.Scalar(next) { decompositions[form] = codes.compactMap(Unicode.Scalar.init) }
            next += 1
        }
        for word in runs.split(whereSeparator: \.isWhitespace) {
            let neighbours = word.split(separator: "*").map(number)
            if word.last == ":" {
                next = number(word.dropLast())
            } else if neighbours.count == 2 {
                for code in neighbours[0]..<neighbours[0] + neighbours[1] { add([code]) }
            } else {
                add(word.split(separator: "+").map(number))
            }
        }
        return decompositions
    }

    private static func number(_ word: Substring) -> UInt32 { UInt32(word, radix: 16) ?? 0 }
}
