import Diagnostics
import Records
import Regulations
import Store
public import Values

/// A deputy to be appointed.
public struct DeputyEntry: Codable, Sendable {
    /// Who acts.
    public let deputy: String
    /// Who is represented; `nil` for the actor.
    public let person: String?
    /// The first day.
    public let from: CalendarDate
    /// The last day.
    public let to: CalendarDate
    /// The chains for which it holds; empty for all.
    public let chains: [String]

    /// An entry.
    public init(deputy: String, for person: String? = nil, from: CalendarDate, to: CalendarDate, chains: [String] = [])
    {
        self.deputy = deputy
        self.person = person
        self.from = from
        self.to = to
        self.chains = chains
    }
}

/// Appoints a deputy for the actor; an administrator does it for others too.
package struct AppointDeputy: OfficeCommand {
    package static let name = "deputy.appoint"
    package let entry: DeputyEntry

    /// The command for an entry.
    package init(_ entry: DeputyEntry) { self.entry = entry }

    /// - Returns: the number of the deputyship.
    package func decide(_ recorder: Recorder) throws -> Int {
        let person = entry.person ?? recorder.actor.person.code
        if person != recorder.actor.person.code { try recorder.reader.require(.administer) }
        try recorder.check(entry, for: person)
        return try recorder.record(
            DeputyAppointed(
                person: person, deputy: entry.deputy, from: entry.from, to: entry.to, chains: entry.chains)
        ).number
    }
}

/// Ends a deputyship today; for the person represented, or an administrator.
package struct EndDeputyship: OfficeCommand {
    package static let name = "deputy.end"
    package let number: Int

    /// The command for the number of a deputyship.
    package init(_ number: Int) { self.number = number }

    package func decide(_ recorder: Recorder) throws -> Deputyship {
        guard let found = try recorder.directory.deputyships([Deputyship.id == number]).first, found.ended == nil
        else { throw Refusal.unknownDeputy(number) }
        guard found.person == recorder.actor.person.code || recorder.reader.may(.administer) else {
            throw Refusal.notYourDeputy(number).told(as: .unknownDeputy(number))
        }
        try recorder.record(DeputyEnded(deputy: number, person: found.person))
        return found
    }
}

extension Recorder {
    /// Refuses a period or a person that cannot be.
    fileprivate func check(_ entry: DeputyEntry, for person: String) throws {
        for code in [person, entry.deputy] where try directory.person(code) == nil {
            throw Refusal.unknownPerson(code, known: try directory.codes())
        }
        for chain in entry.chains where regulation.chain(chain) == nil {
            throw Refusal.unknownChain(chain, advice: didYouMean(chain, among: regulation.chains.map(\.id)))
        }
        guard entry.deputy != person else { throw Refusal.deputyOfOneself }
        let (from, to) = (entry.from, entry.to)
        guard from <= to else { throw Refusal.periodReversed(from: from.iso, to: to.iso) }
        guard to >= now.day else { throw Refusal.periodPast(to: to.iso) }
        let others = try directory.deputyships().filter {
            $0.overlaps(from: from, to: to) && $0.concerns(entry.chains)
        }
        if let same = others.first(where: { $0.person == person && $0.deputy == entry.deputy }) {
            throw Refusal.deputyTwice(person: entry.deputy, from: same.from.iso, to: same.to.iso)
        }
        guard !leads(from: entry.deputy, to: person, by: others) else {
            throw Refusal.deputyCircle(person: entry.deputy)
        }
    }

    /// Whether somebody is represented, directly or through others, by a person.
    private func leads(from person: String, to deputy: String, by deputyships: [Deputyship]) -> Bool {
        var seen: Set<String> = []
        var waiting = [person]
        while let next = waiting.popLast() {
            if next == deputy { return true }
            guard seen.insert(next).inserted else { continue }
            waiting += deputyships.filter { $0.person == next }.map(\.deputy)
        }
        return false
    }
}

extension Refusal {
    fileprivate static var deputyOfOneself: Refusal {
        Refusal("approval.deputy-of-oneself", Message("不能由自己代理自己", "nobody is their own deputy"), access: .granted)
    }

    fileprivate static func periodReversed(from: String, to: String) -> Refusal {
        Refusal(
            "approval.period-reversed",
            Message("代理的结束日期 \(to) 早于开始日期 \(from)", "the deputy's time ends (\(to)) before it begins (\(from))"),
            access: .granted)
    }

    fileprivate static func periodPast(to: String) -> Refusal {
        Refusal(
            "approval.period-past", Message("代理期限 \(to) 已经过去", "the deputy's time ended on \(to)"), access: .granted)
    }

    fileprivate static func deputyCircle(person: String) -> Refusal {
        Refusal(
            "approval.deputy-circle",
            Message(
                "这段时间 \(person) 正由对方代理，代理绕成了圈",
                "in that time \(person) is represented in turn: deputies in a circle"),
            access: .granted)
    }

    fileprivate static func deputyTwice(person: String, from: String, to: String) -> Refusal {
        Refusal(
            "approval.deputy-twice",
            Message("\(person) 在 \(from) 至 \(to) 已经是代理人", "\(person) is the deputy from \(from) to \(to) already"),
            access: .granted)
    }

    fileprivate static func unknownDeputy(_ number: Int) -> Refusal {
        Refusal(
            "approval.unknown-deputy", Message("没有第 \(number) 号代理", "there is no deputy number \(number)"),
            advice: Message("用 docket deputy list 查看代理", "docket deputy list shows deputies"), access: .granted)
    }

    fileprivate static func notYourDeputy(_ number: Int) -> Refusal {
        Refusal(
            "approval.not-your-deputy",
            Message("第 \(number) 号代理不是您设的", "deputy number \(number) does not represent you"),
            access: .denied(subject: "deputy:\(number)"))
    }
}
