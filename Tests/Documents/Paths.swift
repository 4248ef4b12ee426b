import Foundation

/// Where this package's data is.
enum Paths {
    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let templates = "\(root)/Templates"
    static let samples = "\(tests)/Samples"

    /// A folder that the environment names, made when it is not there.
    static func folder(named variable: String) throws -> String? {
        guard let folder = ProcessInfo.processInfo.environment[variable], !folder.isEmpty else { return nil }
        let path = folder.hasPrefix("/") ? folder : "\(root)/\(folder)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
