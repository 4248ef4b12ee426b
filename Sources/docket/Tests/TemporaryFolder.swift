import Diagnostics
import Glibc

/// A folder of its own for as long as it is held, for its owner alone.
final class TemporaryFolder {
    let path: String

    /// - Throws: `OutputError` where none can be made.
    init(_ environment: ProcessEnvironment) throws {
        let parent = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(parent)/docket-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw OutputError(path: parent, number: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    /// Removes a folder with all that is in it; what cannot be removed stays where the system clears it.
    private static func remove(_ folder: String) {
        if let directory = opendir(folder) {
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                let path = "\(folder)/\(name)"
                if unlink(path) != 0 { remove(path) }
            }
            closedir(directory)
        }
        rmdir(folder)
    }
}
