import Diagnostics
import Foundation
import Regulations

/// Finds `Workflows/` and `Templates/`: by flag, environment, beside the binary, or in the working directory.
struct ProjectFolders {
    static let option = Option(
        "root", .value(Message("文件夹", "FOLDER")),
        Message(
            "Workflows/ 和 Templates/ 所在的文件夹（或 DOCKET_ROOT）",
            "the folder of Workflows/ and Templates/ (or DOCKET_ROOT)"))

    private let root: String

    init(_ invocation: Invocation) throws {
        if let named = invocation.arguments.value("root") ?? invocation.environment["DOCKET_ROOT"], !named.isEmpty {
            guard Self.hasWorkflows(named) else {
                throw Refusal.noFolder(
                    Message("文件夹 “\(named)” 里没有 Workflows/", "there is no Workflows/ in the folder “\(named)”"))
            }
            root = named
            return
        }
        let binary = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        let candidates = [
            binary.path, binary.deletingLastPathComponent().appendingPathComponent("share/docket").path, ".",
        ]
        guard let found = candidates.first(where: Self.hasWorkflows) else {
            throw Refusal.noFolder(Message("找不到文件夹 Workflows/", "the folder Workflows/ is not found"))
        }
        root = found
    }

    private static func hasWorkflows(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/Workflows")
    }

    func workflows(_ id: String) throws -> FolderPackage {
        let known = try FileManager.default.contentsOfDirectory(atPath: "\(root)/Workflows").filter {
            FileManager.default.fileExists(atPath: "\(root)/Workflows/\($0)/\(Regulation.mainFile)")
        }.sorted()
        guard known.contains(id) else {
            throw Refusal.unknownRegulation(id, known: known)
        }
        return try FolderPackage("\(root)/Workflows/\(id)")
    }

    /// The templates of a regulation; none when it produces no papers.
    func templates(_ id: String) throws -> FolderPackage {
        let folder = templatesFolder(id)
        return try FileManager.default.fileExists(atPath: folder) ? FolderPackage(folder) : .empty(folder)
    }

    /// China's public holidays, as far as their files are there.
    func calendars() throws -> [CalendarYear] {
        let folder = "\(root)/Workflows/calendars/china"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".xml") }.sorted()
            .map { try CalendarFile.read("\(folder)/\($0)") }
    }

    /// Where the templates of a regulation are.
    func templatesFolder(_ id: String) -> String { "\(root)/Templates/\(id)" }
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
