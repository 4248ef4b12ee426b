import Diagnostics
import XML

/// Proves that every measure can be computed: that none is taken from itself, and that what is taken of what it is
/// taken from means something.
struct MeasureStructure {
    private let regulation: Regulation
    private let elements: [String: Node]

    init(_ regulation: Regulation, _ root: Node) {
        self.regulation = regulation
        let nodes = root.element("measures").map { Array($0.elements("measure")) } ?? []
        elements = Dictionary(nodes.map { ($0["id"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    var findings: [Finding] {
        regulation.measures.flatMap { measure -> [Finding] in
            guard let node = elements[measure.id] else { return [] }
            return name(measure, node) + circle(measure, node) + aggregate(measure, node) + group(measure, node)
                + period(measure, node) + fields(measure, node) + condition(measure, node)
        }
    }

    /// `of` names a ledger or a measure: no two of them have one name.
    private func name(_ measure: Measure, _ node: Node) -> [Finding] {
        guard regulation.ledgers.contains(where: { $0.id == measure.id }) else { return [] }
        return [
            node.finding(
                "regulation.measure-is-ledger",
                Message("有台账也叫 “\(measure.id)”", "there is a ledger “\(measure.id)” too"), at: "id")
        ]
    }

    private func circle(_ measure: Measure, _ node: Node) -> [Finding] {
        let behind = regulation.measures(behind: measure.basis)
        guard behind.contains(where: { $0.id == measure.id }) else { return [] }
        return [
            node.finding(
                "regulation.measure-circle",
                Message("指标 “\(measure.id)” 绕一圈又取自自己", "the measure “\(measure.id)” is taken from itself in a circle"),
                at: leadsBack(measure) ? "of" : "where")
        ]
    }

    /// Whether the circle goes through what it is taken from.
    private func leadsBack(_ measure: Measure) -> Bool {
        guard case .measure(let id) = measure.source else { return false }
        return regulation.measures(behind: [id]).contains { $0.id == measure.id }
    }

    private func aggregate(_ measure: Measure, _ node: Node) -> [Finding] {
        if case .measure(let id) = measure.source, let other = regulation.measure(id), other.rank != nil,
            measure.comparison != nil || ![nil, .count, .minimum, .maximum].contains(measure.aggregate)
        {
            return [
                node.finding(
                    "regulation.rank-as-sum",
                    Message(
                        "指标 “\(other.label)” 是名次，不能求和、平均或比较",
                        "the measure “\(id)” is a rank: it is not summed, averaged or compared"), at: "of")
            ]
        }
        let isWrong =
            switch measure.source {
            case .ledger: false
            case .records(let records):
                measure.aggregate == .monthlyAverage
                    || (records.field == nil && ![.count, .share].contains(measure.aggregate))
            case .measure: measure.aggregate == .monthlyAverage
            }
        guard isWrong else { return [] }
        return [
            node.finding(
                "regulation.measure-aggregate",
                Message("这里不能这样汇总：没有可以汇总的数", "there are no figures that could be taken together so"), at: "aggregate",
                advice: Message("记录要写 field，台账才有月平均", "records need a field, and only ledgers have months"))
        ]
    }

    /// Only what takes accounts together says which.
    private func group(_ measure: Measure, _ node: Node) -> [Finding] {
        if let field = measure.unitField.flatMap({ regulation.form(regulation.accountFormID)?.field($0) }),
            field.type != .unit
        {
            return [wrongField(field, Message("单位", "unit"), node, "unit-field")]
        }
        guard measure.within != nil else { return [] }
        var takesTogether = measure.aggregate == .share
        if case .measure = measure.source { takesTogether = measure.aggregate != nil }
        guard !takesTogether else { return [] }
        return [
            node.finding(
                "regulation.measure-within",
                Message("within 只用于占比，或汇总另一个指标", "within is for shares, and for taking another measure together"),
                at: "within")
        ]
    }

    /// A ledger by the month has no weeks, and another measure brings its own days.
    private func period(_ measure: Measure, _ node: Node) -> [Finding] {
        guard let text = node["period"] else { return [] }
        if case .measure(let id) = measure.source {
            return [
                node.finding(
                    "regulation.measure-period",
                    Message("期间是指标 “\(id)” 的", "the period is that of the measure “\(id)”"), at: "period")
            ]
        }
        guard [.week, .previousWeek].contains(measure.period),
            let ledger = measure.ledger.flatMap(regulation.ledger), ledger.every == .month
        else { return [] }
        return [
            node.finding(
                "regulation.measure-period",
                Message(
                    "台账 “\(ledger.id)” 按月，没有 “\(text)”",
                    "the ledger “\(ledger.id)” is by the month: it has no “\(text)”"),
                at: "period")
        ]
    }

    private func fields(_ measure: Measure, _ node: Node) -> [Finding] {
        guard case .records(let records) = measure.source, let form = regulation.form(records.form) else { return [] }
        let field = records.field.flatMap(form.field).flatMap { field in
            ["money", "integer", "number", "percent"].contains(field.type.word)
                ? nil : wrongField(field, Message("数", "number"), node, "field")
        }
        let day = records.day.flatMap(form.field).flatMap { field in
            field.type == .date ? nil : wrongField(field, Message("日期", "date"), node, "day")
        }
        return [field, day].compactMap { $0 } + owner(form, node)
    }

    private func wrongField(_ field: Field, _ wanted: Message, _ node: Node, _ attribute: String) -> Finding {
        node.finding(
            "regulation.measure-field",
            Message("“\(field.label)” 不是\(wanted.chinese)", "the field “\(field.id)” is no \(wanted.english)"),
            at: attribute)
    }

    /// Records are measured for the account that they belong to.
    private func owner(_ form: Form, _ node: Node) -> [Finding] {
        let accounts = regulation.accountFormID
        let belongs =
            form.id == accounts || form.fields.contains { if case .reference = $0.type { true } else { false } }
        guard !belongs else { return [] }
        return [
            node.finding(
                "regulation.measure-field",
                Message("“\(form.label)”不属于哪个客户", "the records of “\(form.id)” belong to no account"),
                at: node["records"] == nil ? "of" : "records")
        ]
    }

    /// Tiers and classes follow from measures, so that measures cannot follow from them.
    private func condition(_ measure: Measure, _ node: Node) -> [Finding] {
        guard let text = measure.condition else { return [] }
        let names = ExpressionNames.qualified(in: text)
        var following = names.fields.filter { [RecordNames.tier, RecordNames.managedAs].contains($0.text) }
        following += names.classes
        // Records are counted by what they say themselves.
        if case .records = measure.source { following += names.measures }
        return following.map { name in
            node.finding(
                "regulation.measure-follows",
                Message(
                    "指标的条件不能用 “\(name.text)”：等级和分类由指标得出，记录只看自己的字段",
                    "“\(name.text)” cannot be a condition here: tiers and classes follow from measures, "
                        + "and records are counted by their own fields"),
                at: "where", shift: name.offset)
        }
    }
}
