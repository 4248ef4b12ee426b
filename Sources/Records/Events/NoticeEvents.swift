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

extension TableWriting {
    /// Leaves a notice for whoever submitted a case, unless that is who did it.
    func notify(of kind: Notice.Kind, in number: Int, _ stamp: Stamp) throws {
        guard let submitter = try submitter(of: number), submitter != stamp.person else { return }
        var row = Notice()
        row.id = stamp.number
        row.case = number
        row.person = submitter
        row.kind = kind
        row.time = stamp.time
        try insert(row)
    }

    /// Whoever goes on with a case that came back knows that it did.
    func endReturns(of number: Int, _ stamp: Stamp) throws {
        try update(
            [Notice.isUnread <- false],
            where: [
                Notice.case == number, Notice.person == stamp.person, Notice.kind == .returned,
                Notice.isUnread == true,
            ])
    }

    private func submitter(of number: Int) throws -> String? {
        try values(Case.submitter, where: [Case.number == number]).first
    }
}
