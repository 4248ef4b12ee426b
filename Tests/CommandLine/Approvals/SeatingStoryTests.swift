import Testing

/// Nobody at the post, the applicant among the performers, the same person twice in a row, people the data names.
@Suite struct SeatingStoryTests {
    private typealias Office = ApprovalOffice
    private static let vacant = "<d:performer post=\"archivist\" at=\"city\"/>"
    private static let clerks = "<d:performer post=\"account-manager\" relative=\"submitter\" each=\"true\"/>"

    private func submission(_ office: Office) throws -> Run {
        let customer = try office.office.registered(["expected-revenue": "30万"])
        return try office.office.run(Entries.contract(customer), as: "clerk")
    }

    @Test func `a step that nobody can perform stops the one before, and says whom it lacks`() throws {
        let office = try Office(Office.state("review", "档案审核", performers: Self.vacant))
        let run = try submission(office)
        #expect(run.status == 1)
        #expect(run.errors.contains("“档案审核”没有人办理") && run.errors.contains("档案管理员"))
    }

    @Test func `a step that nobody can perform passes where the regulation lets it, and that shows`() throws {
        let next = Office.state("leaders", "领导审批")
        let office = try Office(
            Office.state(
                "review", "档案审核", "empty=\"pass\"", performers: Self.vacant,
                transitions:
                    "<transition event=\"approve\" target=\"leaders\"/><transition event=\"reject\" target=\"rejected\"/>"
            ) + next)
        let number = try office.submitted()
        #expect(try office.office.active(number) == ["leaders"])
        #expect(try office.office.done("history", number, as: "clerk").output.contains("无人办理，自动通过"))
    }

    @Test func `a task whose post nobody holds any more shows it, until somebody does`() throws {
        let office = try Office(
            Office.state("review", "审核", performers: "<d:performer post=\"chief-account-manager\" at=\"city\"/>"))
        let number = try office.submitted()
        try imports(
            office, "chief,乙示例,chief-account-manager,jia,2026-11-03", "chief-2,酉示例,chief-account-manager,jia,2026-11-04"
        )
        #expect(try office.at("2026-11-04T09:00", "due", as: "clerk").output.isEmpty)
        let late = "2026-11-05T09:00"
        #expect(try office.at(late, "due", as: "clerk").output.contains("无人可办"))
        #expect(try office.at(late, "due", "--lang", "en", as: "clerk").output.contains("nobody can decide it"))
        let item = try office.at(late, "due", "--json", as: "jia-leader").json()[0]
        #expect(item["vacant"].truth == true && item["due"].isNull)
        #expect(try office.at(late, "show", number, as: "clerk").output.contains("首席客户经理（现无人在岗）"))
        try imports(office, "chief,乙示例,chief-account-manager,jia,2026-12-31")
        #expect(try office.at(late, "due", as: "clerk").output.isEmpty)
        #expect(try office.at(late, "approve", number, as: "chief").output.contains("已签约"))
        let head = try office.office.head()
        try imports(office, "chief,乙示例,chief-account-manager,jia,2026-12-31")
        #expect(try office.office.head() == head, "a row that says what is known changes nothing")
        let wrong = try office.office.write(
            "wrong.csv", "code,name,post,unit,from,to\nchief,乙示例,leader,jia,2026-11-03,2026-11-02\n")
        try office.refused("岗位在开始（2026-11-03）之前就结束了", "person", "import", wrong, as: "admin")
        _ = try office.office.verified()
    }

    @Test func `who holds no post any more decides nothing, also where a seat is theirs by name`() throws {
        let office = try Office(
            Office.state(
                "review", "审核", "rule=\"all\" within=\"20 working-days\"",
                performers: "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>"))
        let number = try office.submitted()
        try imports(office, "jia-leader,丙示例,leader,jia,2026-11-03")
        let late = "2026-11-04T09:00"
        let refused = try Binary.run(
            ["approve", number, "--as", "jia-leader", "--at", late],
            environment: ["DOCKET_OFFICE": office.office.path], in: office.office.folder)
        #expect(refused.status == 1 && refused.errors.contains("不由您办理"), "\(refused.errors)")
        #expect(try office.at(late, "show", number, as: "clerk").output.contains("丙示例（岗位已结束）"))
        let item = try office.at(late, "due", "--days", "1", "--json", as: "clerk").json()[0]
        #expect(item["vacant"].truth == true)
        #expect(item["due"].text == "2026-11-30T09:30:00.000Z", "its deadline, though it is far")
        _ = try office.at(late, "person", "leave", "jia-leader", "--successor", "chief", as: "admin")
        #expect(try office.at(late, "due", "--days", "1", as: "clerk").output.isEmpty)
        for person in ["chief", "jia-leader-2", "jia-leader-3"] {
            _ = try office.at(late, "approve", number, as: person)
        }
        #expect(try office.office.json("show", number, as: "clerk")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `a vacant post stops no vote that the others can decide`() throws {
        let office = try Office(
            Office.state(
                "review", "审核", "rule=\"vote\" pass=\"1\"",
                performers: "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>"
                    + "<d:performer post=\"chief-account-manager\" at=\"city\"/>"))
        _ = try office.submitted()
        try imports(
            office, "chief,乙示例,chief-account-manager,jia,2026-11-03",
            "chief-2,酉示例,chief-account-manager,jia,2026-11-03")
        #expect(try office.at("2026-11-05T09:00", "due", as: "clerk").output.isEmpty)
    }

    @Test func `a list of people with earlier periods ends no post that is held now`() throws {
        let office = try Office(Office.state("review", "审核", performers: "<d:performer post=\"leader\" at=\"city\"/>"))
        let number = try office.submitted()
        let list = try office.office.write(
            "periods.csv",
            "code,name,post,unit,from,to\nclerk-2,午示例,leader,jia,2026-06-01,\nclerk-2,午示例,leader,jia,2025-01-01,2025-12-31\n"
        )
        for _ in 0..<2 {
            try office.office.done("person", "import", list, as: "admin")
            #expect(try office.inbox("clerk-2") == [number])
        }
        // An end is taken also where the list knows an earlier beginning than the office.
        let ends = try office.office.write(
            "ends.csv", "code,name,post,unit,from,to\nclerk-2,午示例,leader,jia,2026-01-01,2026-11-04\n")
        try office.office.done("person", "import", ends, as: "admin")
        let after = try office.at("2026-11-05T09:00", "inbox", "--json", as: "clerk-2").json()
        #expect(after.items.isEmpty)
    }

    @Test func `a task that waits for the answer of someone who has left is listed`() throws {
        let office = try Office(
            Office.state(
                "review", "审核", "rule=\"all\"", performers: "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>"))
        let number = try office.submitted()
        try office.office.done("delegate", number, "--to", "chief", as: "jia-leader")
        try imports(office, "chief,乙示例,chief-account-manager,jia,2026-11-03")
        #expect(try office.at("2026-11-03T09:00", "due", as: "clerk").output.isEmpty)
        #expect(try office.at("2026-11-04T09:00", "due", as: "clerk").output.contains("无人可办"))
        _ = try office.at("2026-11-04T09:05", "delegate", number, "--call-back", as: "jia-leader")
        #expect(try office.at("2026-11-04T09:10", "due", as: "clerk").output.isEmpty)
    }

    /// Loads rows of code, name, post, unit and the last day.
    private func imports(_ office: Office, _ rows: String...) throws {
        let table = (["code,name,post,unit,to"] + rows).joined(separator: "\n") + "\n"
        try office.office.done("person", "import", office.office.write("ends.csv", table), as: "admin")
    }

    @Test func `the unit's leader performs what nobody there can`() throws {
        let office = try Office(Office.state("review", "档案审核", "empty=\"leader\"", performers: Self.vacant))
        let number = try office.submitted()
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `a stand-in that the chart names performs it`() throws {
        let performers = Self.vacant + "<d:stand-in post=\"archivist\" at=\"bureau\"/>"
        let office = try Office(Office.state("review", "档案审核", performers: performers))
        let number = try office.submitted()
        #expect(try office.office.json("approve", number, as: "archivist")["outcome"].text == "已签约")
    }

    @Test func `the applicant does not decide where the regulation forbids it`() throws {
        let office = try Office(
            Office.state("review", "同事复核", "rule=\"all\" applicant=\"skipped\"", performers: Self.clerks))
        let number = try office.submitted()
        #expect(try office.inbox("clerk").isEmpty)
        #expect(try office.office.json("approve", number, as: "clerk-2")["outcome"].text == "已签约")
    }

    @Test func `an applicant who shares a post leaves the decision to the colleagues`() throws {
        let shared = "<d:performer post=\"account-manager\" relative=\"submitter\"/>"
        let office = try Office(Office.state("review", "同事复核", "applicant=\"skipped\"", performers: shared))
        let number = try office.submitted()
        try office.refused("您自己申报的", "approve", number, as: "clerk")
        #expect(try office.office.json("approve", number, as: "clerk-2")["outcome"].text == "已签约")
    }

    @Test func `a task that only the applicant and vacant posts could decide passes only where the chart says so`()
        throws
    {
        let office = try Office(
            Office.state(
                "review", "复核", "applicant=\"skipped\" empty=\"pass\"",
                performers: "<d:performer select=\"'clerk'\"/>" + Self.vacant))
        let number = try office.submitted()
        #expect(try office.office.json("show", number, as: "clerk")["outcome"].text == "已签约")
    }

    @Test func `the leader decides in the applicant's place`() throws {
        let one = "<d:performer select=\"'clerk'\"/>"
        let office = try Office(Office.state("review", "复核", "applicant=\"leader\"", performers: one))
        let number = try office.submitted()
        #expect(try office.inbox("clerk").isEmpty)
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `who agreed a step before is asked once where the regulation says so`() throws {
        let first = Office.state(
            "first", "初审",
            transitions:
                "<transition event=\"approve\" target=\"second\"/><transition event=\"reject\" target=\"rejected\"/>")
        let office = try Office(first + Office.state("second", "复审", "repeat=\"once\""))
        let number = try office.submitted()
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
        #expect(try office.office.done("history", number, as: "clerk").output.contains("上一步已同意，自动通过"))
    }

    @Test func `who agreed a step before is asked again unless the regulation says otherwise`() throws {
        let first = Office.state(
            "first", "初审",
            transitions:
                "<transition event=\"approve\" target=\"second\"/><transition event=\"reject\" target=\"rejected\"/>")
        let office = try Office(first + Office.state("second", "复审"))
        let number = try office.submitted()
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].isNull)
        #expect(try office.office.json("approve", number, as: "jia-leader")["outcome"].text == "已签约")
    }

    @Test func `the data names the performer`() throws {
        let office = try Office(
            Office.state("review", "复核", performers: "<d:performer select=\"$contract/exception\"/>"))
        let customer = try office.office.registered(["expected-revenue": "30万"])
        let unknown = try office.office.run(Entries.contract(customer, ["exception": "nobody"]), as: "clerk")
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("没有人员 “nobody”"))
        let run = try office.office.run(Entries.contract(customer, ["exception": "chief-2"]) + ["--json"], as: "clerk")
        let number = String(try #require(try run.json()["case"].number))
        #expect(try office.inbox("chief").isEmpty)
        #expect(try office.office.json("approve", number, as: "chief-2")["outcome"].text == "已签约")
    }

    @Test func `the owner of the account performs it`() throws {
        let office = try Office(
            Office.state("review", "复核", performers: "<d:performer post=\"leader\" relative=\"owner\"/>"))
        let number = try office.submitted()
        #expect(try office.inbox("jia-leader") == [number])
    }
}
