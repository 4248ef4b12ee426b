import Diagnostics
import Glibc

/// A person's editor on an empty file that nobody else can read, in a folder that nobody else can enter; both are gone
/// afterwards, whatever happened but a kill.
struct Editor {
    let environment: ProcessEnvironment

    /// What was written.
    ///
    /// - Throws: a refusal where there is no editor or it failed, `OutputError`, `FileProblem`.
    func text() throws -> [UInt8] {
        guard let editor = ["VISUAL", "EDITOR"].lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty })
        else { throw Refusal.noEditor }
        // The session's own place is in memory.
        let folder = try PrivateFolder("docket-words", below: ["XDG_RUNTIME_DIR", "TMPDIR"], environment)
        defer { folder.remove() }
        let file = "\(folder.path)/words.txt"
        try makeFile(file)
        let status = try run(editor, file)
        guard status == 0 else { throw Refusal.editorFailed(status) }
        return try readFile(file, limit: PersonalWords.limit)
    }

    private func makeFile(_ path: String) throws(OutputError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OutputError(path: path, number: errno) }
        close(descriptor)
    }

    /// Runs the editor by the shell, as `EDITOR` may hold words of its own, and waits; its interrupts are not ours.
    private func run(_ editor: String, _ file: String) throws -> Int32 {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ] { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let before = [SIGINT, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
        defer { for (number, handler) in before { signal(number, handler) } }
        let line = ["/bin/sh", "-c", "\(editor) \"$1\"", "sh", file]
        var words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let number = posix_spawn(&process, "/bin/sh", nil, &attributes, &words, environ)
        guard number == 0 else { throw OutputError(path: "/bin/sh", number: number) }
        return ToolRun.wait(for: process)
    }
}

extension Refusal {
    fileprivate static var noEditor: Refusal {
        Refusal(
            "editor.missing", Message("没有设定编辑器", "no editor is set"),
            advice: Message(
                "设置环境变量 VISUAL 或 EDITOR，或用 -m - 从标准输入读", "set VISUAL or EDITOR, or read standard input with -m -"),
            access: .granted)
    }

    fileprivate static func editorFailed(_ status: Int32) -> Refusal {
        Refusal(
            "editor.failed",
            Message(
                "编辑器没有正常结束（\(status)），所以什么都没有办", "the editor failed (\(status)), so nothing was done"),
            access: .granted)
    }
}
