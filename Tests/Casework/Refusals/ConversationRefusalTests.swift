import Casework
import Files
import Procedure
import Records
import SQLiteStore
import Testing

/// Why somebody cannot ask, answer, copy, remind, follow or keep a draft.
@Suite struct ConversationRefusalTests {
    private let office: CityOffice
    private var number: Int { office.number }

    init() throws {
        office = try CityOffice(
            CityOffice.step("review", CityOffice.leaders, "rule=\"all\"", to: "signing")
                + CityOffice.step("signing", CityOffice.chief))
    }

    private func ask(_ person: String, by asker: String = "jia-leader", _ text: String = "价格对吗？") throws -> Question {
        try office.desk(asker).ask(office.task(text), of: person)
    }

    @Test func `a question is written, goes to somebody else, and is asked once`() throws {
        expectRefusal("conversation.asks-oneself") { try ask("jia-leader") }
        expectRefusal("conversation.text-required") { try ask("finance", " ") }
        _ = try ask("finance")
        expectRefusal("conversation.already-asked") { try ask("finance") }
    }

    @Test func `whoever is asked answers once, in writing`() throws {
        expectRefusal("conversation.not-asked") { try office.desk("clerk").answer("对", about: number) }
        _ = try ask("clerk")
        expectRefusal("conversation.text-required") { try office.desk("clerk").answer("", about: number) }
        expectRefusal("conversation.unknown-question") {
            try office.desk("clerk").answer("对", about: number, question: 7)
        }
        _ = try ask("clerk", by: "jia-leader-2")
        expectRefusal("conversation.several-questions") { try office.desk("clerk").answer("对", about: number) }
        for question in 1...2 { _ = try office.desk("clerk").answer("对", about: number, question: question) }
        expectRefusal("conversation.already-answered") { try office.desk("clerk").answer("对", about: number) }
    }

    @Test func `a question whose task is over is answered no more`() throws {
        _ = try ask("finance")
        for leader in ["jia-leader", "jia-leader-2"] { try office.act(leader) }
        expectRefusal("conversation.question-lapsed") { try office.desk("finance").answer("对", about: number) }
    }

    @Test func `a copy is sent by who takes part, to somebody else, and is read once`() throws {
        func copy(by person: String, to receiver: String) throws -> [String] {
            try office.desk(person).copy(number, to: [.person(receiver)])
        }
        expectRefusal("conversation.not-involved") { try copy(by: "manager", to: "finance") }
        expectRefusal("conversation.copies-oneself") { try copy(by: "clerk", to: "clerk") }
        expectRefusal("conversation.not-copied") { try office.desk("chief").read(number) }
        _ = try copy(by: "clerk", to: "chief")
        expectRefusal("conversation.already-copied") { try copy(by: "clerk", to: "chief") }
        _ = try office.desk("chief").read(number)
        expectRefusal("conversation.already-read") { try office.desk("chief").read(number) }
    }

    @Test func `a reminder goes to others, and at most once an hour`() throws {
        try office.act("jia-leader")
        expectRefusal("conversation.reminds-oneself") { try office.desk("jia-leader-2").remind(of: number) }
        _ = try office.desk("clerk").remind(of: number)
        expectRefusal("conversation.reminded-recently") { try office.desk("clerk").remind(of: number) }
    }

    @Test func `a case that waits for the clock has nobody to be reminded`() throws {
        let waiting = try CityOffice(
            """
            <state id="rest">
              <onentry><send event="on" delay="90000s"/></onentry><transition event="on" target="signed"/>
            </state>
            """)
        expectRefusal("conversation.nobody-waits") { try waiting.desk("clerk").remind(of: waiting.number) }
    }

    @Test func `a case is followed once, and then no more`() throws {
        expectRefusal("conversation.not-following") { try office.desk("clerk").unfollow(number) }
        try office.desk("clerk").follow(number)
        expectRefusal("conversation.already-following") { try office.desk("clerk").follow(number) }
    }

    @Test func `a draft has a text, and is thrown away once`() throws {
        expectRefusal("conversation.text-required") { try office.desk("jia-leader").draft(office.task("")) }
        expectRefusal("conversation.no-draft") { try office.desk("jia-leader").clearDraft(office.task()) }
    }
}
