public import Diagnostics

/// Where the files of a regulation come from: a folder while it is written, the office's own store afterwards.
public protocol PackageSource {
    /// The bytes of a file, by its path within the package with `/` between folders.
    ///
    /// - Throws: an explainable error when it is not there.
    func bytes(of path: String) throws(Findings) -> [UInt8]

    /// How messages name a file of the package.
    func displayName(of path: String) -> String

    /// The paths of all files, sorted.
    var paths: [String] { get }
}

extension PackageSource {
    /// Whether the package has a file of this path.
    public func has(_ path: String) -> Bool { paths.contains(path) }

    /// The finding for a file that is not there.
    public func missing(_ path: String) -> Finding {
        Finding(
            "package.missing-file",
            Message("管理办法的数据里没有文件 “\(path)”", "the regulation's data has no file “\(path)”"),
            advice: didYouMean(path, among: paths))
    }
}

/// Files kept in memory, such as those an office pinned.
public struct MemoryPackage: PackageSource, Sendable {
    private let files: [String: [UInt8]]
    private let name: String

    /// A package of files by path; `name` stands before their paths in messages.
    public init(name: String, files: [String: [UInt8]]) {
        self.name = name
        self.files = files
    }

    /// The paths, sorted.
    public var paths: [String] { files.keys.sorted() }

    /// The bytes of a file.
    public func bytes(of path: String) throws(Findings) -> [UInt8] {
        guard let bytes = files[path] else { throw Findings([missing(path)]) }
        return bytes
    }

    /// `name/path`.
    public func displayName(of path: String) -> String { "\(name)/\(path)" }
}
