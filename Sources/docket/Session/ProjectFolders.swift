import Diagnostics
import Glibc
import Regulations

/// Finds `Workflows/` and `Templates/`: by flag, environment, beside the binary, or in the working directory.
struct ProjectFolders {
    static let option = Option(
        "root", .value(Message("文件夹", "FOLDER")),
        Message(
            "Workflows/ 和 Templates/ 所在的文件夹（或 DOCKET_ROOT）",
            "the folder of Workflows/ and Templates/ (or DOCKET_ROOT)"))

    /// The folder that has both.
    let root: String

    /// The folders below the one that an option names; `nil` where it is not given.
    init?(_ invocation: Invocation, option: String) throws {
        guard let named = invocation.arguments.value(option) else { return nil }
        root = try Self.checked(named)
    }

    init(_ invocation: Invocation) throws {
        if let named = invocation.arguments.value("root") ?? invocation.environment["DOCKET_ROOT"], !named.isEmpty {
            root = try Self.checked(named)
            return
        }
        guard let found = (Self.installed + ["."]).first(where: Self.hasWorkflows) else {
            throw Refusal.noFolder(Message("找不到文件夹 Workflows/", "the folder Workflows/ is not found"))
        }
        root = found
    }

    private static func checked(_ named: String) throws -> String {
        guard hasWorkflows(named) else {
            throw Refusal.noFolder(
                Message("文件夹 “\(named)” 里没有 Workflows/", "there is no Workflows/ in the folder “\(named)”"))
        }
        return named
    }

    private static func hasWorkflows(_ folder: String) -> Bool {
        PathKind(at: "\(folder)/Workflows") != nil
    }

    /// Where a program that is installed has its folders.
    private static var installed: [String] {
        let binary = folderOfBinary()
        return [binary, "\(folder(of: binary))/share/docket"]
    }

    /// The folder of the running program, its symbolic links followed.
    private static func folderOfBinary() -> String {
        guard let path = realpath("/proc/self/exe", nil) else { return "." }
        defer { free(path) }
        return folder(of: String(cString: path))
    }

    private static func folder(of path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    func workflows(_ id: String) throws -> FolderPackage {
        let known = try names(inFolder: "\(root)/Workflows").filter {
            PathKind(at: "\(root)/Workflows/\($0)/\(Regulation.mainFile)") != nil
        }
        guard known.contains(id) else {
            throw Refusal.unknownRegulation(id, known: known)
        }
        return try FolderPackage("\(root)/Workflows/\(id)")
    }

    /// The templates of a regulation with the ready ones: those of this root, or those beside the program.
    func templates(_ id: String) throws -> TemplatePackage {
        let common = ([root] + Self.installed).map { "\($0)/Templates/\(TemplatePackage.folder)" }
        return try TemplatePackage(of: id, below: "\(root)/Templates", common: common.first { PathKind(at: $0) != nil })
    }

    /// The templates that a regulation ships; none when it ships none.
    func ownTemplates(_ id: String) throws -> FolderPackage { try FolderPackage(ifAny: "\(root)/Templates/\(id)") }

    /// China's public holidays, as far as their files are there.
    func calendars() throws -> [CalendarYear] {
        let folder = "\(root)/Workflows/calendars/china"
        guard PathKind(at: folder) != nil else { return [] }
        return try names(inFolder: folder).filter { $0.hasSuffix(".xml") }
            .map { try CalendarFile.read("\(folder)/\($0)") }
    }
}

extension Refusal {
    fileprivate static func noFolder(_ message: Message) -> Refusal {
        Refusal(
            "root.missing", message,
            advice: Message("用 --root 指明它所在的文件夹", "name the folder that has it with --root"), access: .granted)
    }

    fileprivate static func unknownRegulation(_ id: String, known: [String]) -> Refusal {
        Refusal(
            "regulation.missing", Message("没有管理办法 “\(id)”", "there is no regulation “\(id)”"),
            advice: didYouMean(id, among: known)
                ?? Message("现有：\(known.joined(separator: "、"))", "there are: \(known.joined(separator: ", "))"),
            access: .granted)
    }
}
