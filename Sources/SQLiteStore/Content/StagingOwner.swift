import Glibc
import Store

/// A process that stages contents, told apart from all others, also from a later one with the same number.
struct StagingOwner: Hashable {
    private let boot: String
    private let process: Int32
    private let start: String

    /// This process.
    static var current: StagingOwner {
        let process = getpid()
        return StagingOwner(boot: bootName(), process: process, start: startTime(of: process) ?? "")
    }

    var text: String { "\(boot):\(process):\(start)" }

    init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let process = Int32(parts[1]) else { return nil }
        self.init(boot: String(parts[0]), process: process, start: String(parts[2]))
    }

    /// Whether the process still runs.
    var isAlive: Bool {
        boot == Self.bootName() && Self.startTime(of: process) == start
    }

    private init(boot: String, process: Int32, start: String) {
        self.boot = boot
        self.process = process
        self.start = start
    }

    /// What the kernel calls this start of the machine.
    private static func bootName() -> String {
        firstLine(of: "/proc/sys/kernel/random/boot_id") ?? ""
    }

    /// When a process began, in ticks since the start of the machine; `nil` when there is none.
    private static func startTime(of process: Int32) -> String? {
        // The 22nd field; the second, the name in parentheses, may hold spaces.
        guard let line = firstLine(of: "/proc/\(process)/stat"), let end = line.lastIndex(of: ")") else { return nil }
        let fields = line[end...].split(separator: " ")
        return fields.count > 20 ? String(fields[20]) : nil
    }

    private static func firstLine(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
