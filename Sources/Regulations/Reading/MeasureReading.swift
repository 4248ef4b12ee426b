import Diagnostics
import Values

/// Reads the ledgers and measures of a regulation.
extension ElementReader {
    private static let ground = ["clause", "basis", "note"]

    func ledgers() -> [Ledger] {
        let measured = children("measures").flatMap { $0.children("measure") }
        return children("measures").flatMap { $0.distinct("ledger") }.map { ledger in
            ledger.know(attributes: ["id", "label", "label-en", "monthly", "unit", "decimals", "every"])
            let label = Message(ledger.required("label"), ledger.required("label-en"))
            let id = ledger.identifier()
            // Before ledgers said what they count, measures of them did.
            let unit =
                ledger.node["unit"] ?? measured.first { $0.node["of"] == id && $0.node["unit"] != nil }?.node["unit"]
            return Ledger(
                id: id, label: label, monthlyLabel: ledger.node["monthly"].map { Message($0, label.english) } ?? label,
                unit: unit ?? Measure.yuan, decimals: ledger.decimals(unit ?? Measure.yuan),
                every: ledger.choice("every", preset: .month))
        }
    }

    private func decimals(_ unit: String) -> Int {
        guard let text = node["decimals"] else { return Ledger.usualDecimals }
        guard let decimals = Int(text), (0...6).contains(decimals) else {
            invalid("decimals", Message("要写 0 到 6", "write 0 to 6"))
            return Ledger.usualDecimals
        }
        if unit == Measure.yuan, decimals != Ledger.usualDecimals {
            invalid("decimals", Message("金额有两位小数", "amounts of money have 2 decimals"))
        }
        return decimals
    }

    /// The measures, over the ledgers and forms that were read.
    func measures(of ledgers: [Ledger], _ forms: [Form]) -> [Measure] {
        let readers = children("measures").flatMap { $0.distinct("measure") }
        let ids = Set(readers.compactMap { $0.node["id"] })
        let sources = readers.map { $0.source(ledgers, ids) }
        let origins = MeasureOrigins(readers, sources, ledgers, forms)
        return zip(readers, sources).map { $0.measure(of: $1, by: origins) }
    }

    private func measure(of source: Measure.Source, by origins: MeasureOrigins) -> Measure {
        know(
            attributes: [
                "id", "label", "of", "unit", "decimals", "aggregate", "period", "within", "where", "against", "as",
                "rank-within", "order", "unit-field", "records", "field", "day",
            ] + Self.ground)
        let rank = optionalReference("rank-within", to: .unitKind)
        return Measure(
            id: identifier(), label: required("label"), source: source, unit: origins.unit(of: node["id"] ?? ""),
            decimals: node["decimals"].map { _ in decimals("") } ?? Ledger.usualDecimals,
            aggregate: aggregate(of: source),
            period: choice("period", preset: origins.period(of: node["id"] ?? "")),
            within: optionalReference("within", to: .unitKind),
            unitField: optionalReference("unit-field", to: .field(form: session.accountForm)),
            condition: whereCondition(on: source),
            comparison: comparison(),
            rank: rank.map { Measure.Ranking(within: $0, order: choice("order", preset: .descending)) },
            ground: ground())
    }

    /// Where the figures come from: `of` names a ledger, a measure, or as `form:ID` records; `records` names a form
    /// too.
    private func source(_ ledgers: [Ledger], _ measures: Set<String>) -> Measure.Source {
        let of = node["of"] ?? ""
        if let form = node["records"] ?? (of.hasPrefix("form:") ? String(of.dropFirst(5)) : nil) {
            session.refer(to: .form, form, node, node["records"] == nil ? "of" : "records")
            let field = optionalReference("field", to: .field(form: form))
            return .records(
                Measure.Records(form: form, field: field, day: optionalReference("day", to: .field(form: form))))
        }
        let id = required("of")
        // Where no ledger is described, a measure may be called as the ledger that it is taken from.
        let isUndescribed = ledgers.isEmpty && (!measures.contains(id) || id == node["id"])
        if isUndescribed || ledgers.contains(where: { $0.id == id }) { return .ledger(id) }
        if !measures.contains(id), !id.isEmpty { session.refer(to: .measured, id, node, "of") }
        return measures.contains(id) ? .measure(id) : .ledger(id)
    }

    private func aggregate(of source: Measure.Source) -> Measure.Aggregate? {
        switch source {
        case .ledger: choice("aggregate", preset: .sum)
        case .records(let records): choice("aggregate", preset: records.field == nil ? .count : .sum)
        case .measure: node["aggregate"].map { _ in choice("aggregate", preset: Measure.Aggregate.sum) }
        }
    }

    private func whereCondition(on source: Measure.Source) -> String? {
        guard node["where"] != nil else { return nil }
        if case .records(let records) = source { return condition("where", over: records.form) }
        return condition("where", over: session.accountForm)
    }

    private func comparison() -> Measure.Comparison? {
        guard node["against"] != nil else {
            if node["as"] != nil { _ = required("against") }
            return nil
        }
        return Measure.Comparison(
            against: choice("against", preset: .previousPeriod), form: choice("as", preset: .amount))
    }
}

/// What measures take over from those that they are taken from: what their figures count, and over which days.
private struct MeasureOrigins {
    private let readers: [String: ElementReader]
    private let sources: [String: Measure.Source]
    private let ledgers: [String: String]
    private let forms: [Form]

    init(_ readers: [ElementReader], _ sources: [Measure.Source], _ ledgers: [Ledger], _ forms: [Form]) {
        let ids = readers.map { $0.node["id"] ?? "" }
        self.readers = Dictionary(zip(ids, readers)) { first, _ in first }
        self.sources = Dictionary(zip(ids, sources)) { first, _ in first }
        self.ledgers = Dictionary(ledgers.map { ($0.id, $0.unit) }) { first, _ in first }
        self.forms = forms
    }

    /// The measure itself and those that it is taken from, up to the one that is taken from none; a circle ends.
    private func line(of id: String) -> [String] {
        var line = [id]
        while let last = line.last, case .measure(let next) = sources[last], !line.contains(next) { line.append(next) }
        return line
    }

    func period(of id: String) -> Measure.Period {
        line(of: id).last.flatMap { readers[$0]?.node["period"] }.flatMap(Measure.Period.init) ?? .last12Months
    }

    func unit(of id: String) -> String {
        for id in line(of: id) {
            guard let node = readers[id]?.node else { return "" }
            if let unit = node["unit"] { return unit }
            if node["aggregate"] == "share" || node["as"] == "share" { return "%" }
            if node["aggregate"] == "count" { return "" }
            switch sources[id] {
            case .ledger(let ledger): return ledgers[ledger] ?? Measure.yuan
            case .records(let records): return unit(of: records)
            case .measure, nil: continue
            }
        }
        return ""
    }

    private func unit(of records: Measure.Records) -> String {
        let form = forms.first { $0.id == records.form }
        switch records.field.flatMap({ form?.field($0)?.type }) {
        case .money: return Measure.yuan
        case .number(let unit, _): return unit ?? ""
        default: return ""
        }
    }
}
