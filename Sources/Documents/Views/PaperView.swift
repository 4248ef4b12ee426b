/// The views that Docket writes by themselves: words of its own, which `<document view>` and the names of shapes use.
enum PaperView: String, CaseIterable {
    case packet
    case visitReport = "visit-report"
    case dossier
}
