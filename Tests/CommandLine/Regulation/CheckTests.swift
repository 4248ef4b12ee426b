import Testing

/// `docket regulation check`: one seeded mistake, named with file, line and column.
@Suite struct CheckTests {
    private static let workflows = "Workflows/guangdong-post-letters"

    @Test(arguments: [
        "guangdong-post-letters", "power-supply", "sf-monthly-accounts", "sf-monthly-accounts-old", "starter",
    ])
    func `the project's own regulations are consistent`(id: String) throws {
        let run = try Binary.run(["regulation", "check", id])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("前后一致"))
        #expect(run.errors.isEmpty)
    }

    struct Mistake: Sendable {
        let file: String
        let text: String
        let replacement: String
        /// What the place points at.
        let marker: String
        let message: String

        init(_ file: String, _ text: String, _ replacement: String, at marker: String, _ message: String) {
            self.file = file
            self.text = text
            self.replacement = replacement
            self.marker = marker
            self.message = message
        }
    }

    static let regulation = [
        Mistake("regulation.xml", "clause=\"3(1)\">", "clause=\"3(9)\">", at: "3(9)", "3(9)"),
        Mistake("regulation.xml", "determined-by=\"bureau\"", "determined-by=\"burau\"", at: "burau", "burau"),
        Mistake("regulation.xml", "below=\"500万\"", "below=\"400万\"", at: "400万", "4,000,000.00"),
        Mistake("regulation.xml", "from=\"20万\"", "from=\"10万\"", at: "20万\" clause=\"2.2(4)\"", "互相重叠"),
        Mistake("regulation.xml", "from=\"200万\"", "from=\"2O0万\"", at: "2O0万", "O"),
        Mistake("regulation.xml", "label=\"首席客户经理\"", "lable=\"首席客户经理\"", at: "首席客户经理\" at", "lable"),
        Mistake(
            "regulation.xml", "form=\"customer\" document", "form=\"custmer\" document",
            at: "custmer", "custmer"),
        Mistake(
            "regulation.xml", "measure=\"yearly-revenue\"", "measure=\"yearly-revenu\"", at: "yearly-revenu\" ",
            "yearly-revenu"),
        Mistake("regulation.xml", "test=\"upstream = 'true'\"", "test=\"upstrem = 'true'\"", at: "upstrem", "upstrem"),
        Mistake(
            "regulation.xml", "charts/registration.scxml", "charts/registratoin.scxml", at: "charts/registratoin",
            "registratoin"),
        Mistake(
            "regulation.xml", "template=\"packet.html\"", "template=\"paket.html\"", at: "paket.html", "paket.html"),
        Mistake(
            "regulation.xml", "<post id=\"leader\"", "<post id=\"reviewer\"", at: "reviewer\" label=\"领导", "reviewer"),
        Mistake("forms/contract.xml", "type=\"money\"", "type=\"mony\"", at: "mony", "mony"),
        Mistake("forms/contract.xml", "test=\"amount &gt; 0\"", "test=\"amuont &gt; 0\"", at: "amuont", "amuont"),
        Mistake(
            "forms/contract.xml", "test=\"amount &gt; 0\"", "test=\"amount &gt;\"", at: "\" field=\"amount\" message",
            ""),
        Mistake(
            "forms/visit.xml", "correct=\"account-manager", "correct=\"acount-manager", at: "acount-manager", "您是否想写"),
        Mistake("regulation.xml", "document=\"case-file\"", "document=\"case-fiel\"", at: "case-fiel", "case-file"),
        Mistake("forms/complaint.xml", "id=\"content\"", "id=\"unit\"", at: "unit\" label=\"投诉内容", "请换一个"),
        Mistake("forms/contract.xml", "state=\"registered\"", "state=\"registerd\"", at: "registerd", "registered"),
        Mistake("forms/contract.xml", "state=\"registered\"", "state=\"recorded\"", at: "recorded", "到不了状态"),
        Mistake(
            "forms/contract.xml", "label=\"合作内容\"", "state=\"registered\" label=\"合作内容\"",
            at: "registered\" label=\"合作内容", "只有引用其他表单的字段才有状态"),
        Mistake("forms/contract.xml", "series=\"contract\"", "series=\"contarct\"", at: "contarct", "contarct"),
    ]

    static let charts = [
        Mistake(
            "charts/diamond-contract.scxml", "post=\"officer\" at=\"quality-department\"",
            "post=\"oficer\" at=\"quality-department\"", at: "oficer", "oficer"),
        Mistake(
            "charts/diamond-contract.scxml", "at=\"quality-department\"", "at=\"quality-departmnt\"",
            at: "quality-departmnt", "quality-departmnt"),
        Mistake(
            "charts/diamond-contract.scxml", "target=\"signing-company\"", "target=\"signing-compny\"",
            at: "signing-compny", "signing-compny"),
        Mistake(
            "charts/diamond-contract.scxml", "ref=\"consolidated-opinion\"", "ref=\"consolidated-opinon\"",
            at: "consolidated-opinon", "consolidated-opinon"),
        Mistake(
            "charts/diamond-contract.scxml", "<transition event=\"reject\" target=\"rejected\"/>", "",
            at: "reject\" label", "reject"),
        Mistake(
            "charts/diamond-contract.scxml", "event=\"submit\" target=\"bureau-departments\"",
            "event=\"sumbit\" target=\"bureau-departments\"", at: "sumbit", "sumbit"),
        Mistake(
            "charts/diamond-contract.scxml", "$contract/signing-entity", "$contract/signing-entty", at: "signing-entty",
            "signing-entty"),
        Mistake("charts/diamond-contract.scxml", "clause=\"6.2\"", "clause=\"6.9\"", at: "6.9", "6.9"),
        Mistake(
            "charts/diamond-contract.scxml", "revises=\"contract\"\n", "revise=\"contract\"\n",
            at: "contract\"\n            voids", "revise"),
        Mistake("charts/diamond-contract.scxml", "series=\"filing\"", "series=\"fling\"", at: "fling", "fling"),
        Mistake("charts/diamond-contract.scxml", "letter=\"letter\"", "letter=\"leter\"", at: "leter", "leter"),
        Mistake(
            "charts/diamond-contract.scxml", "<final id=\"filed\">", "<final id=\"archived\">", at: "filed\"/>", "filed"
        ),
        Mistake(
            "charts/handover.scxml", "<d:update field=\"manager\"", "<d:update field=\"manger\"", at: "manger",
            "manager"),
        Mistake("charts/handover.scxml", "when=\"$handover/role", "when=\"$handover/rol", at: "rol = 'main'", "role"),
        Mistake("charts/handover.scxml", "$handover/former", "$handover/fromer", at: "fromer", "您是否想写 “former”？"),
        Mistake(
            "charts/inspection.scxml", "field=\"inspected\"", "field=\"findings\"", at: "findings", "要写单位字段：inspected"),
        Mistake("charts/inspection.scxml", "field=\"inspected\"", "field=\"inspectd\"", at: "inspectd", "inspected"),
        Mistake(
            "charts/city-contract.scxml", "</datamodel>", "</datamodl>", at: "\n\n  <state id=\"manager-review\">", ""),
    ]

    @Test(arguments: regulation + charts)
    func `a mistake is named with its place`(mistake: Mistake) throws {
        let copy = try RegulationCopy()
        let path = "\(Self.workflows)/\(mistake.file)"
        let place = try copy.change(path, mistake.text, to: mistake.replacement, marker: mistake.marker)
        let run = try copy.check()
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        let found = run.mistakes.first { $0.contains("\(path):\(place): ") }
        #expect(found != nil, "\(path):\(place) is not in\n\(run.errors)")
        #expect(mistake.message.isEmpty || run.errors.contains(mistake.message))
    }
}
