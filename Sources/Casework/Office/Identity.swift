import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Store
import Values

/// Whose desk it is: the operating system's account, or a person named with `--as`.
public struct Identity: Sendable {
    /// The account of the operating system.
    public let account: String
    /// The number of that account, where the caller knows it.
    public let uid: Int?
    /// The code of the person named with `--as`, if any.
    public let actingAs: String?

    /// An identity.
    public init(account: String, uid: Int? = nil, actingAs: String? = nil) {
        self.account = account
        self.uid = uid
        self.actingAs = actingAs
    }

    /// The person and the posts held on a day.
    ///
    /// `--as` is for offices in demonstration mode and for administrators; it is part of the recorded command.
    func resolve(in snapshot: any Snapshot, organisation: Organisation, day: CalendarDate) throws -> Actor {
        let directory = Directory(tables: snapshot)
        guard let code = actingAs else {
            return try directory.actor(try ownPerson(in: directory), on: day)
        }
        if try !Settings(tables: snapshot).isDemonstration() {
            let own = try directory.actor(try ownPerson(in: directory), on: day)
            guard own.may(.administer, in: organisation) else { throw Refusal.actingForOthers }
        }
        return try directory.actor(try directory.person(named: code, on: day), on: day)
    }

    private func ownPerson(in directory: Directory) throws -> Person {
        let people = try directory.person(account: account)
        guard let person = people.first else { throw Refusal.unknownAccount(account) }
        guard people.count == 1 else {
            throw Refusal.ambiguousAccount(account, people: people.map(\.code))
        }
        return person
    }
}

extension Refusal {
    /// Nobody has the account of the operating system.
    public static func unknownAccount(_ account: String) -> Refusal {
        Refusal(
            "casework.unknown-account",
            Message("系统账号 “\(account)” 没有对应的人员", "no person has the system account “\(account)”"),
            advice: Message(
                "请管理员用 docket person import 登记账号；演示用的办公室可用 --as 人员代码",
                "ask an administrator to load it with docket person import; a demonstration office takes --as CODE"),
            access: .denied(subject: "office"))
    }

    fileprivate static func ambiguousAccount(_ account: String, people: [String]) -> Refusal {
        Refusal(
            "casework.ambiguous-account",
            Message(
                "系统账号 “\(account)” 对应多个人员：\(people.joined(separator: "、"))",
                "several people have the system account “\(account)”: \(people.joined(separator: ", "))"),
            access: .denied(subject: "office"))
    }

    fileprivate static var actingForOthers: Refusal {
        Refusal(
            "casework.acting-for-others", Message("不能用 --as 代别人操作", "--as is not for you to use"),
            advice: Message("只有演示用的办公室和系统管理员可以", "only demonstration offices and administrators may"),
            access: .denied(subject: "office"))
    }
}
