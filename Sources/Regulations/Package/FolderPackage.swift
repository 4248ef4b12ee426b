public import Diagnostics

/// The files below a folder. Symbolic links and hidden files are left out.
public struct FolderPackage: PackageSource {
    /// The folder as the user named it.
    public let root: String
    /// The paths, sorted.
    public let paths: [String]

    /// Lists the files below a folder.
    ///
    /// - Throws: `Findings` when it is not a folder.
    public init(_ root: String) throws(Findings) {
        guard PathKind(at: root) == .folder else {
            throw Findings([
                Finding("package.no-folder", Message("没有文件夹 “\(root)”", "there is no folder “\(root)”"))
            ])
        }
        self.root = root
        do {
            paths = try files(belowFolder: root)
        } catch {
            throw Findings(error.findings)
        }
    }

    /// The files below a folder; none where it is not there.
    ///
    /// - Throws: `Findings` when it is not a folder.
    public init(ifAny root: String) throws(Findings) {
        guard PathKind(at: root) != nil else {
            self = .empty(root)
            return
        }
        try self.init(root)
    }

    /// A package without files, for a folder that is not there.
    public static func empty(_ root: String) -> FolderPackage { FolderPackage(root: root, paths: []) }

    private init(root: String, paths: [String]) {
        self.root = root
        self.paths = paths
    }

    /// The bytes of a file.
    public func bytes(of path: String) throws(Findings) -> [UInt8] {
        guard has(path) else { throw Findings([missing(path)]) }
        do {
            return try readFile("\(root)/\(path)", limit: 16 << 20)
        } catch {
            throw Findings(error.findings)
        }
    }

    /// The path as the user would open it.
    public func displayName(of path: String) -> String { "\(root)/\(path)" }
}
