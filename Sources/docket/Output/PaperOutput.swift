import Casework
import Diagnostics
import Documents
import Files
import Procedure
import Records
import Store

/// What a paper is written as: what was asked for, or what the name of the output says.
enum PaperOutput: String, CaseIterable {
    case html
    case xml
    case pdf

    /// What the producer makes of it: a PDF is printed from HTML.
    var source: PaperFormat { self == .xml ? .xml : .html }

    static let option = Option(
        "format", .value(Message("html|xml|pdf", "html|xml|pdf")),
        Message("html、xml 或 pdf（默认按 -O 的文件名，否则 html）", "html, xml or pdf (by the name that -O gives, else html)"))

    /// What was asked for; the name of the output decides where nothing was, and may not say something else.
    ///
    /// - Throws: `UsageError`.
    init(_ invocation: Invocation) throws {
        let asked = try invocation.arguments.value("format").map { text in
            guard let format = PaperOutput(rawValue: text) else { throw Self.unknown(text, invocation) }
            return format
        }
        let path = OutputPlace(invocation: invocation).path
        guard let path, !FileWriting.isFolder(path), !invocation.arguments.has("unit"),
            let ending = Self.ending(of: path)
        else {
            self = asked ?? .html
            return
        }
        guard let named = Self.named(ending) else {
            // What is never replaced is refused as such, whatever it is called.
            guard [.free, .file].contains(FilePlace(at: path)) else {
                self = asked ?? .html
                return
            }
            throw Self.foreign(ending, invocation)
        }
        guard asked == nil || asked == named else { throw Self.contradiction(path, asked ?? named, invocation) }
        self = named
    }

    /// What follows the last point of a file's name; `nil` where there is none.
    private static func ending(of path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
        return name[name.index(after: point)...].lowercased()
    }

    private static func named(_ ending: String) -> PaperOutput? {
        ["htm", "xhtml"].contains(ending) ? .html : PaperOutput(rawValue: ending)
    }

    private static func unknown(_ text: String, _ invocation: Invocation) -> UsageError {
        UsageError(
            "format", Message("没有格式 “\(text)”", "there is no format “\(text)”"),
            advice: Message("html、xml 或 pdf", "html, xml or pdf"), command: invocation.command.name)
    }

    private static func foreign(_ ending: String, _ invocation: Invocation) -> UsageError {
        UsageError(
            "format-of-name",
            Message("材料不能写成 .\(ending)", "a paper is not written as .\(ending)"),
            advice: Message("文件名以 .html、.xml 或 .pdf 结尾", "let the name end in .html, .xml or .pdf"),
            command: invocation.command.name)
    }

    private static func contradiction(_ path: String, _ format: PaperOutput, _ invocation: Invocation) -> UsageError {
        UsageError(
            "format-contradicted",
            Message("“\(path)” 和 --format \(format.rawValue) 不一致", "“\(path)” contradicts --format \(format.rawValue)"),
            advice: Message("只写一个，或改文件名", "give one of them, or another name"), command: invocation.command.name)
    }

    /// A paper as it is written.
    ///
    /// - Throws: what printing throws.
    func written(_ paper: Paper, _ invocation: Invocation) throws -> Paper {
        guard self == .pdf else { return paper }
        let bytes = try PrintingTool(environment: invocation.environment).pdf(paper.bytes)
        return Paper(name: Self.name(paper.name), bytes: bytes)
    }

    /// The name of a PDF from that of its source.
    static func name(_ source: String) -> String {
        source.hasSuffix(".html") ? source.dropLast(".html".count) + ".pdf" : source + ".pdf"
    }
}
