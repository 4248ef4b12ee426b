import Diagnostics
import Documents
import Regulations
import TAL

/// Compiles a document's template against the declared shape of its view, which stands beside it.
struct TemplateCheck {
    let root: String

    /// - Throws: `Findings`, everything that is wrong with the template or its shape.
    func compile(_ definition: DocumentDefinition) throws(Findings) {
        let shape = try ViewShapes.shape(of: definition, below: root)
        _ = try TemplateLibrary(root: root).template(definition.template, shape: shape)
    }
}
