/// What values see of the encoder.
struct PartEncoder: Encoder {
    let part: EncodedPart
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        part.beginObject()
        return KeyedEncodingContainer(PartObject<Key>(part: part, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        part.beginList()
        return PartList(part: part, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        PartValue(part: part, codingPath: codingPath)
    }

    static func fraction(_ value: Any, _ codingPath: [any CodingKey]) -> EncodingError {
        .invalidValue(value, .init(codingPath: codingPath, debugDescription: "an event holds no fractions"))
    }
}

private struct PartObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let part: EncodedPart
    let codingPath: [any CodingKey]

    private func member(_ key: Key) -> EncodedPart { part.member(key.stringValue) }

    func encodeNil(forKey key: Key) { part.set(.null, for: key.stringValue) }
    func encode(_ value: Bool, forKey key: Key) { part.set(.truth(value), for: key.stringValue) }
    func encode(_ value: String, forKey key: Key) { part.set(.text(value), for: key.stringValue) }
    func encode(_ value: Int, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: Int8, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: Int16, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: Int32, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: Int64, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: UInt, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: UInt8, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: UInt16, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: UInt32, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: UInt64, forKey key: Key) { part.set(.init(value), for: key.stringValue) }
    func encode(_ value: Double, forKey key: Key) throws { throw PartEncoder.fraction(value, codingPath + [key]) }
    func encode(_ value: Float, forKey key: Key) throws { throw PartEncoder.fraction(value, codingPath + [key]) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try member(key).encode(value, codingPath: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        PartEncoder(part: member(key), codingPath: codingPath + [key]).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        PartEncoder(part: member(key), codingPath: codingPath + [key]).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { PartEncoder(part: part.member("super"), codingPath: codingPath) }
    func superEncoder(forKey key: Key) -> any Encoder {
        PartEncoder(part: member(key), codingPath: codingPath + [key])
    }
}

private struct PartList: UnkeyedEncodingContainer {
    let part: EncodedPart
    let codingPath: [any CodingKey]
    var count: Int { part.count }

    func encodeNil() { part.append(.null) }
    func encode(_ value: Bool) { part.append(.truth(value)) }
    func encode(_ value: String) { part.append(.text(value)) }
    func encode(_ value: Int) { part.append(.init(value)) }
    func encode(_ value: Int8) { part.append(.init(value)) }
    func encode(_ value: Int16) { part.append(.init(value)) }
    func encode(_ value: Int32) { part.append(.init(value)) }
    func encode(_ value: Int64) { part.append(.init(value)) }
    func encode(_ value: UInt) { part.append(.init(value)) }
    func encode(_ value: UInt8) { part.append(.init(value)) }
    func encode(_ value: UInt16) { part.append(.init(value)) }
    func encode(_ value: UInt32) { part.append(.init(value)) }
    func encode(_ value: UInt64) { part.append(.init(value)) }
    func encode(_ value: Double) throws { throw PartEncoder.fraction(value, codingPath) }
    func encode(_ value: Float) throws { throw PartEncoder.fraction(value, codingPath) }
    func encode(_ value: some Encodable) throws { try part.element().encode(value, codingPath: codingPath) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        PartEncoder(part: part.element(), codingPath: codingPath).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        PartEncoder(part: part.element(), codingPath: codingPath).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { PartEncoder(part: part.element(), codingPath: codingPath) }
}

private struct PartValue: SingleValueEncodingContainer {
    let part: EncodedPart
    let codingPath: [any CodingKey]

    func encodeNil() { part.set(.null) }
    func encode(_ value: Bool) { part.set(.truth(value)) }
    func encode(_ value: String) { part.set(.text(value)) }
    func encode(_ value: Int) { part.set(.init(value)) }
    func encode(_ value: Int8) { part.set(.init(value)) }
    func encode(_ value: Int16) { part.set(.init(value)) }
    func encode(_ value: Int32) { part.set(.init(value)) }
    func encode(_ value: Int64) { part.set(.init(value)) }
    func encode(_ value: UInt) { part.set(.init(value)) }
    func encode(_ value: UInt8) { part.set(.init(value)) }
    func encode(_ value: UInt16) { part.set(.init(value)) }
    func encode(_ value: UInt32) { part.set(.init(value)) }
    func encode(_ value: UInt64) { part.set(.init(value)) }
    func encode(_ value: Double) throws { throw PartEncoder.fraction(value, codingPath) }
    func encode(_ value: Float) throws { throw PartEncoder.fraction(value, codingPath) }
    func encode(_ value: some Encodable) throws { try part.encode(value, codingPath: codingPath) }
}
