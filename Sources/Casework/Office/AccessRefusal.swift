import Diagnostics

/// An error that may say that someone tried what is not theirs to do: the access log keeps it.
protocol AccessRefusal: Explainable {
    /// Whether someone tried what is not theirs, rather than something that cannot be done now.
    var isRefusedAccess: Bool { get }
    /// What it was about, such as `case:12`.
    var subject: String { get }
}

extension CaseworkError: AccessRefusal {}
