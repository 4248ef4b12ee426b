/// One thing that somebody does to an office with other programs.
struct Attack {
    /// What must find it.
    enum Finder: Equatable {
        /// `docket verify` alone.
        case verification
        /// `docket verify` with a seal that was kept elsewhere.
        case seal
        /// Nothing yet, for a reason.
        case nothing(reason: String)
    }

    /// What it is done to: a table, a trigger, a file.
    let subject: String
    /// What is done.
    let deed: String
    /// What must find it.
    let finder: Finder
    /// Does it to the office at a path; throws `Broken` where the file itself refuses it.
    let perform: (_ path: String) throws -> Void

    init(
        _ subject: String, _ deed: String, by finder: Finder = .verification,
        _ perform: @escaping (String) throws -> Void
    ) {
        self.subject = subject
        self.deed = deed
        self.finder = finder
        self.perform = perform
    }
}

/// How an attack ended.
enum Outcome {
    /// The database refused it, triggers in place.
    case refused
    /// There was nothing to change.
    case idle
    /// It was found.
    case found(by: String)
    /// It was not found.
    case missed
}
