import Glibc

/// Why a file could not be read.
public enum FileProblem: Explainable, Equatable {
    /// There is no such file.
    case missing(path: String)
    /// It is a folder or a device, not a regular file.
    case notAFile(path: String)
    /// The system refused, with its error number.
    case refused(path: String, errno: Int32)
    /// It is larger than its reader allows; sizes in bytes.
    case tooLarge(path: String, bytes: Int, limit: Int)

    /// What cannot be read is refused.
    public var failure: Failure { .refusal }

    /// One finding that names the file.
    public var findings: [Finding] {
        switch self {
        case .missing(let path):
            [Finding("file.missing", Message("没有文件 “\(path)”", "there is no file “\(path)”"))]
        case .notAFile(let path):
            [Finding("file.not-a-file", Message("“\(path)” 不是普通文件", "“\(path)” is not a regular file"))]
        case .refused(let path, let number):
            [
                Finding(
                    "file.refused",
                    Message(
                        "无法读取 “\(path)”：\(systemMessage(number).chinese)",
                        "cannot read “\(path)”: \(systemMessage(number).english)"))
            ]
        case .tooLarge(let path, let bytes, let limit):
            [
                Finding(
                    "file.too-large",
                    Message(
                        "“\(path)” 有 \(bytes) 字节，上限是 \(limit)",
                        "“\(path)” has \(bytes) bytes, the limit is \(limit)"))
            ]
        }
    }
}

/// Opens a regular file for reading; the caller closes the descriptor.
///
/// - Throws: `FileProblem`.
public func openFile(_ path: String) throws(FileProblem) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
        throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .refused(path: path, errno: errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw .notAFile(path: path)
    }
    return descriptor
}

/// The bytes of a regular file.
///
/// - Parameter limit: the most bytes that the reader takes.
/// - Throws: `FileProblem`.
public func readFile(_ path: String, limit: Int = 64 << 20) throws(FileProblem) -> [UInt8] {
    let descriptor = try openFile(path)
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .refused(path: path, errno: errno) }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
        let count = bytes.withUnsafeMutableBytes { buffer in
            read(descriptor, buffer.baseAddress?.advanced(by: filled), size - filled)
        }
        guard count >= 0 else { throw .refused(path: path, errno: errno) }
        if count == 0 { break }
        filled += count
    }
    return filled == size ? bytes : Array(bytes[..<filled])
}
