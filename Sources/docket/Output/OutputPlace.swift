import Diagnostics
import Store

/// Where a command was told to write, with `-O`: a file, or standard output.
struct OutputPlace {
    /// The option by which a regular file is replaced.
    static let force = Option(
        "force", .flag, Message("已有同名的普通文件时覆盖它", "replace a regular file of that name"))

    let invocation: Invocation

    /// The file that `-O` names, `nil` for standard output.
    var path: String? {
        guard let path = invocation.arguments.value("output"), !Self.standard.contains(path) else { return nil }
        return path
    }

    private static let standard: Set<String> = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]

    /// Writes one file, or to standard output.
    ///
    /// - Parameters:
    ///   - name: its name in a folder, where `-O` may name one.
    ///   - isText: whether a terminal can show it.
    /// - Throws: a refusal where something stands that is not replaced, `UsageError` where a terminal would get what is
    ///   no text, and `OutputError`.
    func write(_ bytes: [UInt8], named name: String? = nil, isText: Bool = true) throws {
        guard let path else {
            guard isText || !invocation.terminal.isScreen else {
                throw UsageError(
                    "no-text", Message("终端显示不了 PDF", "a terminal does not show a PDF"),
                    advice: Message("用 -O 写到文件", "write it to a file with -O"), command: invocation.command.name)
            }
            return try invocation.terminal.result(bytes: bytes)
        }
        let target = name.map { FileWriting.isFolder(path) ? "\(path)/\($0)" : path } ?? path
        let replacing = try mayReplace([target])
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        try FileWriting.write(bytes, to: target, replacing: replacing)
        invocation.terminal.note(Message("已写入 \(target)", "written to \(target)"))
    }

    /// Writes two files that belong together, the second under the name of the first and an ending.
    ///
    /// - Throws: a refusal where something stands that is not replaced, and `OutputError`.
    func write(_ bytes: [UInt8], named name: String, and others: [UInt8], ending: String) throws {
        let given = path ?? name
        let target = FileWriting.isFolder(given) ? "\(given)/\(name)" : given
        let replacing = try mayReplace([target, target + ending])
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        try FileWriting.write(bytes, to: target, replacing: replacing)
        try FileWriting.write(others, to: target + ending, replacing: replacing)
        invocation.terminal.note(
            Message("已写入 \(target) 和 \(target + ending)", "written to \(target) and \(target + ending)"))
    }

    /// Writes what comes piece by piece, to the file that `-O` names or into that folder, and to the folder where the
    /// command is given unless it names any.
    ///
    /// - Throws: what `body` throws, a refusal where something stands that is not replaced, and `OutputError`.
    func write(
        piecesNamed name: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        let given = invocation.arguments.value("output")
        if given != nil, path == nil {
            // A stream cannot be taken back: what is damaged is found before anything of it is written.
            try body { _ in }
            return try body { try invocation.terminal.result(bytes: Array($0)) }
        }
        let target = path.map { FileWriting.isFolder($0) ? "\($0)/\(name)" : $0 } ?? name
        let replacing = try mayReplace([target])
        guard !invocation.isRehearsal else { return invocation.noteRehearsal() }
        try FileWriting.write(to: target, replacing: replacing, body)
        invocation.terminal.note(Message("已写入 \(target)", "written to \(target)"))
    }

    /// Whether files of these names are replaced: `--force`, or the person at the terminal says so.
    ///
    /// - Throws: a refusal where something stands that is never replaced, or a file that may not be.
    func mayReplace(_ paths: [String]) throws -> Bool {
        var taken: [String] = []
        for path in paths {
            switch FilePlace(at: path) {
            case .free: continue
            case .file: taken.append(path)
            case .office: throw Refusal.placeOfOffice(path)
            case .companion: throw Refusal.placeBesideOffice(path)
            case .key: throw Refusal.placeOfKey(path)
            case .special: throw Refusal.placeNotAFile(path)
            }
        }
        guard let first = taken.first else { return false }
        guard !invocation.arguments.has("force") else { return true }
        guard !invocation.isRehearsal, invocation.terminal.isInteractive else { throw Refusal.placeTaken(first) }
        let names = taken.count == 1 ? "“\(first)”" : "“\(first)” … (\(taken.count))"
        let question = Message("\(names) 已存在，覆盖吗？[y/N]", "\(names) exists; replace it? [y/N]")
        let answer = invocation.terminal.ask(invocation.terminal.text(question))?.lowercased()
        guard let answer, ["y", "yes", "是"].contains(answer) else { throw Refusal.placeTaken(first) }
        return true
    }
}

extension Refusal {
    fileprivate static func placeOfOffice(_ path: String) -> Refusal {
        Refusal(
            "output.office",
            Message("“\(path)” 是办公室或它的备份，不会覆盖", "“\(path)” is an office or a backup and is never overwritten"),
            advice: anotherName, access: .granted)
    }

    fileprivate static func placeBesideOffice(_ path: String) -> Refusal {
        Refusal(
            "output.beside-office",
            Message("“\(path)” 是办公室的附属文件，不会写它", "“\(path)” belongs to an office and is never written"),
            advice: anotherName, access: .granted)
    }

    fileprivate static func placeOfKey(_ path: String) -> Refusal {
        Refusal(
            "output.key", Message("“\(path)” 是私钥，不会覆盖", "“\(path)” is a private key and is never overwritten"),
            advice: anotherName, access: .granted)
    }

    fileprivate static func placeNotAFile(_ path: String) -> Refusal {
        Refusal(
            "output.not-a-file",
            Message(
                "“\(path)” 不是可以覆盖的普通文件（文件夹、设备、管道，或无权读取）",
                "“\(path)” is no regular file that could be replaced (a folder, a device, a pipe, or unreadable)"),
            advice: Message("换一个文件名；要输出到管道，用 -O -", "choose another name; -O - writes to standard output"),
            access: .granted)
    }

    private static var anotherName: Message { Message("请换一个文件名", "choose another name") }
}
