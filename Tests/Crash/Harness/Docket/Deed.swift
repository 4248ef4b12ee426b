import Foundation

/// A command of the real binary that is killed and starved.
enum Deed: String, CaseIterable {
    case register, submit, approve, `return`, attach, importRevenue = "import", seal, backup

    /// Whether it leaves events; the others leave a file.
    var isRecorded: Bool { self != .seal && self != .backup }

    /// Its words; `number` makes them different from those of other commands.
    func words(data: String, number: Int, on case: Int? = nil, key: String = "", folder: URL? = nil) -> [String] {
        switch self {
        case .register:
            [
                "customer", "register", "--form", "\(data)/customer.xml", "-s", "name=示例\(number)号有限公司", "-s",
                "credit-code=\(91_000_000 + number)EXAMPLE001", "--as", "p-clerk",
            ]
        case .submit:
            [
                "contract", "submit", "--form", "\(data)/contract.xml", "-s", "title=示例合同\(number)", "--attach",
                "\(data)/contract.txt", "--as", "p-clerk",
            ]
        case .approve: ["approve", "\(`case` ?? 3)", "-m", "准予注册", "--as", "p-leader"]
        case .return: ["return", "\(`case` ?? 2)", "-m", "请修改", "--as", "p-centre"]
        case .attach: ["attach", "KH20260001", "\(data)/signed-copy.txt", "--as", "p-clerk"]
        case .importRevenue: ["revenue", "import", "\(data)/revenue.csv", "--as", "p-data"]
        case .seal: ["seal", "--key", key, "--as", "admin"]
        case .backup: ["backup", backup(number, in: folder), "--as", "admin"]
        }
    }

    /// Where the backup of a number goes.
    func backup(_ number: Int, in folder: URL?) -> String {
        folder?.appending(path: "\(number).backup").path ?? ""
    }

    /// The first of its words, as they stand in its events.
    var command: String {
        let words = words(data: "", number: 0).prefix { !$0.hasPrefix("-") }
        return "docket "
            + words.prefix(self == .register || self == .submit || self == .importRevenue ? 2 : 1)
            .joined(separator: " ")
    }

    /// Who waits for the cases that it is about.
    var performer: String? {
        switch self {
        case .approve: "p-leader"
        case .return: "p-centre"
        default: nil
        }
    }
}

extension RealOffice {
    /// Checks the file that a command left which leaves no events: whole when it was acknowledged, else whole or not
    /// there.
    func checkFile(of deed: Deed, number: Int, _ end: CommandEnd, _ moment: String) throws {
        switch deed {
        case .seal where end.isAcknowledged:
            let seal = folder.appending(path: "\(number).seal")
            try Data(end.output.utf8).write(to: seal)
            defer { unlink(seal.path) }
            try run(["verify", "--seal", seal.path, "--key", publicKeyPath])
        case .backup:
            let backup = deed.backup(number, in: folder)
            guard access(backup, F_OK) == 0 else {
                if end.isAcknowledged { throw Broken("\(moment): the backup is not there") }
                return
            }
            let restored = folder.appending(path: "\(number).restored").path
            defer { for file in [backup, restored] { unlink(file) } }
            try run(["restore", backup, restored])
        default: break
        }
    }
}
