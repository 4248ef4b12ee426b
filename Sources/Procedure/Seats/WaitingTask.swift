public import Diagnostics
import Records
import Regulations

/// An open task, and whom it waits for.
public struct WaitingTask: Sendable, Equatable {
    /// Whose turn it is.
    public enum Performer: Sendable, Hashable {
        /// Somebody, by name.
        case person(String)
        /// Somebody all of whose posts have ended, by name.
        case leaver(String)
        /// Whoever holds a post: the post with its unit, and the names of the people who hold it today.
        case post(String, people: [String])
    }

    /// The task's name on papers.
    public let label: String
    /// Whose turn it is, each once.
    public let performers: [Performer]

    /// A task, or a duty, and whose turn it is.
    package init(label: String, performers: [Performer]) {
        self.label = label
        self.performers = performers
    }

    /// The task and its performers: 审核：省邮政函件集邮局·领导（张示例）.
    public var words: Message {
        let names = names
        return Message("\(label)：\(names.chinese)", "\(label): \(names.english)")
    }

    /// Its performers alone: 省邮政函件集邮局·领导（张示例）.
    public var names: Message {
        let names = performers.map(\.words)
        return Message(
            names.map(\.chinese).joined(separator: "，"), names.map(\.english).joined(separator: ", "))
    }
}

extension WaitingTask.Performer {
    fileprivate var words: Message {
        switch self {
        case .person(let name): Message(verbatim: name)
        case .leaver(let name): Message("\(name)（岗位已结束）", "\(name) (has left)")
        case .post(let post, let people):
            people.isEmpty
                ? Message("\(post)（现无人在岗）", "\(post) (held by nobody now)")
                : Message("\(post)（\(people.joined(separator: "、"))）", "\(post) (\(people.joined(separator: ", ")))")
        }
    }
}

extension PerformerReader {
    /// Whom a task waits for.
    package func waiting(for task: CaseTask) throws -> WaitingTask {
        var performers: [WaitingTask.Performer] = []
        for seat in try reader.cases.seats(of: task.id) where seat.status == .open {
            let performer = try performer(of: seat)
            if !performers.contains(performer) { performers.append(performer) }
        }
        return WaitingTask(label: task.label, performers: performers)
    }

    /// A post with its unit: 省邮政函件集邮局·领导.
    package func name(of holder: Holder) throws -> String {
        let unit = try reader.units.tree()[holder.unit]?.name ?? holder.unit
        return "\(unit)·\(reader.regulation.organisation.post(holder.post)?.label ?? holder.post)"
    }

    /// Who may speak for a seat today.
    private func performer(of seat: Seat) throws -> WaitingTask.Performer {
        let people = try people(of: seat).map(\.name)
        if let holder = seat.holder { return .post(try name(of: holder), people: people) }
        guard people.isEmpty, let person = seat.person else { return .person(people.first ?? "") }
        return .leaver(try reader.directory.person(person)?.name ?? person)
    }
}
