/// Which docket this is.
enum Version {
    /// The version, said here and nowhere else in the code; `CHANGELOG.md` tells what is in it.
    static let number = "0.1.0"

    /// What `docket --version` prints, for people or for programs.
    static func text(for terminal: Terminal) -> String {
        terminal.isJSON ? JSON.object([("version", .string(number))]).text : "docket \(number)"
    }
}
