import Diagnostics
import Documents
import Regulations
import TAL

/// Compiles a document's template against the declared shape of its view.
struct TemplateCheck {
    let templates: any PackageSource

    /// - Throws: `Findings`, everything that is wrong with the template or its shape.
    func compile(_ definition: DocumentDefinition) throws(Findings) {
        let shape = try ViewShapes.shape(of: definition, in: templates)
        _ = try TemplateLibrary(templates).template(definition.template, shape: shape)
    }
}
