public import Diagnostics

/// The templates of a regulation together with the ready ones, which stand below `common/` and are pinned with its own.
public struct TemplatePackage: PackageSource {
    private let own: any PackageSource
    private let ready: any PackageSource

    /// The folder of the ready templates, within the templates of each regulation and beside them.
    public static let folder = "common"

    /// The ready template that shows a view, by its path within the templates of a regulation.
    public static func ready(_ view: String) -> String { "\(folder)/\(view).html" }

    /// The templates of a regulation.
    ///
    /// - Parameter ready: those that every regulation may use, by their paths within their own folder.
    public init(own: some PackageSource, ready: some PackageSource) {
        self.own = own
        self.ready = ready
    }

    /// The templates of a regulation below a folder `Templates/`; none of its own where it ships none.
    ///
    /// - Parameter common: the folder of the ready ones, where they are not beside its own.
    /// - Throws: `Findings` of a folder that cannot be read.
    public init(of regulation: String, below templates: String, common: String? = nil) throws(Findings) {
        let folders = ["\(templates)/\(regulation)", common ?? "\(templates)/\(Self.folder)"]
        self.init(own: try FolderPackage(ifAny: folders[0]), ready: try FolderPackage(ifAny: folders[1]))
    }

    /// The paths, sorted.
    public var paths: [String] { (own.paths.filter { Self.inner($0) == nil } + ready.paths.map(Self.outer)).sorted() }

    /// The bytes of a file.
    public func bytes(of path: String) throws(Findings) -> [UInt8] {
        guard let inner = Self.inner(path) else { return try own.bytes(of: path) }
        guard ready.has(inner) else { throw Findings([missing(path)]) }
        return try ready.bytes(of: inner)
    }

    /// The path as the user would open it.
    public func displayName(of path: String) -> String {
        Self.inner(path).map(ready.displayName) ?? own.displayName(of: path)
    }

    private static func outer(_ path: String) -> String { "\(folder)/\(path)" }

    private static func inner(_ path: String) -> String? {
        path.hasPrefix("\(folder)/") ? String(path.dropFirst(folder.count + 1)) : nil
    }
}
