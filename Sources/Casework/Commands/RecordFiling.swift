import Diagnostics
import Regulations
import Statechart
import Store

/// Files records of one form: checks them, numbers them, and opens the case that a chain asks for.
struct RecordFiling {
    let recorder: Recorder
    let form: Form
    let unit: Unit

    /// Checks an entry and creates its record.
    ///
    /// - Parameter admit: refuses the customer that the record belongs to, where its state does not allow it.
    func create(
        _ entry: FormEntry, state: String, admit: (CustomerRow) throws -> Void = { _ in }
    ) throws -> RecordRow {
        var values = RecordValues(
            try FormInput(form).canonical(entry.values, isComplete: true, place: entry.place))
        for field in form.fields where values[field.id] == nil { values[field.id] = field.preset }
        let customer = try customer(of: values)
        if let customer { try admit(customer) }
        try check(values, customer: customer, place: entry.place)
        let uniques = try uniques(of: values, except: nil)
        let series = form.series ?? form.id
        let number = try recorder.allocate(series, unit: unit)
        let isAccount = form.id == recorder.regulation.grading?.form
        try recorder.record(
            RecordCreated(
                form: form.id, number: number, unit: unit.code, customer: isAccount ? number : customer?.number,
                state: state, values: values, uniques: uniques))
        return try recorder.existing(form, number)
    }

    /// Writes a new version of a record.
    func revise(
        _ record: RecordRow, with changes: [String: String], kind: RecordRevised.Kind, reason: String? = nil,
        case number: Int? = nil
    ) throws -> RecordRow {
        let values = record.values.merging(changes)
        guard values != record.values else { throw CaseworkError.nothingChanged }
        let customer = try record.customer.flatMap { try recorder.customer($0) }
        try check(values, customer: customer)
        try recorder.record(
            RecordRevised(
                form: form.id, number: record.number, isAccount: record.customer == record.number,
                version: record.version + (kind == .filled ? 0 : 1), kind: kind, values: values,
                uniques: try uniques(of: values, except: record.number), reason: reason, case: number))
        return try recorder.existing(form, record.number)
    }

    /// Opens the case of the first chain that applies to a record.
    ///
    /// A record whose form has no chain needs no approval: it is what an approval would have made it.
    func open(_ record: RecordRow, submitting unit: Unit) throws -> Submitted {
        guard recorder.regulation.chains.contains(where: { $0.form == form.id }) else {
            let isAccount = form.id == recorder.regulation.grading?.form
            try recorder.record(
                RecordStateChanged(
                    form: form.id, number: record.number, isAccount: isAccount,
                    state: isAccount ? "registered" : "approved"))
            return Submitted(number: record.number, case: nil, letter: nil)
        }
        let data = CaseData(view: recorder)
        let computed = try data.computed(for: record)
        guard let chain = try recorder.regulation.chain(for: record.values, of: form, computed: computed) else {
            throw CaseworkError.noChain(form: form.label)
        }
        let edition = recorder.desk.current
        let chart = try edition.chart(chain.chart, form: form.id)
        let letter = try chart.annotations.submission.letterSeries.map {
            try recorder.allocate($0, unit: unit)
        }
        let number = Int(try recorder.snapshot.greatest("number", in: "cases") ?? 0) + 1
        try recorder.record(
            CaseOpened(
                number: number, chain: chain.id, form: form.id, record: record.number, unit: unit.code,
                package: edition.package, chart: chain.chart, letter: letter))
        let opened = try recorder.existingCase(number)
        try CaseRunner(opened, recorder: recorder).start(with: try data.values(of: record, form: form))
        return Submitted(number: record.number, case: number, letter: letter)
    }

    /// Refuses a record that lacks something or breaks a rule of its form.
    private func check(
        _ values: RecordValues, customer: CustomerRow?, place: (String) -> SourceLocation? = { _ in nil }
    ) throws {
        var computed: [String: String] = [:]
        computed[RecordNames.tier] = customer?.tier
        computed[RecordNames.managedAs] = customer?.managedAs
        let findings =
            try FormInput(form).findings(for: values, computed: computed, place: place)
            + strangers(in: values, place: place)
        guard findings.isEmpty else { throw Findings(findings) }
    }

    /// The fields that name a person the office does not have.
    private func strangers(in values: RecordValues, place: (String) -> SourceLocation?) throws -> [Finding] {
        try form.fields.compactMap { field in
            guard case .person = field.type, let code = values[field.id], try recorder.directory.person(code) == nil
            else { return nil }
            let known = try recorder.directory.codes()
            let advice =
                didYouMean(code, among: known) ?? Message("要写人员代码", "write the code of a person")
            return FieldProblem.invalid(code, advice).finding(for: field, at: place(field.id))
        }
    }

    /// The customer that the record refers to, which the actor must see.
    private func customer(of values: RecordValues) throws -> CustomerRow? {
        for field in form.fields {
            guard case .reference(let other) = field.type, let number = values[field.id] else { continue }
            let referred = try recorder.existing(try recorder.form(other), number)
            try recorder.requireSight(of: referred)
            if let customer = try recorder.customer(number) { return customer }
        }
        return nil
    }

    /// The values that must be unique; a taken one is refused and reveals only which unit holds it.
    private func uniques(of values: RecordValues, except number: String?) throws -> [String: String] {
        var uniques: [String: String] = [:]
        for field in form.fields where field.isUnique {
            guard let value = values[field.id] else { continue }
            uniques[field.id] = value
            let taken = try recorder.snapshot.row(
                "uniques",
                where: [
                    .equals("form", .text(form.id)), .equals("field", .text(field.id)), .equals("value", .text(value)),
                ])
            guard let holder = try taken?.text("number"), holder != number else { continue }
            let unit = try recorder.record(form.id, holder).flatMap { try recorder.tree()[$0.unit]?.name }
            throw CaseworkError.duplicate(
                field: field.label, englishField: field.englishLabel, unit: unit ?? "")
        }
        return uniques
    }
}
