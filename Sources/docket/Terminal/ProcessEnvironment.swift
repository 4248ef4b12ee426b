import Diagnostics
import Glibc

/// The variables that the process was started with, looked up as they are asked for.
struct ProcessEnvironment {
    /// The value of a variable, `nil` when it is not set.
    subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The path of a tool, by the folders of `PATH`; `nil` when it is not there.
    func tool(_ name: String) -> String? {
        (self["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }.first {
            access($0, X_OK) == 0 && PathKind(at: $0) == .file
        }
    }
}
