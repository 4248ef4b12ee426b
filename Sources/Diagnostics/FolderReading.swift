import Glibc

/// What stands at a path.
public enum PathKind: Sendable {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A device, a socket, or a symbolic link that isn't followed.
    case other

    /// What stands at a path; `nil` when nothing does, or when the system doesn't say.
    ///
    /// - Parameter following: whether a symbolic link counts as what it leads to.
    public init?(at path: String, following: Bool = true) {
        var status = stat()
        guard (following ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        default: self = .other
        }
    }
}

/// The names of what is in a folder, sorted; hidden ones are left out.
///
/// - Throws: `FileProblem`.
public func names(inFolder path: String) throws(FileProblem) -> [String] {
    guard let folder = opendir(path) else {
        throw errno == ENOENT ? .missing(path: path) : .refused(path: path, errno: errno)
    }
    defer { closedir(folder) }
    var found: [String] = []
    while let entry = readdir(folder) {
        let start = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        let name = String(cString: UnsafeRawPointer(entry).advanced(by: start).assumingMemoryBound(to: CChar.self))
        if !name.hasPrefix(".") { found.append(name) }
    }
    return found.sorted()
}

/// The paths of the regular files below a folder, seen from there, sorted. Symbolic links and hidden ones are left out.
///
/// - Throws: `FileProblem`.
public func files(belowFolder path: String) throws(FileProblem) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let folder = waiting.popLast() {
        for name in try names(inFolder: folder.isEmpty ? path : "\(path)/\(folder)") {
            switch PathKind(at: "\(path)/\(folder)\(name)", following: false) {
            case .file: found.append(folder + name)
            case .folder: waiting.append("\(folder)\(name)/")
            case .other, nil: break
            }
        }
    }
    return found.sorted()
}
