public import Diagnostics
public import Regulations
public import TAL
import XML

/// The declared shapes of views, which stand beside the templates that show them.
public enum ViewShapes {
    /// The parts that all shapes may take over.
    private static let parts = "parts.shape.xml"

    /// The shape of a document's view: `VIEW.shape.xml` beside its template, or the ready one; with the definitions of
    /// `parts.shape.xml` beside it, or the ready ones.
    ///
    /// - Throws: `Findings` when it is not there or not a shape.
    public static func shape(
        of definition: DocumentDefinition, in files: some PackageSource
    ) throws(Findings) -> ViewShape {
        try ViewShape.read(try document(of: definition, in: files))
    }

    /// The shape of a document's view as a file of its own.
    ///
    /// - Throws: `Findings` when it is not there.
    public static func document(
        of definition: DocumentDefinition, in files: some PackageSource
    ) throws(Findings) -> Document {
        let folder = folder(of: definition.template)
        let shape = try document(nearest("\(definition.view).shape.xml", to: folder, in: files), in: files)
        let parts = nearest(Self.parts, to: folder, in: files)
        if files.has(parts) {
            let own = Set(shape.root.elements("define").compactMap { $0["name"] })
            for definition in try document(parts, in: files).root.elements("define")
            where !own.contains(definition["name"] ?? "") {
                shape.root.append(copyOf: definition)
            }
        }
        return shape
    }

    /// A file in a folder of templates, or the ready one where there is none.
    private static func nearest(_ name: String, to folder: String, in files: some PackageSource) -> String {
        let ready = "\(TemplatePackage.folder)/\(name)"
        return !files.has(folder + name) && files.has(ready) ? ready : folder + name
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    private static func document(_ path: String, in files: some PackageSource) throws(Findings) -> Document {
        try Document.parse(try files.bytes(of: path), name: files.displayName(of: path))
    }
}

extension TemplateLibrary {
    /// A library of the files of a package.
    ///
    /// - Throws: `Findings` of a file that cannot be read.
    public convenience init(_ package: some PackageSource) throws(Findings) {
        var files: [String: [UInt8]] = [:]
        for path in package.paths { files[path] = try package.bytes(of: path) }
        self.init(files: files, named: package.displayName)
    }
}
