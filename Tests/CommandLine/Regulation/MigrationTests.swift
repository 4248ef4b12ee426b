import Fixtures
import Foundation
import Testing

/// Running cases go over to the edition in force, each all or nothing, and say where they land.
@Suite struct MigrationTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    /// The parts that fit in some way, as `part name`.
    private func parts(_ migration: Answer, _ fit: String) -> [String] {
        migration["parts"].items.filter { $0["fit"].text == fit }.map {
            "\($0["part"].text ?? "") \($0["name"].text ?? "")"
        }
    }

    /// A case must be refused for one part, and be as it was.
    private func expectRefused(
        _ number: String, for part: String, saying reason: String, at location: SourceLocation = #_sourceLocation
    ) throws {
        let before = try office.head()
        let active = try office.active(number)
        let migration = try office.migrate(number)
        #expect(migration["outcome"].text == "refused", sourceLocation: location)
        #expect(parts(migration, "refused") == [part], sourceLocation: location)
        let messages = migration["parts"].items.compactMap { $0["message"].text }
        #expect(messages.contains { $0.contains(reason) }, "\(messages)", sourceLocation: location)
        #expect(try office.head() == before, "something changed", sourceLocation: location)
        #expect(try office.active(number) == active, sourceLocation: location)
    }

    private static let legal = """
        <state id="legal" initial="legal-review">
          <state id="legal-review">
            <d:task label="法规审核" clause="6.1.1(2)" basis="assumed">
              <d:performer post="leader" at="city"/>
              <d:action name="approve" label="同意"/>
            </d:task>
            <transition event="approve.legal-review" target="legal-agreed"/>
          </state>
          <final id="legal-agreed"/>
        </state>
        <state id="business" initial="business-review">
        """

    @Test func `a department more countersigns in a running case, and those who agreed are not asked again`() throws {
        let (_, number) = try office.submitted()
        try office.done("approve", number, "-m", "同意", as: "centre")
        try office.adopt(
            try RegulationCopy.edition(
                "2026.2", ("<state id=\"business\" initial=\"business-review\">", Self.legal),
                ("label=\"综合部审核\"", "label=\"综合部复核\"")))
        let rehearsal = try office.migrate(number, "--dry-run")
        #expect(rehearsal["outcome"].text == "migrated")
        #expect(try office.active(number) == ["business-review", "general-review"], "a rehearsal changes nothing")

        let migration = try office.migrate(number)
        #expect(migration["from"].text == "2026.1")
        #expect(migration["to"].text == "2026.2")
        #expect(parts(migration, "added") == ["state legal-review"])
        #expect(parts(migration, "changed") == ["task general-review"])
        #expect(parts(migration, "kept").contains("opinion account-centre-review"))
        #expect(try office.active(number) == ["business-review", "general-review", "legal-review"])
        let labels = try office.json("inbox", as: "general")[0]["label"].text
        #expect(labels == "综合部复核")
        #expect(try office.json("regulation", "show", as: "clerk").items.map { $0["openCases"].number } == [0, 1])

        for person in ["business", "general"] { try office.done("approve", number, as: person) }
        #expect(try office.active(number) == ["legal-review"], "the new department is waited for")
        try office.done("approve", number, "-m", "合规", as: "jia-leader")
        #expect(try office.active(number) == ["bureau-leaders"])
        #expect(try office.run("verify").status == 0, "a rebuild gives the same rows")
    }

    @Test func `a renamed state is found by its former name, with the opinions given there`() throws {
        let (_, number) = try office.submitted()
        try office.done("approve", number, as: "general")
        let copy = try RegulationCopy(edition: "2026.2")
        let file = copy.root.appendingPathComponent(RegulationCopy.diamond)
        let text = try String(contentsOf: file, encoding: .utf8).replacingOccurrences(
            of: "general-review", with: "affairs-review"
        ).replacingOccurrences(of: "business-review", with: "trade-review")
        try Data(text.utf8).write(to: file)
        try office.adopt(copy)
        try expectRefusedTwice(number)
        let named = text.replacingOccurrences(
            of: "<state id=\"affairs-review\">", with: "<state id=\"affairs-review\" d:formerly=\"general-review\">"
        ).replacingOccurrences(
            of: "<state id=\"trade-review\">", with: "<state id=\"trade-review\" d:formerly=\"business-review older\">"
        )
        try Data(named.utf8).write(to: file)
        try copy.change(RegulationCopy.regulation, "edition=\"2026.2\"", to: "edition=\"2026.3\"")
        try office.adopt(copy)
        let migration = try office.migrate(number)
        #expect(parts(migration, "renamed") == ["state business-review", "opinion general-review"])
        #expect(try office.active(number) == ["account-centre-review", "trade-review"])
        // The chart that names the new states voids what was given under the old names.
        try office.done("act", number, "return", "--task", "trade-review", "-m", "请改", as: "business")
        try office.done("submit", number, "--set", "payment=预付", as: "clerk")
        let history = try office.json("history", number, as: "clerk").items
        #expect(history.filter { $0["void"].truth == true }.count == 2)
        #expect(try office.run("verify").status == 0)
    }

    /// Without former names the waiting department is lost; the one that agreed has its end under the old name.
    private func expectRefusedTwice(_ number: String) throws {
        let migration = try office.migrate(number)
        #expect(migration["outcome"].text == "refused")
        #expect(parts(migration, "refused") == ["state business-review", "task business-review"])
        #expect(parts(migration, "dropped") == ["opinion general-review"])
    }

    @Test func `a waiting department that the newer chart does not have keeps the case where it is`() throws {
        let (_, number) = try office.submitted()
        try office.adopt(try withoutGeneral())
        let migration = try office.migrate(number)
        #expect(parts(migration, "refused") == ["state general-review", "task general-review"])
        let english = try office.run(["case", "migrate", number, "--lang", "en"], as: "admin")
        #expect(english.status == 1)
        #expect(english.output.contains("the new chart does not have this state"))
        for person in ["centre", "business"] { try office.done("approve", number, as: person) }
        try office.done("approve", number, "-m", "照旧版办", as: "general")
        #expect(try office.active(number) == ["bureau-leaders"])
        #expect(try office.migrate(number)["outcome"].text == "migrated")
    }

    @Test func `a department that agreed already may vanish, its opinion stays in the history`() throws {
        let (_, number) = try office.submitted()
        try office.done("approve", number, "-m", "综合部同意", as: "general")
        try office.adopt(try withoutGeneral())
        let migration = try office.migrate(number)
        #expect(parts(migration, "dropped") == ["state general-agreed", "opinion general-review"])
        for person in ["centre", "business"] { try office.done("approve", number, as: person) }
        #expect(try office.active(number) == ["bureau-leaders"])
        let history = try office.json("history", number, as: "clerk").items
        #expect(history.contains { $0["text"].text == "综合部同意" })
    }

    /// An edition whose bureau has no general department's review.
    private func withoutGeneral() throws -> RegulationCopy {
        let copy = try RegulationCopy(edition: "2026.2")
        let file = copy.root.appendingPathComponent(RegulationCopy.diamond)
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: "    <state id=\"general\" initial"))
        let end = try #require(text.range(of: "    <transition event=\"done.state.bureau-departments\""))
        let shortened = (text[..<start.lowerBound] + text[end.lowerBound...]).replacingOccurrences(
            of: " general-review bureau-leaders", with: " bureau-leaders")
        try Data(shortened.utf8).write(to: file)
        return copy
    }

    @Test func `parallel turned into sequence is refused while two departments are at it`() throws {
        let (_, number) = try office.submitted()
        try office.adopt(
            try RegulationCopy.edition(
                "2026.2", ("<parallel id=\"bureau-departments\">", "<state id=\"bureau-departments\">"),
                (
                    "<transition event=\"done.state.bureau-departments\" target=\"bureau-leaders\"/>\n  </parallel>",
                    """
                    <transition event="done.state.account-centre" target="business"/>
                    <transition event="done.state.business" target="general"/>
                    <transition event="done.state.general" target="bureau-leaders"/>
                    </state>
                    """
                )))
        try expectRefused(number, for: "state account-centre", saying: "不能与“business”同时激活")
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        #expect(try office.migrate(number)["outcome"].text == "migrated")
        #expect(try office.active(number) == ["bureau-leaders"])
    }

    @Test func `a value that the newer form would not show keeps the case`() throws {
        let (_, number) = try office.submitted()
        let copy = try RegulationCopy(edition: "2026.2")
        let form = "Workflows/guangdong-post-letters/forms/contract.xml"
        try copy.change(form, "id=\"payment\"", to: "id=\"payment-terms\"")
        try office.adopt(copy)
        let migration = try office.migrate(number)
        #expect(parts(migration, "refused") == ["field payment"])
        #expect(migration["outcome"].text == "refused")
    }

    @Test func `voices in a vote stay, new voices are asked, and a laxer rule decides on arrival`() throws {
        let leaders =
            "<d:task label=\"省局领导审批\" clause=\"6.1.1(2)\">\n      <d:performer post=\"leader\" at=\"bureau\"/>"
        let (all, one) = (
            "<d:task label=\"省局领导审批\" clause=\"6.1.1(2)\" rule=\"all\">\n      <d:performer post=\"leader\" at=\"bureau\"/>",
            "<d:performer post=\"leader\" at=\"company\"/>"
        )
        try office.adopt(try RegulationCopy.edition("2026.2", (leaders, all + one)))
        let (_, number) = try office.submitted()
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        try office.done("approve", number, "-m", "领导同意", as: "leader")
        #expect(try office.json("inbox", as: "president").items.count == 1)

        try office.adopt(
            try RegulationCopy.edition(
                "2026.3", (leaders, all + "<d:performer post=\"officer\" at=\"market-department\"/>")))
        #expect(parts(try office.migrate(number), "changed") == ["task bureau-leaders"])
        #expect(try office.json("inbox", as: "president").items.isEmpty, "nobody asks the company any more")
        #expect(try office.json("inbox", as: "leader").items.isEmpty, "the leader has spoken")
        #expect(try office.json("inbox", as: "market")[0]["task"].text == "bureau-leaders")
        #expect(try office.active(number) == ["bureau-leaders"])

        try office.adopt(try RegulationCopy.edition("2026.4", ("label=\"省局领导审批\"", "label=\"省局领导批准\"")))
        let decided = try office.migrate(number)
        #expect(decided["outcome"].text == "migrated")
        #expect(
            try office.active(number) == [
                "quality-opinion", "operations-opinion", "finance-opinion", "market-opinion",
            ], "one voice is enough now")
        #expect(try office.run("verify").status == 0)
    }

    @Test func `who was asked by a performer keeps the place, and so does the one who asked`() throws {
        let (_, number) = try office.submitted()
        try office.done("delegate", number, "--to", "market", "-m", "请先看", as: "business")
        try office.adopt(
            try RegulationCopy.edition(
                "2026.2",
                (
                    "<d:performer post=\"reviewer\" at=\"bureau-business\"/>",
                    "<d:performer post=\"leader\" at=\"bureau\"/>"
                )))
        #expect(try office.migrate(number)["outcome"].text == "migrated")
        #expect(try office.json("inbox", as: "market")[0]["task"].text == "business-review")
        #expect(try office.json("inbox", as: "leader")[0]["task"].text == "business-review")
        try office.done("approve", number, "-m", "可以", as: "market")
        #expect(try office.json("inbox", as: "business")[0]["task"].text == "business-review", "the answer comes back")
        #expect(try office.run("verify").status == 0)
    }

    @Test func `those who speak in turn keep their turn, new ones wait for it`() throws {
        let plain = "<d:task label=\"省局领导审批\" clause=\"6.1.1(2)\">\n      <d:performer post=\"leader\" at=\"bureau\"/>"
        let turns = plain.replacingOccurrences(of: "(2)\">", with: "(2)\" rule=\"sequence\">")
        let (company, market) = (
            "<d:performer post=\"leader\" at=\"company\"/>", "<d:performer post=\"officer\" at=\"market-department\"/>"
        )
        try office.adopt(try RegulationCopy.edition("2026.2", (plain, turns + company)))
        let (_, number) = try office.submitted()
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        try office.adopt(try RegulationCopy.edition("2026.3", (plain, turns + market + company)))
        #expect(try office.migrate(number)["outcome"].text == "migrated")
        #expect(try office.json("inbox", as: "market").items.isEmpty)
        for person in ["leader", "president", "market"] {
            #expect(try office.json("inbox", as: person)[0]["task"].text == "bureau-leaders", "\(person)")
            try office.done("approve", number, as: person)
        }
        #expect(try office.active(number).first == "quality-opinion")
    }

    @Test func `a task for which nobody is left passes where the newer chart says so, else the case stays`() throws {
        let plain = "<d:task label=\"省局领导审批\" clause=\"6.1.1(2)\">\n      <d:performer post=\"leader\" at=\"bureau\"/>"
        let nobody = plain.replacingOccurrences(of: "post=\"leader\"", with: "post=\"centre-manager\"")
        let (_, number) = try office.submitted()
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        let regulation = RegulationCopy.regulation
        let stopping = try RegulationCopy.edition("2026.2", (plain, nobody))
        let passing = try RegulationCopy.edition(
            "2026.3", (plain, nobody.replacingOccurrences(of: "(2)\">", with: "(2)\" empty=\"pass\">")))
        for copy in [stopping, passing] {
            let post = try #require(
                String(contentsOf: copy.root.appendingPathComponent(regulation), encoding: .utf8).split(separator: "\n")
                    .first { $0.contains("<post id=\"centre-manager\"") })
            let wider = post.replacingOccurrences(of: " at=\"", with: " at=\"bureau ")
            try copy.change(regulation, String(post), to: wider)
        }
        try office.adopt(stopping)
        let before = try office.head()
        let refused = try office.run("case", "migrate", number, as: "admin")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("没有人办理"))
        #expect(try office.head() == before)
        try office.adopt(passing)
        #expect(try office.migrate(number)["outcome"].text == "migrated")
        #expect(try office.active(number).first == "quality-opinion")
        #expect(try office.done("history", number, as: "clerk").output.contains("省局领导审批：无人办理，自动通过"))
        #expect(try office.run("verify").status == 0)
    }

    @Test func `an action by which someone spoke must still be there`() throws {
        let leaders =
            "<d:task label=\"省局领导审批\" clause=\"6.1.1(2)\">\n      <d:performer post=\"leader\" at=\"bureau\"/>"
        let all =
            "<d:task label=\"省局领导审批\" clause=\"6.1.1(2)\" rule=\"all\">\n      <d:performer post=\"leader\" at=\"bureau\"/><d:performer post=\"leader\" at=\"company\"/>"
        try office.adopt(try RegulationCopy.edition("2026.2", (leaders, all)))
        let (_, number) = try office.submitted()
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        try office.done("approve", number, as: "leader")
        let other = try RegulationCopy.edition("2026.3", (leaders, all))
        let file = other.root.appendingPathComponent(RegulationCopy.diamond)
        var text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: "<state id=\"bureau-leaders\">"))
        let end = try #require(text.range(of: "<parallel id=\"market-opinions\">"))
        text.replaceSubrange(
            start.lowerBound..<end.lowerBound,
            with: text[start.lowerBound..<end.lowerBound].replacingOccurrences(
                of: "name=\"approve\"", with: "name=\"agree\""
            )
            .replacingOccurrences(of: "event=\"approve\"", with: "event=\"agree\""))
        try Data(text.utf8).write(to: file)
        try office.adopt(other)
        try expectRefused(number, for: "task bureau-leaders", saying: "已有人以“同意”表态")
    }

    @Test func `many cases at once: each its own outcome and one summary`() throws {
        let (_, waiting) = try office.submitted()
        let run = try office.run(Entries.contract("KH20260001", ["title": "第二份"]) + ["--json"], as: "clerk")
        let agreed = String(try #require(try run.json()["case"].number))
        try office.done("approve", agreed, as: "general")
        try office.adopt(try withoutGeneral())
        let before = try office.head()
        let rehearsal = try office.run(["case", "migrate", "--all", "--dry-run"], as: "admin")
        #expect(rehearsal.output.contains("共 2 个事项；可以迁移 1 个；不能迁移 1 个"))
        #expect(try office.head() == before)
        let all = try office.run(["case", "migrate", "--all"], as: "admin")
        #expect(all.status == 1)
        #expect(all.output.contains("共 2 个事项；已迁移 1 个；不能迁移 1 个"))
        #expect(all.output.contains("✗ 待办 综合部审核（general-review）"))
        #expect(all.errors.contains("2 个事项中有 1 个不能迁移"))
        #expect(try office.json("regulation", "show", as: "clerk").items.map { $0["openCases"].number } == [1, 1])
        let named = try office.run(["case", "migrate", agreed, "1", "99", "--json"], as: "admin")
        #expect(try named.json().items.map { $0["outcome"].text } == ["current", "refused", "refused"])
        #expect(try named.json()[1]["rule"].text == "casework.case-closed")
        #expect(try office.active(waiting).count == 3)
        let none = try DemoOffice()
        #expect(try none.done("case", "migrate", "--all", as: "admin").output.contains("共 0 个事项"))
    }

    @Test func `it is the administrator's, and names cases or all of them`() throws {
        let (_, number) = try office.submitted()
        #expect(try office.refused("case", "migrate", number, as: "leader").errors.contains("您的岗位不能"))
        #expect(try office.run("case", "migrate", as: "admin").status == 2)
        #expect(try office.run("case", "migrate", number, "--all", as: "admin").status == 2)
        #expect(try office.refused("case", "migrate", "99", as: "admin").errors.contains("没有事项 99"))
    }

    @Test(arguments: [
        ("<state id=\"revision\">", "<state id=\"revision\" d:formerly=\"filing\">", "图里还有状态 “filing”"),
        ("<state id=\"revision\">", "<state id=\"revision\" d:formerly=\" \">", "formerly 里没有写名称"),
        ("<state id=\"revision\">", "<state id=\"revision\" d:formally=\"old\">", "没有属性 “d:formally”"),
        ("<transition event=\"withdraw\"", "<transition d:formerly=\"old\" event=\"withdraw\"", "只能写在有 id 的状态上"),
    ])
    func `a former name that cannot be one is found by the check`(text: String, by: String, message: String) throws {
        let copy = try RegulationCopy()
        let place = try copy.change(RegulationCopy.diamond, text, to: by)
        let check = try copy.check()
        #expect(check.status == 1)
        #expect(check.errors.contains(message), "\(check.errors)")
        #expect(check.errors.contains("diamond-contract.scxml:\(place.split(separator: ":")[0])"))
    }

    @Test func `two states cannot have had the same name`() throws {
        let copy = try RegulationCopy()
        try copy.change(
            RegulationCopy.diamond, "<state id=\"revision\">", to: "<state id=\"revision\" d:formerly=\"old\">")
        try copy.change(RegulationCopy.diamond, "<state id=\"filing\">", to: "<state id=\"filing\" d:formerly=\"old\">")
        #expect(try copy.check().errors.contains("“old” 已经是 “revision” 的旧名"))
    }

    // MARK: Hidden fields

    @Test func `what a step hid stays hidden from its performers when a newer edition drops the step`() throws {
        let performer = "<d:performer post=\"officer\" at=\"quality-department\"/>"
        try office.adopt(try RegulationCopy.edition("2026.2", (performer, performer + "<d:hide ref=\"amount\"/>")))
        let (_, number) = try office.submitted()
        for person in ["centre", "business", "general", "leader"] {
            try office.done("approve", number, "-m", "同意", as: person)
        }
        try office.done("approve", number, "-m", "同意", as: "quality")
        #expect(try office.json("show", number, as: "quality")["values"]["amount"].isNull)
        let newer = try RegulationCopy.edition("2026.3")
        for _ in 0..<5 {
            try newer.change(RegulationCopy.diamond, "quality-opinion", to: "standards-opinion")
        }
        try office.adopt(newer)
        let migration = try office.migrate(number)
        #expect(migration["outcome"].text == "migrated")
        #expect(parts(migration, "dropped").contains("opinion quality-opinion"))
        #expect(try office.json("show", number, as: "quality")["values"]["amount"].isNull)
    }
}
