/// The views that Docket writes by themselves: words of its own, which `<document view>` and the names of shapes use.
enum PaperView: String, CaseIterable {
    case packet
    case caseFile = "case-file"
    case record
    case visitReport = "visit-report"
    case dossier
    case report
    case ledger

    /// Whether it shows a case, so that chains may come out as it.
    var isOfCase: Bool { self == .packet || self == .caseFile }
}
