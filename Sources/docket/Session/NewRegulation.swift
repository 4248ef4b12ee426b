import Diagnostics
import Regulations

/// Where a regulation is begun, and what it is begun with.
struct NewRegulation {
    /// Its name, which is also that of its folders.
    let id: String
    /// The folder that gets its `Workflows/` and `Templates/`.
    let folder: String
    private let model: String
    private let folders: ProjectFolders
    private let isRehearsal: Bool

    /// The regulation that others are begun with.
    private static let starter = "starter"

    /// - Throws: `UsageError` for a name that is none, a refusal where the place is taken.
    init(_ invocation: Invocation) throws {
        id = try invocation.required(0)
        guard Self.isName(id) else {
            throw UsageError(
                "regulation-name", Message("“\(id)” 不能作名称", "“\(id)” cannot be a name"),
                advice: Message(
                    "用小写英文字母、数字和连字符，并以字母开头", "lower-case letters, digits and hyphens, a letter first"),
                command: invocation.command.name)
        }
        folder = invocation.arguments.value("in") ?? "."
        model = invocation.arguments.value("from") ?? Self.starter
        folders = try ProjectFolders(invocation)
        isRehearsal = invocation.isRehearsal
        for path in ["\(folder)/Workflows/\(id)", "\(folder)/Templates/\(id)"] where PathKind(at: path) != nil {
            throw Refusal.regulationTaken(path)
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }

    /// Its files, each with its place and its bytes: those of the model, under the new name.
    func files() throws -> [(path: String, bytes: [UInt8])] {
        let workflows = try folders.workflows(model)
        let templates = try folders.ownTemplates(model)
        return try workflows.paths.map { path in
            let bytes = try workflows.bytes(of: path)
            return ("\(folder)/Workflows/\(id)/\(path)", path == Regulation.mainFile ? renamed(bytes) : bytes)
        } + templates.paths.map { ("\(folder)/Templates/\(id)/\($0)", try templates.bytes(of: $0)) } + calendars()
    }

    /// The public holidays that the folder does not have yet: deadlines count working days by them.
    private func calendars() throws -> [(path: String, bytes: [UInt8])] {
        let place = "Workflows/calendars/china"
        guard PathKind(at: "\(folders.root)/\(place)") == .folder else { return [] }
        let known = try FolderPackage("\(folders.root)/\(place)")
        return try known.paths.filter { PathKind(at: "\(folder)/\(place)/\($0)") == nil }.map {
            ("\(folder)/\(place)/\($0)", try known.bytes(of: $0))
        }
    }

    /// The regulation under the new name: the first `id` of the file is that of the regulation.
    private func renamed(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(text.replacing("id=\"\(model)\"", with: "id=\"\(id)\"", maxReplacements: 1).utf8)
    }

    /// Writes the files; in a rehearsal none.
    func write(_ files: [(path: String, bytes: [UInt8])]) throws {
        guard !isRehearsal else { return }
        for file in files {
            guard let slash = file.path.lastIndex(of: "/") else { continue }
            try FileWriting.makeFolder(String(file.path[..<slash]))
            try FileWriting.write(file.bytes, to: file.path, replacing: false)
        }
    }
}

extension Refusal {
    fileprivate static func regulationTaken(_ path: String) -> Refusal {
        Refusal(
            "regulation.taken", Message("“\(path)” 已存在", "“\(path)” exists"),
            advice: Message("换一个名称，或另写 --in", "choose another name, or another folder with --in"), access: .granted)
    }
}
