public import Diagnostics
import Digest
import Drawing
public import Files
import Procedure
public import Records
public import Regulations
import Store
public import Values

extension Desk {
    // MARK: Cases

    /// A case that the actor sees, with everything about it.
    ///
    /// - Throws: `Refusal` when there is none or the actor does not see it.
    public func caseFile(_ number: Int) throws -> CaseFile { try look { try CaseFiles($0).caseFile(number) } }

    /// The cases about a record, the first first, each with everything about it.
    public func caseFiles(of form: String, _ number: String) throws -> [CaseFile] {
        try look { try CaseFiles($0).caseFiles(of: form, number) }
    }

    /// Who held the tasks of a case, since when and how long, in the order in which they got them.
    ///
    /// - Throws: `Refusal` when there is no such case or the actor does not see it.
    public func holdings(of number: Int) throws -> [Holding] { try look { try CaseFiles($0).holdings(of: number) } }

    /// The regulation that a case runs by.
    public func regulation(of found: Case) throws -> Regulation {
        try look { try $0.edition(found.package).regulation }
    }

    /// The chart of a case with the way that it took, in Graphviz's DOT.
    ///
    /// - Throws: `Refusal` when there is no such case or the actor does not see it.
    public func picture(ofCase number: Int, in language: Language) throws -> String {
        try look { try Pictures($0).picture(ofCase: number, in: language) }
    }

    /// The chart of a chain of the edition in force, in Graphviz's DOT.
    ///
    /// - Throws: `Refusal.unknownChain`.
    public func picture(ofChain id: String, in language: Language) throws -> String {
        try look { try Pictures($0).picture(ofChain: id, in: language) }
    }

    // MARK: Records

    /// The form whose record has a number; where none has it, the first form beside the accounts' that has chains.
    public func formOfCase(about number: String) throws -> String {
        try look { try RecordFiles($0).formOfCase(about: number) }
    }

    /// The attachments of a record that the actor sees, the first first.
    ///
    /// - Parameter form: the form that the number belongs to; `nil` for whichever has it.
    /// - Throws: `Refusal` when there is no such record or the actor does not see it.
    public func attachments(of form: String?, _ number: String) throws -> [AttachedFile] {
        try look { try RecordFiles($0).attachments(of: form, number) }
    }

    /// Hands over the content of an attachment piece by piece.
    ///
    /// - Throws: `StoreError.damagedContent` after the last piece where it does not fit its digest, and what `body`
    ///   throws.
    public func read(_ attachment: AttachedFile, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try look { reader in
            guard let digest = SHA256Digest(hexadecimal: attachment.digest) else {
                throw StoreError.missingValue(table: "attachments", column: "digest")
            }
            try reader.snapshot.readAttachment(digest, body)
        }
    }

    /// A record that the actor sees.
    ///
    /// - Throws: `Refusal` when there is none or the actor does not see it.
    public func recordFile(of form: String, _ number: String) throws -> RecordFile {
        try look { try RecordFiles($0).recordFile(of: form, number) }
    }

    /// The records of a form that the actor sees, of a period and of a unit with those below it.
    ///
    /// - Throws: `Refusal` where there is no such form or unit.
    public func recordBook(
        of form: String, during days: ClosedRange<CalendarDate>?, unit: String?
    ) throws -> RecordBook {
        try look { try RecordBooks($0).book(of: form, during: days, unit: unit) }
    }

    /// Everything about a customer that the actor sees.
    public func customerFile(_ number: String) throws -> CustomerFile {
        try look { try RecordFiles($0).customerFile(number) }
    }

    /// A visit that the actor sees.
    ///
    /// - Throws: `Refusal` when there is none or the actor does not see it.
    public func visitFile(_ number: String) throws -> VisitFile { try look { try RecordFiles($0).visitFile(number) } }

    // MARK: Search

    /// The places of a text in everything that the actor sees, records first; full width and case are no difference.
    ///
    /// - Parameter limit: at most so many; `nil` for all.
    public func find(_ text: String, limit: Int? = nil) throws -> Listed<Hit> {
        try look { try Finder.hits(of: text, limit: limit, $0) }
    }

    // MARK: Names

    /// The code of a person, by code or name.
    ///
    /// - Throws: `Refusal` where several have the name, or nobody.
    public func person(named text: String) throws -> String { try look { try NameFinding($0).person(text) } }

    /// The code of a unit, by code or name; what is neither is given back.
    ///
    /// - Throws: `Refusal` where several have the name.
    public func unit(named text: String) throws -> String { try look { try NameFinding($0).unit(text) } }

    /// The number of a customer in the actor's scope, by number or name; what is neither is given back.
    ///
    /// - Throws: `Refusal` where several have the name, or it is a part of the names of a few.
    public func customer(named text: String) throws -> String { try look { try NameFinding($0).customer(text) } }

    // MARK: Lists

    /// The cases that the actor sees and a query means, the newest first.
    ///
    /// - Parameter limit: at most so many; `nil` for all.
    /// - Throws: `Refusal` for a unit, a chain or a tier that there is not.
    public func cases(_ query: CaseQuery, limit: Int? = nil) throws -> Listed<CaseLine> {
        try look { try CaseList($0).cases(query, limit: limit) }
    }

    /// Where the last cases about records stand that the actor sees, by the number of the record.
    public func standings(of form: String, _ records: [String]) throws -> [String: CaseStanding] {
        try look { try CaseList($0).standings(of: form, records) }
    }

    /// The records of a form that the actor sees, by number.
    ///
    /// - Parameter limit: at most so many; `nil` for all.
    public func records(of form: String, customer: String? = nil, limit: Int? = nil) throws -> Listed<RecordRow> {
        try look { try Listing($0).records(of: form, customer: customer, limit: limit) }
    }

    /// The customers of the actor's scope, by number.
    ///
    /// - Parameters:
    ///   - text: a part of the name, or the number.
    ///   - limit: at most so many; `nil` for all.
    public func customers(
        matching text: String? = nil, unit: String? = nil, limit: Int? = nil
    ) throws -> Listed<CustomerRow> {
        try look { try Listing($0).customers(matching: text, unit: unit, limit: limit) }
    }

    /// The deadlines of the cases that the actor sees, the earliest first, and the tasks that nobody can decide.
    ///
    /// - Parameter days: at most so many days ahead; `nil` for all.
    public func due(within days: Int? = nil) throws -> [DueItem] { try look { try DueList($0).items(within: days) } }

    // MARK: The inbox

    /// The open tasks that wait for the actor.
    public func inbox() throws -> [InboxItem] { try inbox([.tasks]).tasks }

    /// Sections of the inbox; those that are not asked for are empty.
    ///
    /// - Parameter limit: at most so many copies and followed cases; `nil` for all.
    public func inbox(_ sections: Set<Inbox.Section>, limit: Int? = nil) throws -> Inbox {
        try look { try InboxReader($0).inbox(sections, limit: limit) }
    }

    /// The own tasks of a selection that take an action.
    ///
    /// - Throws: `Refusal`.
    public func select(_ selection: InboxSelection, for action: String) throws -> [InboxItem] {
        try look { try InboxReader($0).select(selection, for: action) }
    }

    // MARK: The office

    /// The name of the office.
    public func officeName() throws -> String { try look { try Settings(tables: $0.snapshot).officeName() } }

    /// Names for codes.
    public func names() throws -> Names { try look { try Names($0) } }

    /// The public holidays that the office knows.
    public func calendar() throws -> [WorkingYear] { try look { try $0.calendar.calendarYears() } }

    /// The names of the holidays of a year that the office knows, with their first and last days.
    public func holidays(of year: Int) throws -> [CalendarYear.Holiday] {
        try look { try $0.calendar.holidays(of: year) }
    }

    /// The files of the templates of a pinned package.
    public func templates(of package: String) throws -> MemoryPackage {
        try office.read { snapshot in
            try RegulationPackage(digest: package, from: snapshot).files(
                below: RegulationPackage.templates, from: snapshot)
        }
    }
}
