import Casework
import Diagnostics
import Files
import Regulations
import Values

extension DocumentProducer {
    /// Any paper of the regulation, or a ready one.
    ///
    /// - Throws: `Refusal` when there is no such paper, it needs a subject that is not named, or there is none in
    ///   sight; `Findings` of the template.
    public func paper(_ request: PaperRequest, as format: PaperFormat) throws -> Paper {
        let definition = try press().definition(request.document)
        switch PaperView(rawValue: definition.view) {
        case .ledger: return try ledger(request, definition, format)
        case .report: return try report(request, definition, format)
        case .record: return try record(of: request.subject(of: definition), form: request.form, definition, format)
        case .dossier: return try dossier(of: request.subject(of: definition), definition, format)
        case .visitReport:
            try desk.require(.export)
            let file = try desk.visitFile(request.subject(of: definition))
            try desk.requireWhole([(file.record, file.form)])
            return try visitReport(file, definition, format)
        case .packet, .caseFile, nil:
            let file = try caseFile(of: request.subject(of: definition), form: request.form)
            return try press().packet(file, as: definition, by: desk.regulation(of: file.case), format)
        }
    }

    private func report(
        _ request: PaperRequest, _ definition: DocumentDefinition, _ format: PaperFormat
    ) throws -> Paper {
        try desk.require(.export)
        guard let shown = definition.report else { throw Refusal.noFigures(definition) }
        let asked = try request.calendarPeriod(on: desk.now.day, unless: definition.period)
        let period = asked ?? CalendarPeriod(.month, containing: desk.now.day.yearMonth)
        let view = ReportView(
            try desk.report(shown, of: period, unit: request.unit), as: definition, regulation: desk.regulation,
            office: try desk.officeName(), now: desk.now)
        return try produce(
            view.document(), definition,
            named: ([period.text] + [request.unit].compactMap { $0 }).joined(separator: "-"), format)
    }

    /// A ledger of the office as a table.
    ///
    /// - Throws: as `paper`; a refusal where the paper is no ledger.
    public func table(_ request: PaperRequest) throws -> Paper {
        let definition = try press().definition(request.document)
        guard definition.view == PaperView.ledger.rawValue else { throw Refusal.noTable(definition) }
        let (view, subject) = try ledgerView(request, definition)
        return Paper(name: "\(definition.id)-\(subject).csv", bytes: view.table())
    }

    private func ledger(
        _ request: PaperRequest, _ definition: DocumentDefinition, _ format: PaperFormat
    ) throws -> Paper {
        let (view, subject) = try ledgerView(request, definition)
        return try produce(view.document(), definition, named: subject, format)
    }

    private func ledgerView(
        _ request: PaperRequest, _ definition: DocumentDefinition
    ) throws -> (view: LedgerView, subject: String) {
        try desk.require(.export)
        let form = try definition.form ?? request.form ?? request.subject(of: definition)
        let period = try request.calendarPeriod(on: desk.now.day, unless: definition.period)
        let book = try desk.recordBook(of: form, during: period?.days, unit: request.unit)
        let view = LedgerView(
            book, as: definition, of: period, regulation: desk.regulation, office: try desk.officeName(), now: desk.now)
        return (view, ([form] + [period?.text, request.unit].compactMap { $0 }).joined(separator: "-"))
    }
}

extension Refusal {
    fileprivate static func noTable(_ definition: DocumentDefinition) -> Refusal {
        Refusal(
            "paper.no-table",
            Message("“\(definition.label)” 不是台账，没有 CSV", "“\(definition.id)” is no ledger: there is no CSV of it"),
            access: .granted)
    }

    fileprivate static func noFigures(_ definition: DocumentDefinition) -> Refusal {
        Refusal(
            "paper.no-figures",
            Message(
                "管理办法没有写明 “\(definition.label)” 列出什么（over 和 figure）",
                "the regulation does not say what “\(definition.id)” shows (over and figure)"),
            access: .granted)
    }
}
