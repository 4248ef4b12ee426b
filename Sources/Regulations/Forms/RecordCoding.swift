extension RecordValues: Codable {
    // The name is that of the time when all values were texts.
    private enum CodingKeys: CodingKey { case texts }

    /// Writes the values that are here, those that have one by their digest; what is hidden is not.
    ///
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(written, forKey: .texts)
    }

    /// Reads the values.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(try container.decode([String: FieldValue].self, forKey: .texts))
    }
}
