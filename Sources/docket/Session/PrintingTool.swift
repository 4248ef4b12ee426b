import Diagnostics
import Glibc

/// Prints HTML to PDF with Chromium or WeasyPrint, whichever is found when it is needed.
///
/// The tool works in a private folder that is gone afterwards, without a network, and not for ever. What it writes
/// differs from run to run in dates alone, which are blanked: the same paper gives the same bytes with the same tool.
struct PrintingTool {
    let environment: ProcessEnvironment

    /// The names of tools, the first that is found is taken.
    private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "weasyprint"]

    /// How many seconds a tool may take, unless `DOCKET_PDF_SECONDS` says otherwise.
    private static let usualSeconds = 120

    /// A paper as PDF.
    ///
    /// - Throws: a refusal where there is no tool, or it failed or took too long; `OutputError`.
    func pdf(_ html: [UInt8]) throws -> [UInt8] {
        guard let tool else { throw Refusal.noPrinter }
        let folder = try PrivateFolder("docket-paper", below: ["TMPDIR"], environment)
        defer { folder.remove() }
        let (source, target) = ("\(folder.path)/paper.html", "\(folder.path)/paper.pdf")
        try FileWriting.write(html, to: source, replacing: false)
        let name = tool.split(separator: "/").last.map(String.init) ?? tool
        let words = name == "weasyprint" ? [source, target] : Self.chromium(folder.path, source, target)
        let run = TimedRun(
            words: [tool] + words, environment: variables(folder.path), seconds: seconds)
        switch try run.wait() {
        case .ended(0): break
        case .ended(let status): throw Refusal.printerFailed(name, status: status)
        case .late: throw Refusal.printerLate(name, seconds: seconds)
        }
        guard PathKind(at: target) == .file else { throw Refusal.printerFailed(name, status: 0) }
        return Self.undated(try readFile(target, limit: 1 << 30))
    }

    private static func chromium(_ folder: String, _ source: String, _ target: String) -> [String] {
        // Chromium's own sandbox refuses to work for the superuser.
        (geteuid() == 0 ? ["--no-sandbox"] : []) + [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer", "--generate-pdf-document-outline",
            "--print-to-pdf=\(target)", "file://\(source)",
        ]
    }

    /// What the tool is told of its surroundings: no home of anybody, and one time for all.
    private func variables(_ folder: String) -> [String] {
        let kept = ["PATH", "LANG", "LC_ALL", "FONTCONFIG_PATH", "FONTCONFIG_FILE"].compactMap { name in
            environment[name].map { "\(name)=\($0)" }
        }
        return kept + [
            "HOME=\(folder)", "TMPDIR=\(folder)", "XDG_RUNTIME_DIR=\(folder)", "SOURCE_DATE_EPOCH=0", "TZ=UTC",
        ]
    }

    private var seconds: Int {
        guard let text = environment["DOCKET_PDF_SECONDS"], let seconds = Int(text), (1...3600).contains(seconds) else {
            return Self.usualSeconds
        }
        return seconds
    }

    private var tool: String? {
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        return Self.names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }.first {
            access($0, X_OK) == 0 && PathKind(at: $0) == .file
        }
    }

    /// The PDF without the dates on which it was made, and without what is drawn by lot; no byte moves.
    static func undated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for name in ["/CreationDate (", "/CreationDate(", "/ModDate (", "/ModDate("] {
            blank(from: Array(name.utf8), to: UInt8(ascii: ")"), in: &bytes)
        }
        blank(from: Array("/ID [".utf8), to: UInt8(ascii: "]"), in: &bytes)
        blank(from: Array("/ID[".utf8), to: UInt8(ascii: "]"), in: &bytes)
        return bytes
    }

    private static func blank(from start: [UInt8], to end: UInt8, in bytes: inout [UInt8]) {
        let most = 200
        var index = 0
        while index + start.count < bytes.count {
            guard bytes[index] == start[0], bytes[index..<index + start.count].elementsEqual(start),
                let close = bytes[index..<min(bytes.count, index + most)].firstIndex(of: end)
            else {
                index += 1
                continue
            }
            for place in index...close { bytes[place] = UInt8(ascii: " ") }
            index = close
        }
    }
}

/// One run of a program that reads and writes files, and is killed with all that it started when it takes too long.
struct TimedRun {
    /// How it came to an end.
    enum End {
        /// By itself: the exit status, negative for a signal.
        case ended(Int32)
        /// It was killed.
        case late
    }

    let words: [String]
    /// The variables that it gets, each as `NAME=VALUE`.
    let environment: [String]
    let seconds: Int

    /// Runs it and waits for its end.
    ///
    /// - Throws: `OutputError` where it could not be started.
    func wait() throws -> End {
        let process = try spawn()
        let pause: useconds_t = 20_000
        for _ in 0..<(seconds * 1_000_000 / Int(pause)) {
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                let signal = status & 0x7F
                return .ended(signal == 0 ? status >> 8 & 0xFF : -signal)
            }
            usleep(pause)
        }
        kill(-process, SIGKILL)
        _ = ToolRun.wait(for: process)
        return .late
    }

    /// Starts it in a group of its own, which can be killed as one.
    private func spawn() throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process: pid_t = 0
        let number = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables)
        guard number == 0 else { throw OutputError(path: words[0], number: number) }
        return process
    }
}

extension Refusal {
    fileprivate static var noPrinter: Refusal {
        Refusal(
            "pdf.no-tool",
            Message(
                "没有找到 Chromium 或 WeasyPrint，做不了 PDF", "neither Chromium nor WeasyPrint is found: no PDF can be made"),
            advice: Message(
                "安装其中一个（Debian：apt install chromium），或用 --format html 输出后用浏览器打印",
                "install one (Debian: apt install chromium), or take --format html and print it from a browser"),
            access: .granted)
    }

    fileprivate static func printerFailed(_ name: String, status: Int32) -> Refusal {
        Refusal(
            "pdf.failed", Message("\(name) 没有做成 PDF（\(status)）", "\(name) made no PDF (\(status))"),
            advice: Message("用 --format html 输出后用浏览器打印", "take --format html and print it from a browser"),
            access: .granted)
    }

    fileprivate static func printerLate(_ name: String, seconds: Int) -> Refusal {
        Refusal(
            "pdf.late",
            Message("\(name) 超过 \(seconds) 秒没有做完，已停止", "\(name) took more than \(seconds) seconds and was stopped"),
            advice: Message(
                "用环境变量 DOCKET_PDF_SECONDS 给它更多秒数，或用 --format html",
                "give it more seconds with DOCKET_PDF_SECONDS, or take --format html"), access: .granted)
    }
}
