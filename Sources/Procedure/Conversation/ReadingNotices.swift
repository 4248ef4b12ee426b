import Diagnostics
import Records
import Store

/// Notes that the actor has read what became of the cases that the actor submitted (已阅结果); where nothing is unread,
/// nothing is noted.
package struct ReadNotices: OfficeCommand {
    package static let name = "notices.read"

    /// The command.
    package init() {}

    /// - Returns: the notices that are read now, the newest first.
    package func decide(_ recorder: Recorder) throws -> [Notice] {
        let unread = try recorder.conversation.unreadNotices()
        for (number, notices) in Dictionary(grouping: unread, by: \.case).sorted(by: { $0.key < $1.key }) {
            try recorder.record(NoticesRead(case: number, notices: notices.map(\.id).sorted()))
        }
        return unread
    }
}

extension ConversationReader {
    /// What the actor has not read about the cases that the actor submitted, the newest first.
    ///
    /// - Parameter limit: at most so many; `nil` for all.
    package func unreadNotices(limit: Int? = nil) throws -> [Notice] {
        try reader.snapshot.all(
            where: [Notice.person == reader.actor.person.code, Notice.isUnread == true],
            order: [Notice.id.descending], limit: limit)
    }
}
