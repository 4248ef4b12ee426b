import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        (["LC_ALL": "zh_CN.UTF-8"], "没有命令"), (["LC_ALL": "zh_CN.GB18030"], "没有命令"),
        (["LC_ALL": "en_US.UTF-8"], "there is no command"), (["LC_ALL": "", "LANG": "en_GB"], "there is no command"),
        (["LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"], "there is no command"),
        (["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], "没有命令"),
        (["LC_ALL": "de_DE.UTF-8"], "there is no command"), (["LC_ALL": "C"], "没有命令"), (["LC_ALL": "C.UTF-8"], "没有命令"),
        (["LC_ALL": ""], "没有命令"),
    ])
    func `the locale chooses the language`(environment: [String: String], message: String) throws {
        #expect(try Binary.run(["frobnicate"], environment: environment).errors.contains(message))
    }

    @Test func `--lang overrides the locale`() throws {
        let english = try Binary.run(["frobnicate", "--lang", "en"])
        #expect(english.errors.contains("error: there is no command"))
        let chinese = try Binary.run(["frobnicate", "--lang=zh"], environment: ["LC_ALL": "en_US.UTF-8"])
        #expect(chinese.errors.contains("错误: 没有命令"))
    }

    @Test func `an English message holds no Chinese but the user's own words`() throws {
        let office = try DemoOffice()
        let run = try office.run("contract", "submit", "--lang", "en", as: "clerk")
        #expect(run.mistakes.count == 7)
        let allowed: Set<Character> = ["万"]
        #expect(run.errors.filter { ("\u{4E00}"..."\u{9FFF}").contains($0) && !allowed.contains($0) }.isEmpty)
    }

    @Test func `labels of forms follow the language, and what people wrote stays as it is`() throws {
        let office = try DemoOffice()
        let (contract, _) = try office.submitted()
        let english = try office.done("contract", "show", contract, "--lang", "en", as: "clerk").output
        #expect(english.contains("  amount: 6,200,000.00"))
        #expect(english.contains("  title: 2027年度函件合作合同"))
        #expect(!english.contains("合同金额"))
        #expect(english.contains("  start date: 2027-01-01"))
        #expect(try office.done("contract", "show", contract, as: "clerk").output.contains("  合同金额：6,200,000.00"))
    }

    /// What Docket itself calls something, in Chinese; the regulation's own words and those of people are data.
    private static let words = [
        "转办", "委派", "取回", "加签", "减签", "拿回", "抄送", "已阅", "催办", "问 ", "答复", "办结", "等待", "下一步", "现无人在岗",
        "岗位已结束", "逾期", "期限", "自动", "代 ", "退回到", "事项",
    ]

    @Test func `in English the history, the inbox and what was done are said in English`() throws {
        let office = try DemoOffice()
        let (_, number) = try office.submitted()
        var said = ""
        for (words, person) in [
            (["ask", number, "--of", "finance", "-m", "price?"], "centre"),
            (["answer", number, "-m", "yes"], "finance"),
            (["copy", number, "--to", "quality", "-m", "please see"], "centre"), (["inbox"], "quality"),
            (["read", number], "quality"), (["remind", number], "clerk"),
            (["handover", number, "--to", "market"], "general"),
            (["delegate", number, "--to", "finance"], "business"), (["delegate", number, "--call-back"], "business"),
            (["countersign", number, "--add", "finance"], "business"), (["approve", number, "-m", "fine"], "centre"),
            (["take-back", number, "-m", "again"], "centre"),
            (["deputy", "appoint", "finance", "--to", "2026-12-31"], "centre"),
            (["approve", number, "--for", "centre"], "finance"), (["show", number], "clerk"), (["due"], "clerk"),
            (["history", number], "clerk"), (["cancel", number], "clerk"), (["approve", number], "quality"),
            (["cancel", number, "-m", "no more"], "clerk"), (["history", number, "--json"], "clerk"),
        ] {
            let run = try office.run(words + ["--lang", "en"], as: person)
            said += run.output + run.errors
        }
        for word in Self.words { #expect(!said.contains(word), "\(word)") }
        for word in ["copy to", "reminded", "handed over to", "called back", "as a countersigner", "asked ", "(for "] {
            #expect(said.contains(word), "\(word)")
        }
    }

    @Test func `in English a picture says in English what the regulation has no words for`() throws {
        let office = try DemoOffice()
        let (_, number) = try office.submitted()
        let picture = try office.done("case", "graph", number, "--dot", "--lang", "en", as: "clerk").output
        let chain = try office.done("regulation", "graph", "registration", "--dot", "--lang", "en", as: "clerk").output
        for word in ["case \(number): ", "waits for 戊示例", "as the regulation is read"] {
            #expect(picture.contains(word), "\(word)")
        }
        for word in ["(edition 2026.1)", "the unit above", "the unit that submits", "(by itself)", " and "] {
            #expect(chain.contains(word), "\(word)")
        }
        for word in ["事项", "等待", "报送单位", "上级单位·", "（自动）", "对办法的理解", "版）", "且"] {
            #expect(!(picture + chain).contains(word), "\(word)")
        }
    }
}
