import Diagnostics
import Records
import Regulations
import Statechart
import Store
import Values

/// Files records of one form: checks them, numbers them, and opens the case that a chain asks for.
package struct RecordFiling {
    package let recorder: Recorder
    package let form: Form
    package let unit: Unit

    /// A filing of records of a form for a unit.
    package init(recorder: Recorder, form: Form, unit: Unit) {
        self.recorder = recorder
        self.form = form
        self.unit = unit
    }

    private var measures: MeasureReader { MeasureReader(recorder.reader, on: recorder.now.day) }

    /// Checks an entry and creates its record.
    package func create(_ entry: FormEntry, state: RecordState) throws -> RecordRow {
        let given = try recorder.reader.opened(entry.values, entry.personal)
        var values = RecordValues(
            try FormInput(form).read(given, isComplete: true, place: entry.place),
            writtenAs: form.byField(entry.personal))
        for field in form.fields where values[field.id] == nil { values[field.id] = field.preset }
        let customer = try customer(of: values)
        values = try compute(values, given: Set(values.byField.keys), customer, place: entry.place)
        try checkScope(of: values)
        try checkPersonal(values)
        try checkEntries(of: values, place: entry.place)
        try check(values, customer: customer, place: entry.place)
        let late = try NoticeCheck(recorder.reader).findings(for: values, of: form, place: entry.place)
        guard late.isEmpty else { throw Findings(late) }
        let uniques = try uniques(of: values, except: nil)
        let series = form.series ?? form.id
        let number = try recorder.allocate(series, unit: unit)
        let isAccount = form.id == recorder.regulation.accountFormID
        try recorder.record(
            RecordCreated(
                form: form.id, number: number, unit: unit.code, customer: isAccount ? number : customer?.number,
                state: state, values: values, uniques: uniques, naming: isAccount ? form.namingField?.id : nil))
        let record = try recorder.records.existing(form, number)
        let duties = DutyKeeper(recorder)
        try duties.discharge(by: record, of: form)
        try duties.reconsider(form.id, number)
        return record
    }

    /// Writes a new version of a record.
    package func revise(
        _ record: RecordRow, with changes: [String: FieldValue], writtenAs digests: [String: String] = [:],
        kind: RecordRevised.Kind, reason: String? = nil, case number: Int? = nil
    ) throws -> RecordRow {
        let changed = record.values.merging(changes, writtenAs: digests)
        guard changed != record.values else { throw Refusal.nothingChanged }
        _ = try self.customer(of: changed, besides: record.values)
        let customer = try record.customer.flatMap { try recorder.records.customer($0) }
        let values = try compute(changed, given: Set(changes.keys), customer)
        try checkScope(of: values, besides: record.values)
        try checkPersonal(values, besides: record.values)
        try checkEntries(of: values, besides: record.values)
        try check(values, customer: customer)
        let isAccount = record.customer == record.number
        try recorder.record(
            RecordRevised(
                form: form.id, number: record.number, isAccount: isAccount,
                version: record.version + (kind == .filled ? 0 : 1), kind: kind, values: values,
                uniques: try uniques(of: values, except: record.number), reason: reason, case: number,
                naming: isAccount ? form.namingField?.id : nil))
        let revised = try recorder.records.existing(form, record.number)
        let duties = DutyKeeper(recorder)
        if kind == .corrected { try duties.discharge(by: revised, of: form) }
        try duties.reconsider(form.id, record.number)
        return revised
    }

    /// Refuses what tells something about a natural person and would be written down for ever: where nobody had a salt
    /// for it.
    private func checkPersonal(_ values: RecordValues, besides earlier: RecordValues = RecordValues()) throws {
        for field in form.fields where field.isPersonal && values.isWrittenInClear(field.id) {
            guard values[field.id] != earlier[field.id] || !earlier.isWrittenInClear(field.id) else { continue }
            throw Refusal.personalInClear(field)
        }
    }

    /// Refuses new values that only deciding from its second version on looks at: what is wrong in itself.
    private func checkEntries(
        of values: RecordValues, besides earlier: RecordValues = RecordValues(),
        place: (String) -> SourceLocation? = { _ in nil }
    ) throws {
        guard recorder.reader.decision >= .second else { return }
        let findings = form.fields.filter { values[$0.id] != earlier[$0.id] }.compactMap { field in
            values[field.id]?.problemOfEntry?.finding(for: field, at: place(field.id))
        }
        guard findings.isEmpty else { throw Findings(findings) }
    }

    /// Opens the case of the first chain that applies to a record.
    ///
    /// A record whose form has no chain needs no approval: it is what an approval would have made it.
    package func open(_ record: RecordRow, submitting unit: Unit) throws -> Submitted {
        guard recorder.regulation.hasChain(form) else {
            let isAccount = form.id == recorder.regulation.accountFormID
            let state: RecordState = isAccount ? .registered : .approved
            try recorder.record(
                RecordStateChanged(
                    form: form.id, number: record.number, isAccount: isAccount, state: state))
            try DutyKeeper(recorder).reconsider(form.id, record.number)
            return Submitted(number: record.number, case: nil, letter: nil, state: state)
        }
        let conditions = recorder.regulation.chains.compactMap { $0.form == form.id ? $0.condition?.test : nil }
        let computed = try measures.surroundings(of: record, naming: ConditionNames(in: conditions))
        guard let chain = try recorder.regulation.chain(for: record.values, of: form, computed: computed) else {
            throw Refusal.noChain(form: form.label)
        }
        let edition = recorder.reader.editions.current
        let chart = try edition.chart(chain.chart, form: form.id)
        let letter = try chart.annotations.submission.letterSeries.map {
            try recorder.allocate($0, unit: unit)
        }
        let number = (try recorder.reader.snapshot.greatest(Case.number) ?? 0) + 1
        try recorder.record(
            CaseOpened(
                number: number, chain: chain.id, form: form.id, record: record.number, unit: unit.code,
                package: edition.package, chart: chain.chart, letter: letter))
        let opened = try recorder.sight.existingCase(number)
        try CaseRunner(opened, recorder: recorder).start(
            with: CaseData(of: record, form: form, for: chart, in: recorder.reader))
        try recorder.finished(opened)
        let state = try recorder.records.existing(form, record.number).state
        return Submitted(number: record.number, case: number, letter: letter, state: state)
    }

    /// The values with those that the form computes from them.
    private func compute(
        _ values: RecordValues, given: Set<String>, _ customer: CustomerRow?,
        place: (String) -> SourceLocation? = { _ in nil }
    ) throws -> RecordValues {
        try Computation(form, seeing: try seen(beside: customer)).fill(values, given: given, place: place)
    }

    /// What conditions and computations see beside the fields.
    private func seen(beside customer: CustomerRow?) throws -> RecordSurroundings {
        try measures.surroundings(
            unit: unit.code, account: customer, naming: ConditionNames(in: form.rules.map(\.test)))
    }

    /// Refuses a record that lacks something or breaks a rule of its form.
    private func check(
        _ values: RecordValues, customer: CustomerRow?, place: (String) -> SourceLocation? = { _ in nil }
    ) throws {
        let computed = try seen(beside: customer)
        let findings =
            try FormInput(form).findings(for: values, computed: computed, place: place)
            + strangers(in: values, place: place)
        guard findings.isEmpty else { throw Findings(findings) }
    }

    /// The fields that name a person or a unit the office does not have.
    private func strangers(in values: RecordValues, place: (String) -> SourceLocation?) throws -> [Finding] {
        try form.fields.compactMap { field in
            guard let code = values.text(field.id), let (known, advice) = try codes(for: field, besides: code) else {
                return nil
            }
            return FieldProblem.invalid(code, didYouMean(code, among: known) ?? advice)
                .finding(for: field, at: place(field.id))
        }
    }

    /// The codes that a field takes, when it does not take the given one, and what to write.
    private func codes(for field: Field, besides code: String) throws -> ([String], Message)? {
        switch field.type {
        case .person:
            guard try recorder.directory.person(code) == nil else { return nil }
            return (try recorder.directory.codes(), Message("要写人员代码", "write the code of a person"))
        case .unit:
            guard try recorder.units.tree()[code] == nil else { return nil }
            return (try recorder.units.unitCodes(), Message("要写单位代码", "write the code of a unit"))
        default: return nil
        }
    }

    /// The customer that the record belongs to: the first one that it, or what it refers to, is about.
    ///
    /// - Parameter earlier: values whose references were looked at already; the actor must see the others.
    private func customer(of values: RecordValues, besides earlier: RecordValues = RecordValues()) throws
        -> CustomerRow?
    {
        var customer: CustomerRow?
        for field in form.fields {
            guard case .reference(let other) = field.type, let number = values.text(field.id),
                values[field.id] != earlier[field.id]
            else { continue }
            let referred = try recorder.records.existing(try recorder.records.form(other), number)
            try recorder.sight.requireSight(of: referred)
            try check(referred, isReady: field)
            customer = try customer ?? referred.customer.flatMap { try recorder.records.customer($0) }
        }
        return customer
    }

    /// Refuses units outside the actor's scope, where the form wants them in it.
    private func checkScope(of values: RecordValues, besides earlier: RecordValues = RecordValues()) throws {
        guard let scope = recorder.actor.scope(in: try recorder.units.tree(), recorder.regulation.organisation) else {
            return
        }
        for field in form.fields where field.isWithinScope && values[field.id] != earlier[field.id] {
            guard let code = values.text(field.id), try recorder.units.tree()[code] != nil, !scope.contains(code) else {
                continue
            }
            throw Refusal.outsideScope(form: "unit", number: code)
        }
    }

    /// Refuses a record that is not yet where the field wants it; the chain that leads there says by which clause.
    private func check(_ referred: RecordRow, isReady field: Field) throws {
        guard let needed = field.requiredState.flatMap(RecordState.init), referred.state != needed else {
            return
        }
        let regulation = recorder.regulation
        let chain = regulation.chains.first { $0.form == referred.form }
        throw Refusal.notYet(
            needed, referred, clause: chain?.ground.clause.flatMap(regulation.clause))
    }

    /// The values that must be unique; a taken one is refused and reveals only which unit holds it.
    private func uniques(of values: RecordValues, except number: String?) throws -> [String: String] {
        var uniques: [String: String] = [:]
        for field in form.fields where field.isUnique {
            guard let value = values.text(field.id) else { continue }
            uniques[field.id] = values.written[field.id]?.text
            let taken = try recorder.reader.snapshot.all(
                where: [UniqueValue.form == form.id, UniqueValue.field == field.id, same(value, in: field)]
            ).first { $0.number != number }
            guard let holder = taken?.number else { continue }
            let unit = try recorder.records.record(form.id, holder).flatMap { try recorder.units.tree()[$0.unit]?.name }
            throw Refusal.duplicate(field, heldBy: unit ?? "")
        }
        return uniques
    }

    /// What unique values are the same as a value: of what is personal only digests are there to compare.
    private func same(_ value: String, in field: Field) throws -> Predicate<UniqueValue> {
        if field.isPersonal {
            return UniqueValue.value.isOne(of: try recorder.reader.personalDigests(of: value) + [value])
        }
        guard recorder.reader.decision >= .second else { return UniqueValue.value == value }
        return UniqueValue.compared == value.compared
    }
}

extension Refusal {
    package static var nothingChanged: Refusal {
        Refusal("casework.nothing-changed", Message("没有任何改动", "nothing is changed"), access: .granted)
    }

    /// No chain of the regulation applies to a form as it is filled in.
    package static func noChain(form: String) -> Refusal {
        Refusal(
            "casework.no-chain",
            Message("管理办法没有适用于这份“\(form)”的审批流程", "no chain of the regulation applies to this \(form)"),
            access: .granted)
    }

    fileprivate static func personalInClear(_ field: Field) -> Refusal {
        Refusal(
            "casework.personal-in-clear",
            Message(
                "“\(field.label)”是个人信息，不能由流程填写", "the \(field.englishLabel) is personal: no chain fills it in"),
            access: .granted)
    }

    fileprivate static func duplicate(_ field: Field, heldBy unit: String) -> Refusal {
        Refusal(
            "casework.duplicate",
            Message(
                "“\(field.label)” 已被登记，由 “\(unit)” 管理",
                "the \(field.englishLabel) is registered already and held by “\(unit)”"),
            access: .granted)
    }

    fileprivate static func notYet(_ needed: RecordState, _ record: RecordRow, clause: Clause?) -> Refusal {
        let state = record.state.label
        return Refusal(
            "casework.not-yet",
            Message(
                "“\(record.number)” 现在是“\(state.chinese)”，要“\(needed.label.chinese)”才可以",
                "\(record.number) is “\(state.english)”: it has to be “\(needed.label.english)” first"),
            advice: clause.map {
                Message("依据\($0.citation)：\($0.subject)", "the regulation demands it in \($0.id)")
            },
            access: .granted)
    }
}
