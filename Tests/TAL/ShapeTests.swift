import Diagnostics
import Testing
import XML

@testable import TAL

/// Paths are checked against the declared shape of the view; `‸` marks the place of the finding.
@Suite struct ShapeCheckTests {
    private func check(_ body: String, rule: String, advice: String? = nil) throws {
        let (found, marked) = try findings(marked: body)
        let finding = try #require(found.first, "\(rule): \(body)")
        #expect(found.map(\.rule) == [rule])
        #expect(finding.location?.line == marked.line && finding.location?.column == marked.column, "\(finding)")
        if let advice { #expect(finding.advice?.english.contains(advice) == true, "\(finding)") }
    }

    @Test(arguments: [
        ("<p tal:repeat='c contract'>${$c/‸amout}</p>", "amount"),
        ("<p tal:repeat='c ‸contrat'/>", "contract"),
        ("<p tal:repeat='c contract'>${$c/‸id}</p>", "@id"),
        ("<p tal:repeat='c contract'>${$c/@‸name}</p>", "“name”"),
        ("<p tal:define='x contract' tal:repeat='c $x'>${$c/‸nmae}</p>", "name"),
        ("<p tal:content=\"contract[‸ide='a']/name\"/>", ""),
        ("<p tal:content=\"contract[@id='a']/‸nam\"/>", "name"),
        ("<p tal:condition='//‸nam'/>", "name"),
        ("<p>${count(contract/‸amont)}</p>", "amount"),
        ("<p tal:condition='title = contract/‸nme'/>", "name"),
        ("<p tal:condition='contract/name/../‸nme'/>", "name"),
        ("<p>${title/‸b}</p>", ""),
        ("<p tal:condition='not:‸tittle'/>", "title"),
        ("<p title='string: ${‸tite}' tal:attributes='lang string:${title}'/>", "title"),
    ])
    func `a path that selects nothing`(body: String, advice: String) throws {
        try check(body, rule: "tal.selects-nothing", advice: advice.isEmpty ? nil : advice)
    }

    @Test func `a text asked of what repeats`() throws {
        try check("<p tal:content='‸contract/name'/>", rule: "tal.repeats", advice: "tal:repeat")
        try check("<p>${‸contract/@id}</p>", rule: "tal.repeats")
        try check("<p tal:attributes='title ‸contract/@id'/>", rule: "tal.repeats")
        try check("<p>${concat('a', ‸contract/@id)}</p>", rule: "tal.repeats")
        #expect(
            try findings(marked: "<p>${join(contract/@id, ',')} ${contract[1]/name} ${contract[@id='a']/name}</p>")
                .findings == [])
    }

    @Test func `a repeat over what does not repeat`() throws {
        try check("<p tal:repeat='t ‸title'/>", rule: "tal.not-repeating")
        try check("<p tal:repeat='c ‸contract[1]'/>", rule: "tal.not-repeating")
        try check("<p tal:repeat='c contract'><i tal:repeat='n ‸$c/name'/></p>", rule: "tal.not-repeating")
        #expect(try findings(marked: "<p tal:repeat=\"c contract[@tier='vip']\"/>").findings == [])
    }

    @Test func `a condition that always holds`() throws {
        try check("<p tal:condition='‸title'/>", rule: "tal.always-true", advice: "path = '")
        #expect(try findings(marked: "<p tal:condition='note'/><p tal:condition='@urgent'/>").findings == [])
    }

    @Test func `a text asked of what holds only elements`() throws {
        try check("<p tal:repeat='c contract'>${‸$c}</p>", rule: "tal.not-text")
    }

    @Test func `floating point asked of money`() throws {
        try check("<p>${‸sum(contract/amount)}</p>".replacingMark(), rule: "tal.money-arithmetic", advice: "money-sum")
        try check("<p tal:repeat='c contract'>${‸$c/amount * 2}</p>", rule: "tal.money-arithmetic")
        try check("<p tal:repeat='c contract'>${number(‸$c/amount)}</p>", rule: "tal.money-arithmetic")
        #expect(try findings(marked: "<p>${money-sum(contract/amount)}</p>").findings == [])
        #expect(try findings(marked: "<p tal:condition='contract/amount &gt; 100'/>").findings == [])
    }

    @Test func `a value of the wrong type`() throws {
        try check("<p tal:repeat='c contract'>${date(‸$c/amount)}</p>", rule: "tal.wrong-type")
    }

    @Test func `a code that the value never is`() throws {
        try check(
            "<p tal:repeat='c contract'><i tal:condition=\"$c/@tier = '‸glod'\"/></p>", rule: "tal.unknown-code",
            advice: "gold")
        #expect(
            try findings(marked: "<p tal:repeat='c contract'><i tal:condition=\"$c/@tier = 'vip'\"/></p>").findings
                == [])
    }

    @Test func `nothing is said about the inside of markup`() throws {
        #expect(try findings(marked: "<p tal:content='structure: note/b/i'/>").findings == [])
    }

    @Test func `functions that only predicates may use are fine there`() throws {
        #expect(
            try findings(marked: "<p tal:repeat='c contract[position() &gt; 1][number(@id) + position() != last()]'/>")
                .findings == [])
    }
}

extension String {
    /// The mark inside a call instead of before it.
    fileprivate func replacingMark() -> String {
        var text = self
        if let mark = text.firstIndex(of: "‸") { text.remove(at: mark) }
        if let open = text.firstIndex(of: "(") { text.insert("‸", at: text.index(after: open)) }
        return text
    }
}

@Suite struct ViewShapeReaderTests {
    private let notation = """
        <shape>
          <element name="unit" like="unit">
            <attribute name="level" occurs="optional" type="code" values="province city"/>
          </element>
          <define name="unit">
            <attribute name="name"/>
            <element name="amount" type="money"/>
            <element name="unit" occurs="many" like="unit"/>
          </define>
        </shape>
        """

    private func shape(_ text: String) throws -> ViewShape {
        try ViewShape.read(try Document.parse(Array(text.utf8), name: "s.shape.xml"))
    }

    private func found(_ body: String) throws -> [String] {
        try findings(["t.html": "<p \(declarations)>\(body)</p>"], shape: try shape(notation)).map(\.rule)
    }

    @Test func `a shape may recur`() throws {
        #expect(try found("${@name} ${@level} ${money(amount)}<i tal:repeat='u unit/unit/unit'>${$u/@name}</i>") == [])
        #expect(try found("${unit[1]/@level}") == ["tal.selects-nothing"])
        #expect(
            try found("<i tal:repeat='u unit/unit'>${$u/@nmae}${$u/../amount}${$u/../../../amount}</i>") == [
                "tal.selects-nothing"
            ])
        #expect(try found("<i tal:repeat='u //unit'>${$u/@name}</i>") == [])
    }

    @Test(arguments: [
        ("<shape/>", 1, 1), ("<shape>\n<element/></shape>", 2, 1),
        ("<shape>\n<element name='a' occurs='sometimes'/></shape>", 2, 27),
        ("<shape>\n<element name='a' type='mony'/></shape>", 2, 25),
        ("<shape>\n<element name='a' like='b'/></shape>", 2, 25),
        ("<shape>\n<element name='a' tpye='money'/></shape>", 2, 25),
        ("<shape>\n<element name='a'><elment/></element></shape>", 2, 19),
    ])
    func `a mistake in a shape has its place`(text: String, line: Int, column: Int) {
        let error = #expect(throws: Findings.self) { try shape(text) }
        let location = error?.findings.first?.location
        #expect(location?.line == line && location?.column == column, "\(String(describing: error))")
    }
}
