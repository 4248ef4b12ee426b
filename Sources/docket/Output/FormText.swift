import Diagnostics
import Regulations
import Wording

/// What a form asks for, as text for a terminal and as JSON.
struct FormText {
    private let form: Form
    private let regulation: Regulation
    private let terminal: Terminal

    init(_ form: Form, _ regulation: Regulation, _ terminal: Terminal) {
        self.form = form
        self.regulation = regulation
        self.terminal = terminal
    }

    func lines() -> [String] {
        var table = Table(
            [
                Message("字段", "field"), Message("名称", "name"), Message("类型", "type"), Message("填写", "filled in"),
                Message("说明", "what to write"),
            ].map(terminal.text))
        for field in form.fields {
            let name = terminal.text(Message(field.label, field.englishLabel))
            table.add([field.id, name, terminal.text(field.type.label), terminal.text(need(of: field)), help(field)])
        }
        var lines = [terminal.bold(form.label + terminal.bracketed(form.id))]
        lines.append(
            terminal.pair(
                Message("可以提交的岗位", "submitted by"),
                terminal.list(regulation.submitters(of: form).map(\.label))))
        if !chains.isEmpty {
            lines.append(terminal.pair(Message("流程", "chain"), terminal.list(chains.map(\.label))))
        }
        lines += [""] + table.lines(terminal)
        let rules = form.rules.map { "  " + terminal.text(Message($0.message, $0.englishMessage)) }
        return rules.isEmpty ? lines : lines + ["", terminal.text(Message("填写规则", "rules"))] + rules
    }

    func json() -> JSON {
        .object([
            ("form", .string(form.id)), ("label", .string(form.label)), ("clause", JSON(form.ground.clause)),
            ("submit", .array(regulation.submitters(of: form).map { .string($0.id) })),
            ("correct", .array(regulation.correctors(of: form).map { .string($0.id) })),
            ("chains", .array(chains.map { .string($0.id) })), ("fields", .array(form.fields.map(json))),
        ])
    }

    /// All forms of a regulation, one a line.
    static func list(_ regulation: Regulation, _ terminal: Terminal) throws {
        let forms = regulation.forms.map { FormText($0, regulation, terminal) }
        if terminal.isJSON { return try terminal.result(JSON.array(forms.map { $0.json() }).text) }
        var table = Table(
            [
                Message("表单", "form"), Message("名称", "name"), Message("可以提交的岗位", "submitted by"),
                Message("流程", "chain"),
            ].map(terminal.text))
        for text in forms {
            table.add([
                text.form.id, text.form.label,
                terminal.list(regulation.submitters(of: text.form).map(\.label)),
                terminal.list(text.chains.map(\.label)),
            ])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private var chains: [Chain] { regulation.chains.filter { $0.form == form.id } }

    private func need(of field: Field) -> Message {
        if field.computation != nil { return Message("算出来的", "computed") }
        if field.isSetByChain { return Message("办理中填写", "within the case") }
        return field.isRequired ? Message("必填", "required") : Message("可不填", "optional")
    }

    /// What may be written: the options, the form that is referred to, the preset, the hint.
    private func help(_ field: Field) -> String {
        var parts: [String] = []
        switch field.type {
        case .choice(let options), .choices(let options):
            parts.append(options.map { "\($0.id) \($0.label)" }.joined(separator: terminal.text(Message("，", ", "))))
        case .reference(let other): parts.append(regulation.form(other)?.label ?? other)
        case .table(let columns):
            parts.append(columns.map { "\($0.id)=\($0.label)" }.joined(separator: " | "))
        default: break
        }
        if let hint = field.hint { parts.append(terminal.text(hint)) }
        if let preset = field.preset {
            let shown = field.words(of: preset)
            parts.append(terminal.text(Message("默认 \(shown.chinese)", "\(shown.english) unless given")))
        }
        return parts.joined(separator: terminal.text(Message("；", "; ")))
    }

    private func json(_ field: Field) -> JSON {
        var members: [(String, JSON)] = [
            ("id", .string(field.id)), ("label", .string(field.label)), ("labelEn", .string(field.englishLabel)),
            ("type", .string(field.type.word)), ("required", .boolean(field.isRequired)),
            ("byChain", .boolean(field.isSetByChain)), ("computation", JSON(field.computation)),
            ("preset", JSON(field.preset?.text)),
        ]
        switch field.type {
        case .choice(let options), .choices(let options):
            members.append(
                (
                    "options",
                    .array(options.map { .object([("id", .string($0.id)), ("label", .string($0.label))]) })
                ))
        case .reference(let other): members.append(("form", .string(other)))
        case .table(let columns): members.append(("columns", .array(columns.map(json))))
        default: break
        }
        return .object(members)
    }

    private func json(_ column: Column) -> JSON {
        .object([
            ("id", .string(column.id)), ("label", .string(column.label)), ("labelEn", .string(column.englishLabel)),
            ("type", .string(column.type.word)), ("required", .boolean(column.isRequired)),
        ])
    }
}

extension FieldType {
    /// What people call the type.
    fileprivate var label: Message {
        switch self {
        case .text(let length): Message("一行文字（最多\(length)字）", "one line (\(length) characters)")
        case .lines: Message("多行文字", "lines")
        case .money: Message("金额", "amount")
        case .integer: Message("整数", "whole number")
        case .number(nil, _): Message("数值", "number")
        case .number(let unit?, _): Message("数值（\(unit)）", "number (\(unit))")
        case .percent: Message("百分比", "per cent")
        case .time: Message("时间", "time")
        case .date: Message("日期", "date")
        case .month: Message("月份", "month")
        case .boolean: Message("是或否", "yes or no")
        case .choice: Message("单选", "one of")
        case .choices: Message("多选", "some of")
        case .person: Message("人员代码", "code of a person")
        case .unit: Message("单位代码", "code of a unit")
        case .reference: Message("编号", "number of a record")
        case .table:
            Message("表格（每行一条，列=值，用 | 隔开）", "table (a line for each row, COLUMN=VALUE with | between them)")
        }
    }
}
