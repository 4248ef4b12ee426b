import XML

/// What a repetition tells about the round it is in (Zope Page Templates reference, "repeat").
enum RepeatProperty: String, CaseIterable {
    case index, number, even, odd, start, end, length, letter
    case capitalLetter = "Letter"
    case roman
    case capitalRoman = "Roman"

    /// What the property is.
    var type: StaticType {
        switch self {
        case .index, .number, .length: .number
        case .even, .odd, .start, .end: .boolean
        case .letter, .capitalLetter, .roman, .capitalRoman: .text
        }
    }

    /// The value in the round `index` (from 0) of `length`.
    func value(index: Int, length: Int) -> XPathValue {
        switch self {
        case .index: .number(Double(index))
        case .number: .number(Double(index + 1))
        case .length: .number(Double(length))
        case .even: .boolean(index.isMultiple(of: 2))
        case .odd: .boolean(!index.isMultiple(of: 2))
        case .start: .boolean(index == 0)
        case .end: .boolean(index == length - 1)
        case .letter: .string(Self.letters(index))
        case .capitalLetter: .string(Self.letters(index).uppercased())
        case .roman: .string(Self.roman(index + 1))
        case .capitalRoman: .string(Self.roman(index + 1).uppercased())
        }
    }

    /// a … z, then aa, ab and so on.
    private static func letters(_ index: Int) -> String {
        var rest = index + 1
        var letters: [UInt8] = []
        while rest > 0 {
            rest -= 1
            letters.append(UInt8(ascii: "a") + UInt8(rest % 26))
            rest /= 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    private static func roman(_ number: Int) -> String {
        let digits: [(Int, String)] = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
            (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var rest = number
        var text = ""
        for (value, letters) in digits {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}

/// `$repeat/NAME/property` in an expression.
struct RepeatReference {
    let name: String
    let property: String
    let nameOffset: Int
    let propertyOffset: Int

    /// The reference in a path; `nil` when it is not one.
    init?(_ path: XPathPath) {
        guard case .variable("repeat") = path.start, path.filters.isEmpty, path.steps.count == 2,
            path.steps.allSatisfy({ $0.axis == .child && $0.predicates.isEmpty }),
            case .name(nil, let name) = path.steps[0].test, case .name(nil, let property) = path.steps[1].test
        else { return nil }
        self.name = name
        self.property = property
        nameOffset = path.steps[0].range.lowerBound
        propertyOffset = path.steps[1].range.lowerBound
    }
}
