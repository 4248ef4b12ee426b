public import Diagnostics
public import Regulations
public import TAL
import XML

/// The declared shapes of views, which stand beside the templates that show them.
public enum ViewShapes {
    /// The parts that all shapes may take over.
    private static let parts = "parts.shape.xml"

    /// The shape of a document's view: `VIEW.shape.xml`, with the definitions of `parts.shape.xml` where there is one.
    ///
    /// - Throws: `Findings` when it is not there or not a shape.
    public static func shape(
        of definition: DocumentDefinition, in files: some PackageSource
    ) throws(Findings) -> ViewShape {
        let shape = try document("\(definition.view).shape.xml", in: files)
        if files.has(parts) {
            for definition in try document(parts, in: files).root.elements("define") {
                shape.root.append(copyOf: definition)
            }
        }
        return try ViewShape.read(shape)
    }

    /// The shape of a document's view, from a folder of templates.
    ///
    /// - Throws: `Findings` when it is not there or not a shape.
    public static func shape(of definition: DocumentDefinition, below root: String) throws(Findings) -> ViewShape {
        try shape(of: definition, in: FolderPackage(root))
    }

    private static func document(_ path: String, in files: some PackageSource) throws(Findings) -> Document {
        try Document.parse(try files.bytes(of: path), name: files.displayName(of: path))
    }
}
