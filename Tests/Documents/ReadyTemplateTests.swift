import Documents
import Regulations
import TAL
import Testing
import XML

/// Every ready template shows what the ready shape of its view holds.
@Suite struct ReadyTemplateTests {
    @Test(arguments: ["case-file", "record", "dossier", "ledger", "report"])
    func `a ready template fits the shape of its view`(view: String) throws {
        let templates = try TemplatePackage(of: "starter", below: Paths.templates)
        let definition = DocumentDefinition(
            id: view, label: view, template: TemplatePackage.ready(view), view: view, ground: Ground(clause: nil))
        let shape = try ViewShapes.shape(of: definition, in: templates)
        _ = try TemplateLibrary(templates).template(definition.template, shape: shape)
    }

    @Test func `a regulation's own shape stands before the ready one`() throws {
        let templates = try TemplatePackage(of: "starter", below: Paths.templates)
        let own = DocumentDefinition(
            id: "case-file", label: "x", template: "case-file.html", view: "case-file", ground: Ground(clause: nil))
        let document = try ViewShapes.document(of: own, in: templates)
        let view = try #require(document.root.elements("element").first { $0["name"] == "case-file" })
        #expect(!view.elements("element").contains { $0["name"] == "basis" })
    }
}
