import Diagnostics
import Regulations
import Testing

@Suite struct FieldTypeReadingTests {
    private func findings(_ marked: String) throws -> [Finding] {
        let (package, place) = try Packages.flagship(
            replacing: "</form>", with: marked.replacing("'", with: "\"") + "</form>", in: "forms/visit.xml")
        let findings = Packages.findings(package)
        if let place { #expect(findings.first?.location == place) }
        return findings
    }

    @Test func `numbers, per cents, times and tables are read with their columns`() throws {
        let form = try formWith(
            """
            <field id='energy' label='电量' label-en='energy' type='number' unit='千瓦时' decimals='2' preset='1,200'/>
            <field id='rise' label='增幅' label-en='rise' type='percent' decimals='1'/>
            <field id='at' label='时间' label-en='at' type='time'/>
            <field id='rows' label='明细' label-en='rows' type='table'>
              <column id='kind' label='类别' type='choice' required='true'><option id='a' label='甲'/></column>
            </field>
            """)
        #expect(form.field("energy")?.type == .number(unit: "千瓦时", decimals: 2))
        #expect(form.field("energy")?.preset?.text == "1200")
        #expect(form.field("rise")?.type == .percent(decimals: 1))
        #expect(form.field("at")?.type == .time)
        let column = try #require(form.field("rows")?.type.columns.first)
        #expect(column.isRequired && column.englishLabel == "kind" && column.type.options.map(\.id) == ["a"])
    }

    @Test(arguments: [
        ("<field id='x' label='x' label-en='x' type='⟦numbr' unit='kWh'/>", "regulation.invalid-value"),
        ("<field id='x' label='x' label-en='x' type='number' decimals='⟦13'/>", "regulation.invalid-value"),
        ("<field id='x' label='x' label-en='x' type='money' decimals='⟦2'/>", "regulation.invalid-value"),
        ("<field id='x' label='x' label-en='x' type='percent' unit='⟦%'/>", "regulation.invalid-value"),
        ("<field id='x' label='x' label-en='x' type='date' preset='⟦soon'/>", "regulation.invalid-value"),
        ("<field id='x' label='x' label-en='x' type='⟦table'/>", "regulation.invalid-value"),
        (
            "<field id='x' label='x' label-en='x' type='table' unique='⟦true'><column id='a' label='a' type='text'/></field>",
            "regulation.invalid-value"
        ),
        (
            "<field id='x' label='x' label-en='x' type='table'><column id='a' label='a' type='⟦txt'/></field>",
            "regulation.invalid-value"
        ),
        (
            "<field id='x' label='x' label-en='x' type='table'><column id='a' label='a' type='⟦person'/></field>",
            "regulation.invalid-value"
        ),
        (
            "<field id='x' label='x' label-en='x' type='table'><column id='a' label='a' type='text' uniqe='⟦true'/></field>",
            "regulation.unknown-attribute"
        ),
        (
            "<field id='x' label='x' label-en='x' type='table'>⟦<column id='a' label='' type='text'/></field>",
            "regulation.missing-attribute"
        ),
        (
            "<field id='x' label='x' label-en='x' type='table'><column id='a' label='a' type='text'/>"
                + "<column id='⟦a' label='b' type='text'/></field>", "regulation.duplicate"
        ),
        (
            "<field id='x' label='x' label-en='x' type='table'><column id='a' label='a' type='text'/>"
                + "⟦<colum id='b'/></field>", "regulation.unknown-element"
        ),
        ("<field id='x' label='x' label-en='x' type='text' colour='⟦red'/>", "regulation.unknown-attribute"),
    ])
    func `a slip in a type or a column is found at its place`(marked: String, rule: String) throws {
        #expect(try findings(marked).map(\.rule) == [rule])
    }

    @Test(arguments: [
        ("count(x/row[fee &gt; 5]) &lt; 9", []), ("⟦x/row/fe &gt; 5", ["regulation.unknown-field"]),
        ("sum(x/row/fee) &gt; 5", []),
    ])
    func `conditions may name rows and columns, and compute with the amounts in them`(
        test: String, rules: [String]
    ) throws {
        let table = "<column id='fee' label='a' type='money'/>"
        let found = try findings(
            "<field id='x' label='x' label-en='x' type='table'>\(table)</field>"
                + "<rule test='\(test)' message='a' message-en='a' basis='assumed'/>")
        #expect(found.map(\.rule) == rules)
    }

    @Test func `a form says its role`() throws {
        #expect(try formWith("").role == .visit)
        let (package, _) = try Packages.flagship(
            replacing: "role=\"visit\"", with: "role=\"vist\"", in: "forms/visit.xml")
        let error = #expect(throws: Findings.self) { try Regulation.read(from: package) }
        #expect(error?.findings.map(\.rule) == ["regulation.invalid-value"])
    }

    @Test(arguments: ["yes", "true"])
    func `a field may be personal`(word: String) throws {
        let form = try formWith(
            "<field id='x' label='x' label-en='x' type='text' personal='\(word)'/>"
                + "<field id='y' label='y' label-en='y' type='date'/>")
        #expect(form.field("x")?.isPersonal == true)
        #expect(form.field("y")?.isPersonal == false)
    }

    @Test(arguments: ["searchable='⟦true'", "preset='⟦x'"])
    func `what is personal is neither searched nor preset`(attribute: String) throws {
        let found = try findings("<field id='x' label='x' label-en='x' type='text' \(attribute) personal='yes'/>")
        #expect(Set(found.map(\.rule)) == ["regulation.invalid-value"])
    }

    @Test func `what a record is called by is not personal`() throws {
        let found = try findings("<field id='title' label='x' label-en='x' type='text' personal='⟦yes'/>")
        #expect(found.map(\.rule) == ["regulation.invalid-value"])
    }

    @Test(arguments: ["type='person'", "type='unit'", "type='reference' form='customer'"])
    func `what the office works by cannot be personal`(type: String) throws {
        let found = try findings("<field id='x' label='x' label-en='x' \(type) personal='⟦yes'/>")
        #expect(found.map(\.rule) == ["regulation.invalid-value"])
    }
}
