import Diagnostics
import Values
import XML

/// A file whose bytes cannot be read as what it should be: exit status 3.
struct UnreadableFile: Explainable {
    let findings: [Finding]

    var failure: Failure { .damage }
}

/// Reads a user's text file, as UTF-8, GB18030 or UTF-16, whichever it is.
enum TextFile {
    /// The text.
    ///
    /// - Throws: `FileProblem` when there is no such file, `UnreadableFile` when it cannot be read as text.
    static func read(_ path: String) throws -> String {
        try text(bytes(of: path), name: path)
    }

    /// The text of bytes.
    ///
    /// - Throws: `UnreadableFile` when they cannot be read as text.
    static func text(_ bytes: [UInt8], name: String) throws -> String {
        do throws(TextEncoding.Problem) {
            return try TextEncoding.decode(bytes)
        } catch {
            throw UnreadableFile(findings: [Finding("file.encoding", error.message(name))])
        }
    }

    /// An XML document.
    ///
    /// - Throws: `FileProblem`, and `UnreadableFile` when it is not well-formed or asks too much of the parser.
    static func document(_ path: String) throws -> Document {
        let text = try read(path)
        do throws(Findings) {
            return try Document.parse(Array(text.utf8), name: path)
        } catch {
            throw UnreadableFile(findings: error.findings)
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        do throws(FileProblem) {
            return try readFile(path)
        } catch {
            guard case .refused = error else { throw error }
            throw UnreadableFile(findings: error.findings)
        }
    }
}

extension TextEncoding.Problem {
    fileprivate func message(_ path: String) -> Message {
        let byte = offset + 1
        return switch kind {
        case .brokenUTF8:
            Message("\(path)：第 \(byte) 个字节不是 UTF-8", "\(path): byte \(byte) is not UTF-8")
        case .brokenUTF16:
            Message("\(path)：第 \(byte) 个字节不是 UTF-16", "\(path): byte \(byte) is not UTF-16")
        case .unknownEncoding:
            Message(
                "\(path)：既不是 UTF-8 也不是 GB18030 编码（从第 \(byte) 个字节起）",
                "\(path): neither UTF-8 nor GB18030 (from byte \(byte) on)")
        case .workbook:
            Message(
                "\(path) 是 Excel 工作簿，请另存为 CSV 再导入", "\(path) is a workbook: save it as CSV first")
        case .noConverter:
            Message("本机系统不能转换 GB18030 编码（\(path)）", "this system cannot convert GB18030 (\(path))")
        }
    }
}
