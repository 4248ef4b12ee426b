import Diagnostics
import Records
import Regulations
import Values

/// Opens a new office by a regulation: the first command of its life, given by its administrator.
package struct FoundOffice: OfficeCommand {
    package static let name = "office.found"
    /// The code of the first person of every office, who may administer it.
    package static let administrator = "admin"

    /// The office's name.
    package let officeName: String
    /// Whether anybody may act as anybody, for demonstrations and training.
    package let isDemonstration: Bool
    /// The administrator's account of the operating system.
    package let account: String
    /// The digest of the regulation's package, which the office keeps.
    package let package: String
    /// The public holidays that are known, a year a time.
    package let calendar: [CalendarSet]

    /// The command for a package that is kept.
    package init(
        name: String, isDemonstration: Bool, account: String, package: String, calendar: [CalendarSet]
    ) {
        officeName = name
        self.isDemonstration = isDemonstration
        self.account = account
        self.package = package
        self.calendar = calendar
    }

    /// Who founds an office: nobody is known in it yet.
    package static var founder: Actor { Actor(person: Person(code: administrator), posts: []) }

    package func decide(_ recorder: Recorder) throws {
        guard try Settings(tables: recorder.reader.snapshot).package().isEmpty else { throw Refusal.alreadyFounded }
        let regulation = try recorder.reader.edition(package).regulation
        try recorder.record(OfficeOpened(name: officeName, isDemonstration: isDemonstration))
        try recorder.record(RegulationAdopted(id: regulation.id, edition: regulation.edition, package: package))
        for year in calendar { try recorder.record(year) }
        // Whoever opens the office is called by the post until a name is loaded.
        let post = regulation.organisation.posts.first { $0.duties.contains(.administer) }
        try recorder.record(
            PersonSet(code: Self.administrator, name: post?.label ?? Self.administrator, account: account))
        guard let post else { return }
        try recorder.record(
            PostHeld(person: Self.administrator, post: post.id, unit: "", from: recorder.now.day, to: nil))
    }
}

extension Refusal {
    fileprivate static var alreadyFounded: Refusal {
        Refusal("casework.already-founded", Message("办公室已经设立", "the office is founded already"), access: .granted)
    }
}
