import Diagnostics

/// Takes the words after the command's name apart by its specification.
struct ArgumentParser {
    /// The command's name.
    let command: String
    let positionals: [Positional]
    private let options: [Option]

    /// - Parameter options: those of the command; the common ones are taken too.
    init(command: String, positionals: [Positional], options: [Option]) {
        self.command = command
        self.positionals = positionals
        self.options = options + CommonOptions.all
    }

    func parse(_ words: some Collection<String>) throws -> Arguments {
        var arguments = Arguments()
        var remaining = Array(words)[...]
        var onlyPositionals = false
        while let word = remaining.popFirst() {
            if onlyPositionals || !word.hasPrefix("-") || word == "-" {
                arguments.positionals.append(word)
            } else if word == "--" {
                onlyPositionals = true
            } else if word.hasPrefix("--") {
                try long(word.dropFirst(2), &remaining, &arguments)
            } else {
                try short(word.dropFirst(), &remaining, &arguments)
            }
        }
        guard !arguments.has("help") else { return arguments }
        try checkCount(arguments.positionals)
        return arguments
    }

    private func long(
        _ word: Substring, _ remaining: inout ArraySlice<String>, _ arguments: inout Arguments
    ) throws {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard let option = options.first(where: { $0.name == name }) else { throw unknown("--\(name)") }
        try take(option, parts.count > 1 ? String(parts[1]) : nil, &remaining, &arguments)
    }

    private func short(
        _ letters: Substring, _ remaining: inout ArraySlice<String>, _ arguments: inout Arguments
    ) throws {
        guard let letter = letters.first, let option = options.first(where: { $0.short == letter }) else {
            throw unknown("-\(letters)")
        }
        let rest = letters.dropFirst()
        if case .flag = option.arity, !rest.isEmpty {
            arguments.add(option.name, "true")
            try short(rest, &remaining, &arguments)
        } else {
            try take(option, rest.isEmpty ? nil : String(rest), &remaining, &arguments)
        }
    }

    private func take(
        _ option: Option, _ given: String?, _ remaining: inout ArraySlice<String>, _ arguments: inout Arguments
    ) throws {
        switch option.arity {
        case .flag:
            guard given == nil else {
                throw UsageError(
                    "value-not-taken",
                    Message("选项 --\(option.name) 不带值", "the option --\(option.name) takes no value"),
                    command: command)
            }
            arguments.add(option.name, "true")
        case .value, .values:
            guard let value = given ?? remaining.popFirst() else {
                throw UsageError(
                    "value-missing", Message("选项 --\(option.name) 要带一个值", "the option --\(option.name) needs a value"),
                    command: command)
            }
            if case .value = option.arity, arguments.has(option.name) {
                throw UsageError(
                    "option-twice", Message("选项 --\(option.name) 写了两次", "the option --\(option.name) is given twice"),
                    command: command)
            }
            arguments.add(option.name, value)
        }
    }

    private func checkCount(_ words: [String]) throws {
        let required = positionals.filter(\.isRequired)
        if words.count < required.count {
            let missing = required[words.count].name
            throw UsageError(
                "argument-missing", Message("缺少 \(missing.chinese)", "\(missing.english) is missing"),
                command: command)
        }
        let isRepeated = positionals.last?.isRepeated ?? false
        if !isRepeated, words.count > positionals.count {
            let extra = words[positionals.count]
            throw UsageError(
                "argument-extra", Message("多了 “\(extra)”", "“\(extra)” is one too many"), command: command)
        }
    }

    private func unknown(_ option: String) -> UsageError {
        UsageError(
            "unknown-option",
            Message("docket \(command) 没有选项 \(option)", "docket \(command) has no option \(option)"),
            advice: didYouMean(option, among: options.map { "--\($0.name)" }), command: command)
    }
}
