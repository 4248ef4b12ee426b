/// What values see of JSON that was read.
struct PartDecoder: Decoder {
    let value: CanonicalJSON.Parsed
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Reads a value of any type: the plain ones at once, others by what they decode.
    func read<Content: Decodable>(_ type: Content.Type) throws -> Content {
        // Comparing types is cheap, casting is not.
        if type == String.self, case .text(let text) = value, let content = text as? Content { return content }
        return try type.init(from: self)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw mismatch([String: Any].self) }
        return KeyedDecodingContainer(ParsedObject<Key>(members: members, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let elements) = value else { throw mismatch([Any].self) }
        return ParsedList(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { ParsedValue(decoder: self) }

    func text() throws -> String {
        guard case .text(let text) = value else { throw mismatch(String.self) }
        return text
    }

    func truth() throws -> Bool {
        guard case .truth(let truth) = value else { throw mismatch(Bool.self) }
        return truth
    }

    func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
        guard case .integer(let integer) = value, let number = Number(exactly: integer) else { throw mismatch(type) }
        return number
    }

    var isNull: Bool {
        if case .null = value { return true }
        return false
    }

    func mismatch(_ type: Any.Type) -> DecodingError {
        if isNull { return .valueNotFound(type, .init(codingPath: codingPath, debugDescription: "null")) }
        return .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "of another type"))
    }
}

private struct ParsedObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [CanonicalJSON.Member]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    private func find(_ key: Key) -> CanonicalJSON.Parsed? {
        let name = key.stringValue
        return members.first { $0.key == name }?.value
    }

    private func member(_ key: Key) throws -> PartDecoder {
        guard let value = find(key) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "missing"))
        }
        return PartDecoder(value: value, codingPath: codingPath + [key])
    }

    // What events hold most is taken at once; the path to a member is made only where it is needed.
    func decodeNil(forKey key: Key) throws -> Bool {
        guard let value = find(key) else { return try member(key).isNull }
        return PartDecoder(value: value, codingPath: []).isNull
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        if case .text(let text)? = find(key) { return text }
        return try member(key).text()
    }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        if case .integer(let integer)? = find(key), let number = Int(exactly: integer) { return number }
        return try member(key).integer(type)
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).truth() }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).integer(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).integer(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).integer(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).integer(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).integer(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).integer(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try member(key).integer(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try member(key).integer(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try member(key).integer(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { throw try member(key).mismatch(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw try member(key).mismatch(type) }
    func decode<Content: Decodable>(_ type: Content.Type, forKey key: Key) throws -> Content {
        try member(key).read(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        let value = members.first { $0.key == "super" }?.value ?? .null
        return PartDecoder(value: value, codingPath: codingPath)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
}

private struct ParsedList: UnkeyedDecodingContainer {
    let elements: [CanonicalJSON.Parsed]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(elements: [CanonicalJSON.Parsed], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    /// Reads the next element; one that can't be read is still the next one.
    private mutating func next<Content>(_ body: (PartDecoder) throws -> Content) throws -> Content {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Content.self, .init(codingPath: codingPath, debugDescription: "the list has ended"))
        }
        let content = try body(PartDecoder(value: elements[currentIndex], codingPath: codingPath))
        currentIndex += 1
        return content
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, PartDecoder(value: elements[currentIndex], codingPath: codingPath).isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try next { try $0.truth() } }
    mutating func decode(_ type: String.Type) throws -> String { try next { try $0.text() } }
    mutating func decode(_ type: Int.Type) throws -> Int { try next { try $0.integer(type) } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try next { try $0.integer(type) } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try next { try $0.integer(type) } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try next { try $0.integer(type) } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try next { try $0.integer(type) } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try next { try $0.integer(type) } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next { try $0.integer(type) } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next { try $0.integer(type) } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next { try $0.integer(type) } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next { try $0.integer(type) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try next { throw $0.mismatch(type) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try next { throw $0.mismatch(type) } }
    mutating func decode<Content: Decodable>(_ type: Content.Type) throws -> Content { try next { try $0.read(type) } }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try next { $0 } }
}

private struct ParsedValue: SingleValueDecodingContainer {
    let decoder: PartDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.isNull }
    func decode(_ type: Bool.Type) throws -> Bool { try decoder.truth() }
    func decode(_ type: String.Type) throws -> String { try decoder.text() }
    func decode(_ type: Int.Type) throws -> Int { try decoder.integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try decoder.integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try decoder.integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try decoder.integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try decoder.integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try decoder.integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try decoder.integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try decoder.integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try decoder.integer(type) }
    func decode(_ type: Double.Type) throws -> Double { throw decoder.mismatch(type) }
    func decode(_ type: Float.Type) throws -> Float { throw decoder.mismatch(type) }
    func decode<Content: Decodable>(_ type: Content.Type) throws -> Content { try decoder.read(type) }
}
