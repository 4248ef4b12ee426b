import Store

/// Whoever submitted a case has read what became of it (已阅结果).
package struct NoticesRead: OfficeEvent {
    package static let kind = "notices.read"
    package let `case`: Int
    /// The notices, by number.
    package let notices: [Int]
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, notices: [Int]) {
        self.case = `case`
        self.notices = notices
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [Notice.isUnread <- false], where: [Notice.id.isOne(of: notices), Notice.person == stamp.person])
    }
}
