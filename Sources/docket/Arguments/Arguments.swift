import Diagnostics

/// What was asked for on the command line, taken apart.
struct Arguments {
    var positionals: [String] = []
    private var values: [String: [String]] = [:]

    func has(_ name: String) -> Bool { values[name] != nil }

    func value(_ name: String) -> String? { values[name]?.last }

    func values(_ name: String) -> [String] { values[name] ?? [] }

    /// Gives an option one value instead of those that it has.
    mutating func replace(_ name: String, by value: String) { replace(name, by: [value]) }

    /// Gives an option other values than those that it has.
    mutating func replace(_ name: String, by others: [String]) { values[name] = others }

    mutating func add(_ name: String, _ value: String) { values[name, default: []].append(value) }
}

/// A mistake in how the command was written: exit status 2.
struct UsageError: Explainable {
    let findings: [Finding]
    /// The command whose help would show how it is written, if it is known.
    let command: String?

    var failure: Failure { .misuse }

    init(_ rule: String, _ message: Message, advice: Message? = nil, command: String? = nil) {
        findings = [Finding("usage.\(rule)", message, advice: advice)]
        self.command = command
    }
}
