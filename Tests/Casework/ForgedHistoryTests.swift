import Fixtures
import MemoryStore
import Records
import Store
import Testing
import Values

@testable import Casework
@testable import Procedure
@testable import Regulations

/// What does not follow from a command is found and named, however whole the chain and the tables are.
@Suite struct ForgedHistoryTests {
    private let fixture: OfficeFixture
    private let number: Int

    init() throws {
        fixture = try OfficeFixture(in: MemoryOffices())
        number = try fixture.submitted().case
    }

    private func approve(_ person: String = "centre") throws {
        _ = try fixture.desk(person).act(on: number, TaskAction("approve", opinion: "同意"))
    }

    /// What is found: one thing.
    private func problem(_ change: (inout Forgery) throws -> Void) throws -> DecisionProblem {
        var forgery = try Forgery(of: fixture)
        try change(&forgery)
        let problems = try forgery.decided().problems
        try #require(problems.count == 1, "\(problems)")
        return problems[0]
    }

    @Test func `an honest copy is no forgery`() throws {
        try approve()
        #expect(try Forgery(of: fixture).decided().problems == [])
    }

    @Test func `an approval by somebody who may not`() throws {
        try approve()
        let found = try problem { try $0.repeatLastCommand(by: "yi-clerk") }
        guard case .refused(_, "act", let because) = found else { return #expect(Bool(false), "\(found)") }
        #expect(because.english == "case \(number) is outside your scope")
        #expect(found.finding.message.chinese.contains("按当时的规则应被拒绝"))
    }

    @Test func `an approval by nobody`() throws {
        try approve()
        let found = try problem { try $0.repeatLastCommand(by: "nobody") }
        guard case .undecidable(_, .nobody("nobody")) = found else { return #expect(Bool(false), "\(found)") }
    }

    @Test func `a number out of its series`() throws {
        let found = try problem { try $0.change("number.allocated", #""sequence":1"#, to: #""sequence":7"#) }
        guard case .different(_, "number.allocated", let difference) = found else {
            return #expect(Bool(false), "\(found)")
        }
        #expect(difference == .init(part: "sequence", expected: "1", recorded: "7"))
    }

    @Test func `a grade that does not follow from the figures`() throws {
        let index = try Forgery(of: fixture).last("customer.graded")
        let found = try problem { try $0.change("customer.graded", #""tier":"diamond""#, to: #""tier":"gold""#) }
        guard case .different(index + 1, "customer.graded", let difference) = found else {
            return #expect(Bool(false), "\(found)")
        }
        #expect(difference.part == "grade.tier")
        #expect(difference.expected == "“diamond”" && difference.recorded == "“gold”")
    }

    @Test func `a deadline that was shifted`() throws {
        let hurried = try OfficeFixture(
            workflows: ChangedPackage().replacing(
                "<d:submission ", by: "<d:submission within=\"10 days\" ", in: "charts/diamond-contract.scxml"),
            in: MemoryOffices())
        _ = try hurried.submitted()
        var forgery = try Forgery(of: hurried)
        let payload = forgery.drafts[try forgery.last("timer.set")].payload
        let due = String(try #require(payload.firstMatch(of: /"due":"(?<due>[^"]+)"/)).output.due)
        let later = "2027-06-30T00:00:00.000Z"
        try forgery.change("timer.set", due, to: later)
        let found = try #require(try forgery.decided().problems.first)
        guard case .different(_, "timer.set", let difference) = found else { return #expect(Bool(false), "\(found)") }
        #expect(difference == .init(part: "due", expected: "“\(due)”", recorded: "“\(later)”"))
        #expect(found.finding.message.chinese.contains("due 应为 “\(due)”，记为 “\(later)”"))
    }

    @Test func `an opinion that was left out`() throws {
        try approve()
        let found = try problem { $0.drop(try $0.last("opinion.given")) }
        guard case .lacking(_, "opinion.given", _) = found else { return #expect(Bool(false), "\(found)") }
    }

    @Test func `an opinion that says something else than its command`() throws {
        try approve()
        let found = try problem { try $0.change("opinion.given", #""text":"同意""#, to: #""text":"坚决同意""#) }
        guard case .different(_, "opinion.given", let difference) = found else {
            return #expect(Bool(false), "\(found)")
        }
        #expect(difference == .init(part: "text", expected: "“同意”", recorded: "“坚决同意”"))
    }

    @Test func `an event more than a command comes to, and one that belongs to none`() throws {
        _ = try fixture.desk("clerk").follow(number)
        let surplus = try problem { forgery in
            forgery.drafts.append(forgery.drafts[forgery.drafts.count - 1])
            forgery.drafts[forgery.drafts.count - 1].kind = "case.unfollowed"
        }
        guard case .surplus(_, "case.unfollowed", _) = surplus else { return #expect(Bool(false), "\(surplus)") }
        let stray = try problem { forgery in
            forgery.drafts.append(forgery.drafts[forgery.drafts.count - 1])
            forgery.drafts[forgery.drafts.count - 1].kind = "case.unfollowed"
            forgery.drafts[forgery.drafts.count - 1].cause = nil
        }
        guard case .stray(_, "case.unfollowed") = stray else { return #expect(Bool(false), "\(stray)") }
    }

    @Test func `a command that there is not, or whose input is none`() throws {
        _ = try fixture.desk("clerk").follow(number)
        let unknown = try problem { try $0.change("command.given", #""name":"follow""#, to: #""name":"obey""#) }
        guard case .undecidable(_, .unknownName("obey")) = unknown else { return #expect(Bool(false), "\(unknown)") }
        let malformed = try problem { try $0.change("command.given", #""case":"#, to: #""cause":"#) }
        guard case .undecidable(_, .malformedInput("follow")) = malformed else {
            return #expect(Bool(false), "\(malformed)")
        }
    }

    @Test func `a second founding`() throws {
        let found = try problem { forgery in
            let number = forgery.drafts.count + 1
            for var draft in forgery.drafts.prefix(2) {
                draft.cause = draft.cause.map { _ in number }
                draft.time = forgery.drafts[number - 2].time
                forgery.drafts.append(draft)
            }
        }
        guard case .refused(_, "office.found", _) = found else { return #expect(Bool(false), "\(found)") }
    }
}
