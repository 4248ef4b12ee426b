import Diagnostics
import Glibc

/// Where results, messages and questions go: results to standard output, everything else to standard error.
///
/// Whatever it writes as text it writes line by line, and a line holds nothing that a terminal obeys but what is
/// written here: a line end in a name, an opinion or an argument begins no line.
struct Terminal {
    let language: Language
    /// Whether results are JSON.
    let isJSON: Bool
    private let environment: ProcessEnvironment
    private let capture: Capture?

    /// - Parameter capture: keeps what is written instead; nobody sees it and nobody can be asked.
    init(language: Language, isJSON: Bool, environment: ProcessEnvironment, capture: Capture? = nil) {
        self.language = language
        self.isJSON = isJSON
        self.environment = environment
        self.capture = capture
    }

    /// What a command wrote that was run by another one.
    final class Capture {
        /// The bytes of the result.
        fileprivate(set) var result: [UInt8] = []
        /// What was reported.
        fileprivate(set) var findings: [Finding] = []
    }

    /// Whether a person can be asked.
    var isInteractive: Bool { capture == nil && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Whether results are shown on a terminal.
    var isScreen: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether results may have colour.
    var hasColour: Bool {
        isShown && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// How many columns a line of the result may take: those of the terminal, and 100 in a file.
    var columns: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }

    /// Whether a person sees results as they come.
    private var isShown: Bool { capture == nil && isatty(STDOUT_FILENO) == 1 }

    func text(_ message: Message) -> String { message.text(in: language) }

    /// A label and what it stands for.
    func pair(_ label: Message, _ value: String) -> String { text(label) + text(Message("：", ": ")) + value }

    /// Several names in a row.
    func list(_ names: [String]) -> String { names.joined(separator: text(Message("、", ", "))) }

    /// What keeps the parts of a line apart.
    var gap: String { text(Message("　", "  ")) }

    /// What stands in brackets after something.
    func bracketed(_ addition: String) -> String { text(Message("（\(addition)）", " (\(addition))")) }

    /// A line of the result.
    func result(_ line: String) throws { try write(shown(line) + "\n", to: STDOUT_FILENO) }

    /// Lines of the result in one text.
    func result(page: String) throws {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        try write(lines.map { shown(String($0)) + "\n" }.joined(), to: STDOUT_FILENO)
    }

    /// Bytes of the result, such as a paper: as they are into a file or a pipe, as lines of text on a terminal.
    func result(bytes: [UInt8]) throws {
        guard isShown else { return try write(bytes, to: STDOUT_FILENO) }
        try write(visibleLines(String(decoding: bytes, as: UTF8.self)), to: STDOUT_FILENO)
    }

    /// A line for the person, not part of the result.
    func note(_ message: Message) { try? write(shown(text(message)) + "\n", to: STDERR_FILENO) }

    /// Findings for the person; each on a line of JSON for programs.
    func report(_ findings: [Finding]) {
        guard !findings.isEmpty else { return }
        if let capture { return capture.findings += findings }
        let lines =
            isJSON
            ? findings.map { json(of: $0).text }.joined(separator: "\n")
            : FindingRenderer(language: language).render(findings)
        try? write(lines + "\n", to: STDERR_FILENO)
    }

    /// A finding for programs.
    func json(of finding: Finding) -> JSON {
        let place = finding.location.map {
            [("file", JSON.string($0.file)), ("line", .number($0.line)), ("column", .number($0.column))]
        }
        return .object(
            [
                ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
                ("message", .string(text(finding.message))), ("advice", JSON(finding.advice.map(text))),
            ] + (place ?? []))
    }

    /// Shows how far long work is, on a terminal only.
    func progress(_ done: Int, of total: Int) {
        guard capture == nil, isatty(STDERR_FILENO) == 1 else { return }
        try? write("\r\(done)/\(total)\(done == total ? "\n" : "")", to: STDERR_FILENO)
    }

    /// Asks for one line.
    func ask(_ question: String) -> String? {
        try? write(shown(question) + text(Message("：", ": ")), to: STDERR_FILENO)
        return readLine()
    }

    /// Bold, when colour is allowed.
    func bold(_ text: String) -> String { hasColour ? Self.boldMark + text + Self.plainMark : text }

    /// Private characters that stand for the terminal's codes until a line is written, so that no code in data passes.
    private static let boldMark = "\u{10FFFC}"
    private static let plainMark = "\u{10FFFD}"

    /// A line as it is written: visible, with the codes of this terminal.
    private func shown(_ line: String) -> String {
        let line = visible(line)
        guard hasColour, line.contains(Self.boldMark) else { return line }
        let coded = line.replacing(Self.boldMark, with: "\u{1B}[1m").replacing(Self.plainMark, with: "\u{1B}[0m")
        return coded + "\u{1B}[0m"
    }

    private func write(_ text: String, to descriptor: Int32) throws { try write(Array(text.utf8), to: descriptor) }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        if let capture {
            if descriptor == STDOUT_FILENO { capture.result += bytes }
            return
        }
        var remaining = bytes[...]
        while !remaining.isEmpty {
            let count = remaining.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputError(path: nil, number: errno) }
            remaining = remaining.dropFirst(count)
        }
    }
}

/// Output that could not be written, such as on a full disk.
struct OutputError: Explainable {
    /// The file, `nil` for standard output.
    let path: String?
    /// The system's error number.
    let number: Int32

    /// Whether the reader of standard output is gone: it has seen what it wanted to see.
    var isReaderGone: Bool { path == nil && number == EPIPE }

    var failure: Failure { .damage }

    var findings: [Finding] {
        let reason = systemMessage(number)
        let place = path.map { " “\($0)”" } ?? ""
        return [
            Finding(
                "output.failed", Message("无法写入\(place)：\(reason.chinese)", "cannot write\(place): \(reason.english)"))
        ]
    }
}
