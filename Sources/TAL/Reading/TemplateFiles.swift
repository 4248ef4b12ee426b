import Diagnostics
import Glibc
import XML

/// Reads template files, each once, and never one outside their root.
final class TemplateFiles {
    /// Where the files are.
    enum Place {
        case folder(String)
        case memory([String: [UInt8]], named: (String) -> String)
    }

    private let place: Place
    private var sources: [String: TemplateSource] = [:]

    init(_ place: Place) {
        self.place = place
    }

    /// The file at a path, relative to the folder of the file that names it; the empty name is the root's.
    ///
    /// - Throws: `Findings`, without a place when the path is what is wrong.
    func source(_ path: String, from referrer: String) throws(Findings) -> TemplateSource {
        let name = try resolve(path, from: referrer)
        if let known = sources[name] { return known }
        let document = try document(name)
        guard let text = document.source else { throw refusal(name) }
        let source = TemplateSource(name: name, document: document, text: text)
        sources[name] = source
        return source
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

    private func document(_ name: String) throws(Findings) -> Document {
        let limits = ParsingLimits(bytes: 4 << 20, allowsHTMLDoctype: true)
        switch place {
        case .folder(let root):
            try checkInside(name, root)
            return try Document.parse(file: "\(root)/\(name)", limits: limits)
        case .memory(let files, let named):
            guard let bytes = files[name] else { throw Findings(FileProblem.missing(path: named(name)).findings) }
            return try Document.parse(bytes, name: named(name), limits: limits)
        }
    }

    /// Follows links: where they lead has to be below the root too.
    private func checkInside(_ name: String, _ root: String) throws(Findings) {
        for path in [root, "\(root)/\(name)"] where realPath(path) == nil {
            throw Findings(FileProblem.missing(path: path).findings)
        }
        guard let base = realPath(root), let target = realPath("\(root)/\(name)"), target.hasPrefix(base + "/") else {
            throw refusal(name)
        }
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
                Message("“\(path)” 不在模板目录之内", "“\(path)” is not inside the folder of templates"))
        ])
    }
}
