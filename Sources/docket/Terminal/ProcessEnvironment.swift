import Glibc

/// The variables that the process was started with, looked up as they are asked for.
struct ProcessEnvironment {
    /// The value of a variable, `nil` when it is not set.
    subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
