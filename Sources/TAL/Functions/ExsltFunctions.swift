import XML

extension FunctionLibrary {
    /// A part of EXSLT's date, math, set and str modules.
    static let exsltFunctions: [TemplateFunction] = []
}
