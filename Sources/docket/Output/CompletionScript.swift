import Diagnostics

/// Scripts by which shells complete the command line.
struct CompletionScript {
    let commands: [Command]
    let language: Language

    /// For bash: source it, or put it into the folder of completions.
    var bash: String {
        let firsts = Set(commands.map(\.words[0])).sorted().joined(separator: " ")
        let nouns = Set(commands.filter { $0.words.count > 1 }.map(\.words[0])).sorted()
        let verbs = nouns.map { noun in
            let words = commands.filter { $0.words.count > 1 && $0.words[0] == noun }.map(\.words[1])
            return "    \(noun)) words=\"\(words.joined(separator: " "))\" ;;"
        }
        // The longest names first: a noun alone may be a command too.
        let options = commands.sorted { $0.words.count > $1.words.count }.map { command in
            let pattern = command.words.count > 1 ? "\"\(command.name)\"" : "\"\(command.name) \"*"
            return "    \(pattern)) options=\"\(Self.options(of: command).joined(separator: " "))\" ;;"
        }
        return """
            _docket() {
              local current="${COMP_WORDS[COMP_CWORD]}" first="${COMP_WORDS[1]}" second="${COMP_WORDS[2]}" words="" options=""
              COMPREPLY=()
              if [ "$COMP_CWORD" -eq 1 ]; then
                COMPREPLY=($(compgen -W "\(firsts)" -- "$current"))
                return
              fi
              case "$first" in
            \(verbs.joined(separator: "\n"))
              esac
              if [ "$COMP_CWORD" -eq 2 ] && [ -n "$words" ] && [ "${current#-}" = "$current" ]; then
                COMPREPLY=($(compgen -W "$words" -- "$current"))
                return
              fi
              case "$first $second" in
            \(options.joined(separator: "\n"))
              esac
              if [ "${current#-}" != "$current" ]; then
                COMPREPLY=($(compgen -W "$options" -- "$current"))
              else
                COMPREPLY=($(compgen -f -- "$current"))
              fi
            }
            complete -o filenames -F _docket docket
            """
    }

    /// For zsh, which takes what bash takes.
    var zsh: String {
        "#compdef docket\nautoload -U +X bashcompinit && bashcompinit\n" + bash
    }

    /// For fish.
    var fish: String {
        let heading = """
            function __docket_is
              set -l words (commandline -opc)
              test (count $words) -gt (count $argv); and test "$words[2..(math (count $argv) + 1)]" = "$argv"
            end
            """
        return ([heading] + commands.flatMap(fishLines)).joined(separator: "\n")
    }

    private func fishLines(_ command: Command) -> [String] {
        let last = command.words.last ?? ""
        let before = command.words.dropLast().joined(separator: " ")
        let place = before.isEmpty ? "__fish_use_subcommand" : "__docket_is \(before)"
        let name = "complete -c docket -n '\(place)' -f -a \(last) -d \(Self.quoted(text(command.summary)))"
        let options = command.options.map { option in
            let short = option.short.map { " -s \($0)" } ?? ""
            let value: String
            if case .flag = option.arity { value = "" } else { value = " -r" }
            let words = "-l \(option.name)\(short)\(value) -d \(Self.quoted(text(option.help)))"
            return "complete -c docket -n '__docket_is \(command.name)' \(words)"
        }
        return [name] + options
    }

    private static func options(of command: Command) -> [String] {
        (command.options + CommonOptions.all).map { "--\($0.name)" }
    }

    /// A text as one word of a shell.
    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "\\'") + "'" }

    private func text(_ message: Message) -> String { message.text(in: language) }
}
