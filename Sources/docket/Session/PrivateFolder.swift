import Diagnostics
import Glibc

/// A folder for one piece of work, that nobody else can enter.
struct PrivateFolder {
    let path: String

    /// Makes it.
    ///
    /// - Parameters:
    ///   - name: what its name begins with.
    ///   - variables: the variables that may name the folder above; `/tmp` where none does.
    init(_ name: String, below variables: [String], _ environment: ProcessEnvironment) throws(OutputError) {
        let parent = variables.lazy.compactMap { environment[$0] }
            .first { !$0.isEmpty && FileWriting.isFolder($0) }
        var template = Array("\(parent ?? "/tmp")/\(name)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw OutputError(path: parent ?? "/tmp", number: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes the folder with all that is in it; links are removed, not followed.
    func remove() { Self.remove(path) }

    private static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            unlink(path)
            return
        }
        for name in names(in: path) { remove("\(path)/\(name)") }
        rmdir(path)
    }

    private static func names(in path: String) -> [String] {
        guard let entries = opendir(path) else { return [] }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
