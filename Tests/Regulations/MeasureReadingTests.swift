import Diagnostics
import Regulations
import Testing

/// What measures and classifications must not say; each mistake is found at its place.
@Suite struct MeasureReadingTests {
    private static let closing = "  </measures>"
    private static let classes = "  <chains>"

    /// Measures that cannot be computed, the place marked, and the rule that says so.
    static let mistaken = [
        (
            """
            <measure id="a" label="甲" of="⟦b" clause="2.1"/>
            <measure id="b" label="乙" of="yearly-revenue" where="measure/a &gt; 1" clause="2.1"/>
            """, "regulation.measure-circle"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"yearly-revenue\" where=\"⟦measure/a &gt; 1\" clause=\"2.1\"/>",
            "regulation.measure-circle"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"⟦city-revenue-rank\" aggregate=\"sum\" clause=\"2.1\"/>",
            "regulation.rank-as-sum"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"⟦city-revenue-rank\" against=\"previous-period\" clause=\"2.1\"/>",
            "regulation.rank-as-sum"
        ),
        ("<measure id=\"a\" label=\"甲\" of=\"⟦revenu\" clause=\"2.1\"/>", "regulation.unknown-ledger"),
        ("<measure id=\"⟦revenue\" label=\"甲\" of=\"revenue\" clause=\"2.1\"/>", "regulation.measure-is-ledger"),
        ("<measure id=\"a\" label=\"甲\" of=\"⟦form:complant\" clause=\"2.1\"/>", "regulation.unknown-form"),
        (
            "<measure id=\"a\" label=\"甲\" records=\"contract\" field=\"⟦title\" clause=\"2.1\"/>",
            "regulation.measure-field"
        ),
        (
            "<measure id=\"a\" label=\"甲\" records=\"contract\" day=\"⟦title\" clause=\"2.1\"/>",
            "regulation.measure-field"
        ),
        (
            "<measure id=\"a\" label=\"甲\" records=\"contract\" aggregate=\"⟦sum\" clause=\"2.1\"/>",
            "regulation.measure-aggregate"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"revenue\" unit-field=\"⟦name\" rank-within=\"city\" clause=\"2.1\"/>",
            "regulation.measure-field"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"revenue\" within=\"⟦city\" clause=\"2.1\"/>",
            "regulation.measure-within"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"revenue\" period=\"⟦previous-week\" clause=\"2.1\"/>",
            "regulation.measure-period"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"yearly-revenue\" period=\"⟦month\" clause=\"2.1\"/>",
            "regulation.measure-period"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"revenue\" where=\"⟦tier = 'gold'\" clause=\"2.1\"/>",
            "regulation.measure-follows"
        ),
        (
            "<measure id=\"a\" label=\"甲\" of=\"revenue\" where=\"⟦measure/yearly &gt; 3\" clause=\"2.1\"/>",
            "regulation.unknown-measure"
        ),
    ]

    @Test(arguments: mistaken)
    func `a measure that cannot be computed is found at its place`(measure: String, rule: String) throws {
        try expect(rule, "\(measure)\n\(Self.closing)", in: Self.closing)
    }

    /// Classifications that cannot hold, the place marked, and the rule that says so.
    static let misclassified = [
        ("<class ⟦id=\"a\" label=\"甲\" clause=\"2.1\"/>", "", "regulation.class-unreachable", 4),
        (
            "<class id=\"a\" label=\"甲\" clause=\"2.1\"><qualifies test=\"true()\" label=\"全部\" clause=\"2.1\"/></class>"
                + "<class id=\"⟦b\" label=\"乙\" from=\"1\" clause=\"2.1\"/>", "measure=\"yearly-revenue\"",
            "regulation.class-unreachable", 0
        ),
        (
            "<class id=\"a\" label=\"甲\" from=\"20万\" clause=\"2.1\"/><class id=\"b\" label=\"乙\" below=\"⟦10万\" clause=\"2.1\"/>",
            "measure=\"yearly-revenue\"", "regulation.tier-gap", 0
        ),
        ("⟦<class id=\"a\" label=\"甲\" from=\"1\" clause=\"2.1\"/>", "", "regulation.bounds-of-nothing", 0),
        (
            "<class id=\"a\" label=\"甲\" from=\"1\" clause=\"2.1\"/>", "measure=\"⟦city-revenue-rank\"",
            "regulation.rank-as-amount", 0
        ),
        (
            "<class id=\"a\" label=\"甲\" clause=\"2.1\"><qualifies test=\"⟦class/other = 'x'\" label=\"甲\" clause=\"2.1\"/></class>",
            "", "regulation.unknown-classification", 0
        ),
        (
            "<class id=\"a\" label=\"甲\" clause=\"2.1\"><qualifies test=\"class/⟦axis = 'x'\" label=\"甲\" clause=\"2.1\"/></class>",
            "", "regulation.class-order", 0
        ),
        (
            "<class id=\"a\" label=\"甲\" from=\"1\" clause=\"2.1\"/>"
                + "<responsibility class=\"a\" maintained-by=\"⟦nobody\" clause=\"2.1\"/>",
            "measure=\"yearly-revenue\"",
            "regulation.unknown-party", 0
        ),
        (
            "<class id=\"a\" label=\"甲\" from=\"1\" clause=\"2.1\"/>"
                + "<override class=\"⟦c\" test=\"upstream = 'true'\" label=\"甲\" clause=\"2.1\"/>",
            "measure=\"yearly-revenue\"", "regulation.unknown-class", 0
        ),
    ]

    @Test(arguments: misclassified)
    func `a classification that cannot hold is found at its place`(
        inside: String, attributes: String, rule: String, shift: Int
    ) throws {
        let text = "<classification id=\"axis\" label=\"轴\" form=\"customer\" \(attributes)>\(inside)</classification>"
        try expect(rule, "\(text)\n\(Self.classes)", in: Self.classes, shift: shift)
    }

    private func expect(_ rule: String, _ marked: String, in text: String, shift: Int = 0) throws {
        let (package, place) = try Packages.flagship(replacing: text, with: marked)
        let found = Packages.findings(package).filter { $0.rule == rule }
        #expect(
            found.contains { $0.location?.line == place?.line && $0.location?.column == (place?.column ?? 0) + shift },
            "\(Packages.findings(package).map { "\($0.rule) \($0.location.map { "\($0.line):\($0.column)" } ?? "")" }), \(String(describing: place))"
        )
    }

    @Test func `ledgers count in units of their own, in yuan unless they say otherwise`() throws {
        let (package, _) = try Packages.flagship(
            replacing: "<measures>",
            with: """
                <measures>
                <ledger id="pieces" label="件数" label-en="pieces" unit="件" decimals="0" every="day"/>
                <measure id="weekly-pieces" label="周件数" of="pieces" period="week" clause="2.1"/>
                <measure id="piece-share" label="占比" of="weekly-pieces" aggregate="share" within="city" clause="2.1"/>
                """)
        let regulation = try Regulation.read(from: package)
        let pieces = try #require(regulation.ledger("pieces"))
        #expect(pieces.unit == "件" && pieces.decimals == 0 && pieces.every == .day)
        let revenue = try #require(regulation.ledger)
        #expect(revenue.id == "revenue" && revenue.unit == "元" && revenue.decimals == 2 && revenue.every == .month)
        #expect(regulation.measure("weekly-pieces")?.unit == "件")
        #expect(regulation.measure("piece-share")?.unit == "%")
        #expect(regulation.measure("piece-share")?.period == .week)
    }

    @Test func `a ledger has no decimals that its unit has not`() throws {
        let monthly = "monthly=\"月业务收入\""
        try expect("regulation.invalid-value", "\(monthly) decimals=\"⟦3\"", in: monthly)
        try expect("regulation.invalid-value", "\(monthly) unit=\"件\" decimals=\"⟦7\"", in: monthly)
    }
}
