/// How long archives are kept (保管期限), by DA/T 22.
public enum Retention: String, Sendable, CaseIterable {
    case permanent = "Y"
    case years30 = "D30"
    case years10 = "D10"

    /// Its name on papers.
    public var chinese: String {
        switch self {
        case .permanent: "永久"
        case .years30: "30年"
        case .years10: "10年"
        }
    }
}

/// An archive number (档号) by DA/T 22, such as `J001-WS·2026-D30-BGS-0001`.
public struct ArchiveNumber: Sendable, Hashable {
    /// The number of the fonds (全宗号): four digits or upper-case letters.
    public let fonds: String
    /// The category of archives (档案门类代码): two upper-case letters, WS for records of administration.
    public let category: String
    /// The year, 1 to 9999.
    public let year: Int
    /// How long it is kept.
    public let retention: Retention
    /// The code of the department or subject (机构或问题代码): three upper-case letters or digits; `nil` where archives are
    /// not arranged by them.
    public let department: String?
    /// The number of the item (件号), 1 to 9999.
    public let item: Int

    /// The parts of an archive number.
    public enum Part: Sendable, CaseIterable {
        case fonds, category, year, retention, department, item
    }

    /// Why a text is not an archive number.
    public enum ParsingError: Error, Sendable, Equatable {
        /// It does not have the parts of `J001-WS·2026-D30-BGS-0001`.
        case malformed(String)
        /// One part is not written as it must be.
        case badPart(Part, String)
    }

    /// An archive number from its parts.
    ///
    /// - Throws: `ParsingError.badPart`.
    public init(
        fonds: String, category: String = "WS", year: Int, retention: Retention, department: String?, item: Int
    ) throws(ParsingError) {
        guard Self.isCode(fonds, length: 4, digits: true) else { throw .badPart(.fonds, fonds) }
        guard Self.isCode(category, length: 2, digits: false) else { throw .badPart(.category, category) }
        guard (1...9999).contains(year) else { throw .badPart(.year, String(year)) }
        if let department, !Self.isCode(department, length: 3, digits: true) { throw .badPart(.department, department) }
        guard (1...9999).contains(item) else { throw .badPart(.item, String(item)) }
        self.fonds = fonds
        self.category = category
        self.year = year
        self.retention = retention
        self.department = department
        self.item = item
    }

    private static func isCode(_ text: String, length: Int, digits: Bool) -> Bool {
        text.utf8.count == length
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                    || digits && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }
}

extension ArchiveNumber {
    /// The archive number that a text writes; the dot may also be `•` or `・`, and forms may be full-width.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        var scanner = TextScanner(text)
        let parts = scanner.takeRest().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 || parts.count == 5 else { throw .malformed(text) }
        let middle = parts[1].split(omittingEmptySubsequences: false) { "·•・".contains($0) }.map(String.init)
        guard middle.count == 2 else { throw .malformed(text) }
        guard let retention = Retention(rawValue: parts[2]) else { throw .badPart(.retention, parts[2]) }
        try self.init(
            fonds: parts[0], category: middle[0], year: Self.fourDigits(middle[1], .year), retention: retention,
            department: parts.count == 5 ? parts[3] : nil, item: Self.fourDigits(parts[parts.count - 1], .item))
    }

    private static func fourDigits(_ text: String, _ part: Part) throws(ParsingError) -> Int {
        let digits = text.compactMap(\.decimalDigit)
        guard digits.count == 4, text.count == 4, let number = Int(digits: digits) else { throw .badPart(part, text) }
        return number
    }

    /// The archive number as it is written on papers.
    public var text: String {
        ([fonds, "\(category)·\(year.padded(4))", retention.rawValue] + [department].compactMap(\.self) + [
            item.padded(4)
        ])
        .joined(separator: "-")
    }
}

extension ArchiveNumber: Comparable {
    /// Whether one stands before the other in the order of the archive: by fonds, category, year, retention,
    /// department, item.
    public static func < (one: ArchiveNumber, other: ArchiveNumber) -> Bool {
        one.sortKey.lexicographicallyPrecedes(other.sortKey)
    }

    private var sortKey: [String] {
        let rank = Retention.allCases.firstIndex(of: retention) ?? 0
        return [fonds, category, year.padded(4), String(rank), department ?? "", item.padded(4)]
    }
}
