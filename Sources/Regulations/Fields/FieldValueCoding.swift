import Values

/// The form in which events and records keep values: see `Documentation/events.md`.
///
/// A line of text is a JSON string, so that what was written before values had types reads as it always did. Whole
/// numbers and truth values are those of JSON. Anything else is an object of one member, whose name says what it is.
extension FieldValue: Codable {
    private enum Tag: String, CodingKey {
        case lines, money, number, percent, date, time, month, choice, choices, person, unit, reference, table, digest
    }

    /// Writes the value.
    ///
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let text): try encoder.encodeSingle(text)
        case .integer(let number): try encoder.encodeSingle(number)
        case .boolean(let truth): try encoder.encodeSingle(truth)
        case .lines: try encode(text, as: .lines, to: encoder)
        case .money: try encode(text, as: .money, to: encoder)
        case .number: try encode(text, as: .number, to: encoder)
        case .percent: try encode(text, as: .percent, to: encoder)
        case .date: try encode(text, as: .date, to: encoder)
        case .time: try encode(text, as: .time, to: encoder)
        case .month: try encode(text, as: .month, to: encoder)
        case .choice: try encode(text, as: .choice, to: encoder)
        case .choices(let ids): try encode(ids, as: .choices, to: encoder)
        case .person: try encode(text, as: .person, to: encoder)
        case .unit: try encode(text, as: .unit, to: encoder)
        case .reference: try encode(text, as: .reference, to: encoder)
        case .table(let rows): try encode(rows.map(\.cells), as: .table, to: encoder)
        case .personal: try encode(text, as: .digest, to: encoder)
        }
    }

    private func encode(_ content: some Encodable, as tag: Tag, to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Tag.self)
        try container.encode(content, forKey: tag)
    }

    /// Reads a value that `encode` wrote.
    ///
    /// - Throws: `DecodingError` for anything else, such as a type of a later edition of Docket.
    public init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if let text = try? single.decode(String.self) {
            self = .text(text)
        } else if let number = try? single.decode(Int64.self) {
            self = .integer(number)
        } else if let truth = try? single.decode(Bool.self) {
            self = .boolean(truth)
        } else {
            self = try Self.tagged(decoder)
        }
    }

    private static func tagged(_ decoder: any Decoder) throws -> FieldValue {
        let container = try decoder.container(keyedBy: Tag.self)
        let refused = DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "no value of a field"))
        guard container.allKeys.count == 1, let tag = container.allKeys.first else { throw refused }
        switch tag {
        case .choices: return .choices(try container.decode([String].self, forKey: .choices))
        case .table:
            return .table(try container.decode([[String: FieldValue]].self, forKey: .table).map { TableRow($0) })
        default:
            let text = try container.decode(String.self, forKey: tag)
            guard let value = FieldValue(tag: tag.rawValue, text: text) else { throw refused }
            return value
        }
    }

    /// The value that a member of one text stands for; `nil` for a name that no value has and for a text that is not
    /// canonical.
    public init?(tag: String, text: String) {
        switch Tag(rawValue: tag) {
        case .lines: self = .lines(text)
        case .money:
            guard let amount = Money(plain: text) else { return nil }
            self = .money(amount)
        case .number:
            guard let number = ExactDecimal(plain: text) else { return nil }
            self = .number(number)
        case .percent:
            guard let number = ExactDecimal(plain: text) else { return nil }
            self = .percent(number)
        case .choice: self = .choice(text)
        case .person: self = .person(text)
        case .unit: self = .unit(text)
        case .reference: self = .reference(text)
        case .digest: self = .personal(digest: text)
        case .date:
            guard let date = CalendarDate(iso: text) else { return nil }
            self = .date(date)
        case .time:
            guard let time = TimeOfDay(iso: text) else { return nil }
            self = .time(time)
        case .month:
            guard let month = YearMonth(iso: text) else { return nil }
            self = .month(month)
        case .choices, .table, nil: return nil
        }
    }
}

extension Encoder {
    fileprivate func encodeSingle(_ content: some Encodable) throws {
        var container = singleValueContainer()
        try container.encode(content)
    }
}
