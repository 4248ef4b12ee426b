import Store

/// A record came to nothing: what no other record may share with it is free for others again.
struct UniquesReleased: OfficeEvent {
    static let kind = "record.uniques-released"
    let form: String
    let number: String
    var subject: String { "\(form):\(number)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.delete(
            from: "uniques", where: [.equals("form", .text(form)), .equals("number", .text(number))])
    }
}
