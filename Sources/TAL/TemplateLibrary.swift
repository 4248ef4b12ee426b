public import Diagnostics

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

    /// A library of files in memory by path; `name` stands before their paths in messages.
    public convenience init(name: String, files: [String: [UInt8]]) {
        self.init(files: files) { "\(name)/\($0)" }
    }

    /// A library of files in memory, such as pinned ones, by path.
    ///
    /// - Parameter named: how messages name a file.
    public init(files: [String: [UInt8]], named: @escaping (String) -> String) {
        self.files = TemplateFiles(.memory(files, named: named))
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
