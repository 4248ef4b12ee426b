import Diagnostics

/// `docket completion` and `docket manual`: what shells and manuals know, from the catalogue of commands.
enum ManualCommands {
    static let all = [completion, manual]

    private static let completion = Command(
        "completion", Message("让 bash、zsh 或 fish 补全命令和选项", "completes commands and options in bash, zsh or fish"),
        [Positional(Message("bash|zsh|fish", "bash|zsh|fish"))],
        examples: ["completion bash", "completion zsh", "completion fish"]
    ) { invocation in
        let commands = Catalogue.groups.flatMap(\.commands)
        let script = CompletionScript(commands: commands, language: invocation.terminal.language)
        switch try invocation.required(0) {
        case "bash": try invocation.terminal.result(page: script.bash)
        case "zsh": try invocation.terminal.result(page: script.zsh)
        case "fish": try invocation.terminal.result(page: script.fish)
        case let shell:
            throw UsageError(
                "shell", Message("没有 “\(shell)” 的补全", "there is no completion for “\(shell)”"),
                advice: Message("bash、zsh 或 fish", "bash, zsh or fish"), command: "completion")
        }
    }

    private static let manual = Command(
        "manual", Message("手册页（roff），供 man 阅读", "the manual page (roff), for man"), examples: ["manual"]
    ) { invocation in
        try invocation.terminal.result(
            page: ManualPage(groups: Catalogue.groups, language: invocation.terminal.language).text)
    }
}
