import Store

/// Someone who acts for another for some days (代理).
public struct Deputyship: Sendable {
    /// Its number.
    public let id: Int
    /// Who is represented.
    public let person: String
    /// Who acts.
    public let deputy: String
    /// The first day, ISO.
    public let from: String
    /// The last day, ISO.
    public let to: String
    /// The chains for which it holds; empty for all.
    public let chains: [String]
    /// Who said so.
    public let by: String
    /// When it was ended before its time, ISO.
    public let ended: String?

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        person = try row.text("person")
        deputy = try row.text("deputy")
        from = try row.text("from")
        to = try row.text("to")
        chains = try row.text("chains").split(separator: " ").map(String.init)
        by = try row.text("by")
        ended = try row.optionalText("ended")
    }

    /// Whether it holds on some day of a period (ISO).
    func overlaps(from: String, to: String) -> Bool { ended == nil && self.from <= to && from <= self.to }

    /// Whether it and another may concern the same chain.
    func concerns(_ others: [String]) -> Bool {
        chains.isEmpty || others.isEmpty || chains.contains(where: others.contains)
    }
}

extension Directory {
    /// The deputyships that somebody may use on a day (ISO).
    func deputyships(on day: String, by deputy: String) throws -> [Deputyship] {
        try deputyships([.equals("deputy", .text(deputy))]).filter { $0.overlaps(from: day, to: day) }
    }

    /// Deputyships, the first first.
    func deputyships(_ conditions: [Condition] = []) throws -> [Deputyship] {
        try tables.rows(Query("deputies", where: conditions, order: [.ascending("id")])).map(Deputyship.init)
    }
}
