import Testing

/// 退回: to any step that the case came through, also out of and into parallel branches.
@Suite struct ReturningStoryTests {
    private typealias Office = ApprovalOffice

    private static let actions =
        "<d:action name=\"approve\" label=\"同意\"/><d:action name=\"return\" label=\"退回修改\" opinion=\"required\"/>"

    private static func step(
        _ id: String, _ label: String, to next: String, _ attributes: String = "", post: String = "leader"
    ) -> String {
        Office.state(
            id, label, attributes, performers: "<d:performer post=\"\(post)\" at=\"city\"/>", actions: actions,
            transitions: "<transition event=\"approve.\(id)\" target=\"\(next)\"/>"
                + "<transition event=\"return.\(id)\" target=\"revision\"/>")
    }

    /// Chief, then leader A, then leader B.
    private static let chain =
        step("chief-review", "首席审核", to: "first", post: "chief-account-manager") + step("first", "一审", to: "second")
        + step("second", "二审", to: "signed") + Office.revision(to: "chief-review")

    /// Two branches at once, then the leader.
    private static func branches(_ attributes: String = "") -> String {
        """
        <parallel id="both">
          <d:step label="两处审核" clause="6.1.2"/>
          <state id="left" initial="left-review">
            \(step("left-review", "左审", to: "left-done", attributes, post: "chief-account-manager"))
            <final id="left-done"/>
          </state>
          <state id="right" initial="right-review">
            \(step("right-review", "右审", to: "right-done", attributes, post: "account-manager"))
            <final id="right-done"/>
          </state>
          <transition event="done.state.both" target="final-review"/>
        </parallel>
        \(step("final-review", "终审", to: "signed"))
        \(Office.revision(to: "both"))
        """
    }

    @Test func `the legal targets are listed first, then one is chosen and all steps run again`() throws {
        let office = try Office(Self.chain)
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "jia-leader")
        let list = try office.office.json("return", number, "--list", as: "jia-leader-2")
        #expect(list.items.compactMap { $0["state"].text } == ["chief-review", "first"])
        #expect(list[0]["people"].texts == ["乙示例"])
        try office.office.done("return", number, "--to", "chief-review", "-m", "请重核金额", as: "jia-leader-2")
        #expect(try office.office.active(number) == ["chief-review"])
        try office.office.done("approve", number, as: "chief")
        #expect(try office.office.active(number) == ["first"])
    }

    @Test func `a returned step is marked in the case and on paper until it is done again`() throws {
        let office = try Office(Self.chain)
        let number = try office.submitted()
        let contract = try #require(try office.office.json("show", number, as: "clerk")["record"].text)
        func marks() throws -> [Bool] {
            let view = try office.office.done("packet", contract, "--format", "xml", as: "clerk").output
            let page = try office.office.done("packet", contract, as: "clerk").output
            let shown = try office.office.done("show", number, as: "clerk").output
            return [view.contains("returned=\"true\""), page.contains("↩"), shown.contains("↩")]
        }
        try office.office.done("return", number, "-m", "请补正", as: "chief")
        #expect(try marks() == [true, true, true])
        try office.office.done("submit", number, "-s", "payment=预付", as: "clerk")
        try office.office.done("approve", number, as: "chief")
        #expect(try marks() == [false, false, false])
    }

    @Test func `a return can come straight back to who returned`() throws {
        let office = try Office(Self.chain)
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done(
            "return", number, "--to", "chief-review", "--come-back", "-m", "请补充说明", as: "jia-leader-2")
        try office.office.done("approve", number, "-m", "已补充", as: "chief")
        #expect(try office.office.active(number) == ["second"])
        #expect(try office.office.json("approve", number, as: "jia-leader-2")["outcome"].text == "已签约")
    }

    @Test func `a return comes straight back also when the step was taken back, or passes by itself`() throws {
        let office = try Office(Self.chain)
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done("return", number, "--to", "chief-review", "--come-back", "-m", "补充", as: "jia-leader-2")
        try office.office.done("approve", number, as: "chief")
        try office.office.done("take-back", number, as: "chief")
        #expect(try office.office.active(number) == ["chief-review"])
        try office.office.done("approve", number, as: "chief")
        #expect(try office.office.active(number) == ["second"])

        let vacant = Self.step("archive", "归档审核", to: "first", "empty=\"pass\"", post: "archivist")
        let passing = try Office(
            vacant + Self.step("first", "一审", to: "second") + Self.step("second", "二审", to: "signed")
                + Office.revision(to: "archive"))
        let other = try passing.submitted()
        try passing.office.done("approve", other, as: "jia-leader")
        try passing.office.done("return", other, "--to", "archive", "--come-back", "-m", "再核", as: "jia-leader-2")
        #expect(try passing.office.active(other) == ["second"])
    }

    @Test func `an illegal target is refused and named, a return without a reason too`() throws {
        let office = try Office(Self.chain)
        let number = try office.submitted()
        try office.refused("不能选择退回到哪里", "return", number, "--to", "first", "-m", "退", as: "chief")
        try office.office.done("approve", number, as: "chief")
        try office.refused("不能退回到 “second”", "return", number, "--to", "second", "-m", "退", as: "jia-leader")
        try office.refused("不能退回到 “first”", "return", number, "--to", "first", "-m", "退", as: "jia-leader")
        try office.refused("要写明意见", "return", number, "--to", "chief-review", as: "jia-leader")
        try office.refused("不由您办理", "return", number, "--to", "chief-review", "-m", "退", as: "clerk-2")
    }

    @Test func `a return out of parallel branches cancels the sibling's task, and that shows`() throws {
        let office = try Office(
            Self.step("first", "初审", to: "both") + Self.branches())
        let number = try office.submitted()
        try office.office.done("approve", number, as: "jia-leader")
        let list = try office.office.json("return", number, "--list", as: "chief")
        #expect(list[0]["cancelled"].texts == ["右审"])
        try office.office.done("return", number, "--to", "first", "-m", "先定金额", as: "chief")
        #expect(try office.office.active(number) == ["first"])
        #expect(try office.inbox("clerk-2").isEmpty)
    }

    @Test func `a return into parallel branches asks the siblings again unless their decision stands`() throws {
        for (attributes, waiting) in [("", ["left-review", "right-review"]), ("again=\"keep\"", ["left-review"])] {
            let office = try Office(Self.branches(attributes))
            let number = try office.submitted()
            try office.office.done("approve", number, as: "chief")
            try office.office.done("approve", number, as: "clerk-2")
            let list = try office.office.json("return", number, "--list", as: "jia-leader")
            #expect(list[0]["reopened"].texts == (attributes.isEmpty ? ["右审"] : []))
            try office.office.done("return", number, "--to", "left-review", "-m", "左边再看", as: "jia-leader")
            #expect(try office.office.active(number) == waiting)
        }
    }

    @Test func `a return into a branch that comes straight back asks no sibling that agreed`() throws {
        let office = try Office(Self.branches())
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "clerk-2")
        let list = try office.office.done("return", number, "--list", as: "jia-leader")
        #expect((list.output + list.errors).contains("加 --come-back 直接回来时，已经同意的不重办"))
        try office.office.done("return", number, "--to", "left-review", "--come-back", "-m", "补", as: "jia-leader")
        #expect(try office.office.active(number) == ["left-review"])
        #expect(try office.inbox("clerk-2").isEmpty)
        try office.office.done("approve", number, as: "chief")
        #expect(try office.office.active(number) == ["final-review"])
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `a return to the branch beside comes back without asking anybody twice`() throws {
        let office = try Office(Self.branches())
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("return", number, "--to", "left-review", "--come-back", "-m", "补", as: "clerk-2")
        try office.office.done("approve", number, as: "chief")
        #expect(try office.office.active(number) == ["right-review"])
        try office.office.done("approve", number, as: "clerk-2")
        #expect(try office.office.active(number) == ["final-review"])
        _ = try office.office.verified()
    }

    @Test func `what is voided on the way back is given again first`() throws {
        let voiding = Self.step(
            "left-review", "左审", to: "left-done", "voids=\"right-review\"", post: "chief-account-manager")
        let plain = Self.step("left-review", "左审", to: "left-done", "", post: "chief-account-manager")
        let office = try Office(Self.branches().replacing(plain, with: voiding))
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "clerk-2")
        try office.office.done("return", number, "--to", "left-review", "--come-back", "-m", "改", as: "jia-leader")
        try office.office.done("approve", number, as: "chief")
        #expect(try office.office.active(number) == ["right-review"], "its earlier opinion has no force any more")
        try office.office.done("approve", number, as: "clerk-2")
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `a task that was cancelled amid its voices is not shown as done`() throws {
        let branches = Self.branches().replacing("<d:step label=\"两处审核\" clause=\"6.1.2\"/>", with: "")
            .replacing(
                Self.step("right-review", "右审", to: "right-done", post: "account-manager"),
                with: Self.step("right-review", "右审", to: "right-done", "rule=\"all\"", post: "account-manager")
                    .replacing("at=\"city\"", with: "at=\"city\" each=\"true\""))
        let office = try Office(Self.step("first", "初审", to: "both") + branches)
        let number = try office.submitted()
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done("approve", number, as: "clerk-2")
        try office.office.done("return", number, "--to", "first", "-m", "先定金额", as: "chief")
        let shown = try office.office.done("show", number, as: "clerk").output
        #expect(shown.contains("○ 右审") && shown.contains("↩ 左审"), "\(shown)")
        let graph = try office.office.done("case", "graph", number, "--dot", as: "clerk").output
        #expect(graph.contains("↻ 右审") && graph.contains("↻ 左审"), "both come again")
    }

    @Test func `a return within a branch leaves the sibling's task and outcome alone`() throws {
        let inner = """
            <parallel id="both">
              <d:step label="两处审核" clause="6.1.2"/>
              <state id="left" initial="left-one">
                \(Self.step("left-one", "左一", to: "left-two", post: "chief-account-manager"))
                \(Self.step("left-two", "左二", to: "left-done"))
                <final id="left-done"/>
              </state>
              <state id="right" initial="right-review">
                \(Self.step("right-review", "右审", to: "right-done", post: "account-manager"))
                <final id="right-done"/>
              </state>
              <transition event="done.state.both" target="signed"/>
            </parallel>
            \(Office.revision(to: "both"))
            """
        let office = try Office(inner)
        let number = try office.submitted()
        try office.office.done("approve", number, as: "clerk-2")
        try office.office.done("approve", number, as: "chief")
        try office.office.done("return", number, "--to", "left-one", "-m", "左一再看", as: "jia-leader")
        #expect(try office.office.active(number) == ["left-one"])
        try office.office.done("approve", number, as: "chief")
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `a revision voids what the regulation says, and what it voids is asked again`() throws {
        let kept = Self.branches("again=\"keep\"").replacing(
            "voids=\"\"", with: "voids=\"left-review\"")
        let office = try Office(kept)
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "clerk-2")
        try office.office.done("return", number, "-m", "改付款方式", as: "jia-leader")
        try office.office.done("submit", number, "-s", "payment=预付", as: "clerk")
        #expect(try office.office.active(number) == ["left-review"])
    }
}
