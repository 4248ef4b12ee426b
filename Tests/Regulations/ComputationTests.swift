import Diagnostics
import Regulations
import Testing
import Values

/// An assessment: indicators with weights and scores, their points, the total and what follows from it.
private let assessment = """
    <field id='indicators' label='指标' label-en='indicators' type='table'>
      <column id='weight' label='权重' label-en='weight' type='percent' required='true'/>
      <column id='score' label='得分' label-en='score' type='number' decimals='1'/>
      <column id='points' label='加权得分' label-en='points' type='number' decimals='2' value='weight * score div 100'/>
    </field>
    <field id='grade' label='优良' label-en='good' type='boolean' value='total &gt;= 80'/>
    <field id='total' label='总分' label-en='total' type='number' decimals='2' value='sum(indicators/row/points)'/>
    <field id='price' label='单价' label-en='price' type='money'/>
    <field id='pieces' label='件数' label-en='pieces' type='integer'/>
    <field id='fee' label='费用' label-en='fee' type='money' value='price * pieces'/>
    <field id='mean' label='均价' label-en='mean' type='money' value='fee div 3'/>
    <field id='stamp' label='摘要' label-en='summary' type='text' value='concat(&quot;共&quot;, pieces, &quot;件&quot;)'/>
    """

@Suite struct ComputationTests {
    private let form: Form

    init() throws { form = try formWith(assessment) }

    private func computed(_ input: [String: String]) throws -> [String: String] {
        let values = try FormInput(form).read(input)
        return try Computation(form).fill(RecordValues(values), given: Set(input.keys)).texts
    }

    @Test func `cells come before what is computed from them, wherever it stands`() throws {
        let values = try computed(["indicators": "weight=60|score=90\nweight=40%|score=70.5"])
        #expect(values["total"] == "82.2")
        #expect(values["grade"] == "true")
        #expect(
            values["indicators"]
                == "points=54 | score=90 | weight=60\npoints=28.2 | score=70.5 | weight=40")
    }

    @Test func `a field and a column of one name are told apart`() throws {
        let form = try formWith(
            "<field id='t' label='表' label-en='t' type='table'><column id='n' label='数' type='integer'/>"
                + "<column id='part' label='份额' type='percent' decimals='1' value='n div ../../n * 100'/></field>"
                + "<field id='n' label='合计' label-en='n' type='integer' value='sum(t/row/n)'/>")
        let values = try FormInput(form).read(["t": "n=1\nn=2"])
        let texts = try Computation(form).fill(RecordValues(values)).texts
        #expect(texts["n"] == "3")
        #expect(texts["t"] == "n=1 | part=33.3\nn=2 | part=66.7")
    }

    @Test func `what lacks something that it is computed from is empty`() throws {
        let values = try computed(["indicators": "weight=60", "price": "0.5"])
        #expect(values["fee"] == nil)
        #expect(values["indicators"] == "weight=60")
    }

    @Test(arguments: [
        ("0.50", "3", "1.50", "0.50"), ("0.50", "4", "2.00", "0.67"), ("0.05", "5", "0.25", "0.08"),
        ("0.01", "1", "0.01", "0.00"), ("92233720368547758.07", "1", "92233720368547758.07", "30744573456182586.02"),
    ])
    func `amounts are exact, and a quotient is rounded half up`(
        price: String, pieces: String, fee: String, mean: String
    ) throws {
        let values = try computed(["price": price, "pieces": pieces])
        #expect(values["fee"] == fee)
        #expect(values["mean"] == mean)
        #expect(values["stamp"] == "共\(pieces)件")
    }

    @Test func `what is given must be what comes out`() throws {
        #expect(try computed(["price": "0.5", "pieces": "3", "fee": "1.50"])["fee"] == "1.50")
        let given = ["price": "0.5", "pieces": "3", "fee": "1.6", "indicators": "weight=60|score=50|points=31"]
        let findings = try #require(throws: Findings.self) { try computed(given) }.findings
        #expect(findings.map(\.rule) == ["form.computed-otherwise", "form.computed-otherwise"])
        #expect(
            findings.map(\.message.english).contains(
                "“indicators” (indicators) row 1, “points” (points) is computed, and not “31”"))
        #expect(findings.map(\.advice?.chinese).contains("算出来是 1.50；不写就可以"))
    }

    @Test func `what comes out as no value of its field is refused`() throws {
        let findings = try #require(throws: Findings.self) {
            try computed(["price": "92233720368547758.07", "pieces": "2"])
        }.findings
        #expect(findings.map(\.rule) == ["form.not-computable"])
        let negative = try formWith(
            "<field id='a' label='甲' label-en='a' type='integer'/>"
                + "<field id='b' label='乙' label-en='b' type='money'/>"
                + "<field id='c' label='丙' label-en='c' type='money' value='b * a'/>")
        let values = RecordValues(["a": .integer(-1), "b": .money(Money(fen: 1))])
        #expect(throws: Findings.self) { try Computation(negative).fill(values) }
    }

    @Test(arguments: [
        (
            "<field id='a' label='甲' label-en='a' type='number' value='b + 1'/>"
                + "<field id='b' label='乙' label-en='b' type='number' value='a + 1'/>", "form.circular-value"
        ),
        ("<field id='a' label='甲' label-en='a' type='number' value='a'/>", "form.circular-value"),
        (
            "<field id='t' label='表' label-en='t' type='table'><column id='a' label='甲' type='integer' value='b'/>"
                + "<column id='b' label='乙' type='integer' value='a'/></field>", "form.circular-value"
        ),
        (
            "<field id='t' label='表' label-en='t' type='table'><column id='a' label='甲' type='integer' value='../../s'/>"
                + "</field><field id='s' label='和' label-en='s' type='integer' value='sum(t/row/a)'/>",
            "form.circular-value"
        ),
        ("<field id='a' label='甲' label-en='a' type='number' value='1 div 3'/>", "regulation.invalid-value"),
        ("<field id='a' label='甲' label-en='a' type='number' required='true' value='1'/>", "regulation.invalid-value"),
        ("<field id='a' label='甲' label-en='a' type='lines' value='1'/>", "regulation.invalid-value"),
        ("<field id='a' label='甲' label-en='a' type='number' value='sm(b)'/>", "expression.unknown-function"),
        ("<field id='a' label='甲' label-en='a' type='number' value='nothing + 1'/>", "regulation.unknown-field"),
        (
            "<field id='a' label='甲' label-en='a' type='text' personal='yes'/>"
                + "<field id='b' label='乙' label-en='b' type='text' value='a'/>", "regulation.invalid-value"
        ),
    ])
    func `a computation that could not be run is found when the form is read`(fields: String, rule: String) throws {
        let found = try #require(throws: Findings.self) { try formWith(fields) }
        #expect(found.findings.map(\.rule).contains(rule), "\(found.findings)")
    }
}
