public import Diagnostics
import Glibc
import XML

/// The templates below one folder, which nothing they load can leave.
///
/// ```swift
/// let library = TemplateLibrary(root: "Templates/guangdong-post-letters")
/// let template = try library.template("packet.html", shape: shape)
/// let html = try template.render(view: view)
/// ```
public final class TemplateLibrary {
    private let files: TemplateFiles

    /// A library of the files below `root`.
    public init(root: String) {
        files = TemplateFiles(.folder(root))
    }

    /// A library of files in memory, such as pinned ones, by path; `name` stands before their paths in messages.
    public init(name: String, files: [String: [UInt8]]) {
        self.files = TemplateFiles(.memory(name: name, files))
    }

    /// Compiles a template.
    ///
    /// - Parameters:
    ///   - name: the file below the root; `.html` and `.htm` give HTML, everything else XML.
    ///   - shape: the declared shape of the views it will show; without one, paths are not checked.
    ///   - variables: the names that `render` will give values for.
    /// - Throws: `Findings`, everything that is wrong with the template and the files it uses.
    public func template(
        _ name: String, shape: ViewShape? = nil, variables: Set<String> = ["language"]
    ) throws(Findings) -> Template {
        let source = try files.source(name, from: "")
        let program = try Compiler.compile(source, files: files, shape: shape, variables: variables)
        return Template(name: source.name, program: program)
    }
}

/// Reads template files, each once.
final class TemplateFiles {
    /// Where the files are.
    enum Origin {
        case folder(String)
        case memory(name: String, [String: [UInt8]])
    }

    private let origin: Origin
    private var sources: [String: TemplateSource] = [:]

    init(_ origin: Origin) {
        self.origin = origin
    }

    /// The file at a path, relative to the folder of the file that names it; the empty name is the root's.
    ///
    /// - Throws: `Findings`, without a place when the path is what is wrong.
    func source(_ path: String, from referrer: String) throws(Findings) -> TemplateSource {
        let name = try resolve(path, from: referrer)
        if let known = sources[name] { return known }
        let document = try parse(name)
        guard let text = document.source else { throw refusal(name) }
        let source = TemplateSource(name: name, document: document, text: text)
        sources[name] = source
        return source
    }

    private func parse(_ name: String) throws(Findings) -> Document {
        let limits = ParsingLimits(bytes: 4 << 20, allowsHTMLDoctype: true)
        switch origin {
        case .folder(let root):
            try checkInside(name, root: root)
            return try Document.parse(file: "\(root)/\(name)", limits: limits)
        case .memory(let prefix, let files):
            guard let bytes = files[name] else {
                throw Findings(FileProblem.missing(path: "\(prefix)/\(name)").findings)
            }
            return try Document.parse(bytes, name: "\(prefix)/\(name)", limits: limits)
        }
    }

    /// The path below the root, without `.` and `..`.
    private func resolve(_ path: String, from referrer: String) throws(Findings) -> String {
        guard !path.isEmpty, !path.hasPrefix("/"), !path.contains("\0"), !path.contains("\\") else {
            throw refusal(path)
        }
        var parts = referrer.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { throw refusal(path) }
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// Follows links: where they lead has to be below the root too.
    private func checkInside(_ name: String, root: String) throws(Findings) {
        guard let base = realPath(root) else {
            throw Findings(FileProblem.missing(path: root).findings)
        }
        guard let target = realPath("\(root)/\(name)") else {
            throw Findings(FileProblem.missing(path: "\(root)/\(name)").findings)
        }
        guard target.hasPrefix(base + "/") else { throw refusal(name) }
    }

    private func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private func refusal(_ path: String) -> Findings {
        Findings([
            Finding(
                "tal.outside-root",
                Message(
                    "“\(path)” 不在模板目录之内", "“\(path)” is not inside the folder of templates"))
        ])
    }
}
