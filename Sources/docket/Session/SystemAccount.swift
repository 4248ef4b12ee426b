import CKernel
import Casework
import Diagnostics
import Glibc

/// The account of the operating system that runs a command, as the kernel says it and no library.
///
/// It is proof against a preloaded `getuid` or `syscall` and against a user namespace in which somebody is called by
/// another's number. It is none against whoever may write the office's file, or replace this program.
struct SystemAccount {
    /// Its number.
    let uid: Int
    /// Its name; followed by the real number where a user namespace gives it another, so that it is nobody's account.
    let name: String

    /// The account of this process.
    ///
    /// - Throws: `Refusal` for a set-uid or set-gid program, for libraries that name another account, and for a number
    ///   without a name.
    static func current() throws -> SystemAccount {
        let uid = docket_kernel_uid()
        guard uid == docket_kernel_effective_uid(), docket_kernel_gid() == docket_kernel_effective_gid() else {
            throw Refusal.setUID
        }
        guard Int(getuid()) == uid, Int(geteuid()) == uid else { throw Refusal.falseAccount(uid) }
        guard let entry = getpwuid(uid_t(uid)), entry.pointee.pw_uid == uid_t(uid), let name = entry.pointee.pw_name
        else { throw Refusal.unknownAccount(String(uid)) }
        let said = String(cString: name)
        let names = PasswordFile.names(in: text(of: "/etc/passwd"), uid: uid)
        guard names.isEmpty || names.contains(said) else { throw Refusal.falseAccount(uid) }
        let map = NamespaceMap(text(of: "/proc/self/uid_map"))
        let real = map.map { $0.outer(uid).map(String.init) ?? "?" } ?? String(uid)
        return SystemAccount(uid: uid, name: real == String(uid) ? said : "\(said) (uid \(real))")
    }

    /// The text of a file, read through the kernel; empty where it cannot be read.
    private static func text(of path: String) -> String {
        let descriptor = docket_kernel_open(path)
        guard descriptor >= 0 else { return "" }
        defer { docket_kernel_close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = docket_kernel_read(descriptor, &piece, piece.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece[..<count]
        }
    }
}

/// `/etc/passwd`, where accounts of the machine itself stand; those of a network do not.
private enum PasswordFile {
    /// The names with a number.
    static func names(in text: String, uid: Int) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: ":", omittingEmptySubsequences: false)
            return parts.count > 2 && Int(parts[2]) == uid ? String(parts[0]) : nil
        }
    }
}

/// What the numbers of accounts in a user namespace are outside of it (`/proc/self/uid_map`).
private struct NamespaceMap {
    private let ranges: [(inside: Int, outside: Int, count: Int)]

    init?(_ text: String) {
        ranges = text.split(separator: "\n").compactMap { line in
            let numbers = line.split(separator: " ").compactMap { Int($0) }
            return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
        }
        if ranges.isEmpty { return nil }
    }

    /// The number outside; `nil` where the namespace maps it to none.
    func outer(_ uid: Int) -> Int? {
        ranges.first { ($0.inside..<$0.inside + $0.count).contains(uid) }.map { $0.outside + uid - $0.inside }
    }
}

extension Refusal {
    fileprivate static var setUID: Refusal {
        Refusal(
            "session.set-uid", Message("docket 不能以 set-uid 或 set-gid 方式运行", "docket does not run set-uid or set-gid"),
            advice: Message("请管理员去掉程序文件的 s 权限位", "ask an administrator to take the s bits off the program"),
            access: .granted)
    }

    fileprivate static func falseAccount(_ uid: Int) -> Refusal {
        Refusal(
            "session.false-account",
            Message(
                "运行库所说的账号与内核所说的账号 \(uid) 不一致",
                "the libraries name another account than the kernel, which says \(uid)"),
            advice: Message("请不要用 LD_PRELOAD 运行 docket", "do not run docket with LD_PRELOAD"), access: .granted)
    }
}
