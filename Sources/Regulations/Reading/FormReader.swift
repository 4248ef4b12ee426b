import Diagnostics
import Values
import XML

extension ElementReader {
    func form() -> Form {
        know(
            attributes: ["id", "label", "role", "series", "submit", "correct", "clause", "basis", "note"],
            elements: ["field", "rule", "notice"])
        let id = identifier()
        let readers = distinct("field")
        let fields = readers.map { $0.field() }
        checkRoles(of: zip(readers, fields).map { ($0.node, $1) })
        let form = Form(
            id: id, label: required("label"), role: role(), ground: ground(),
            series: optionalReference("series", to: .series),
            submitters: references("submit", to: .post), correctors: references("correct", to: .post),
            fields: fields, rules: children("rule").map { $0.rule(over: id) },
            notices: children("notice").compactMap { $0.notice(over: id, fields) })
        checkComputations(of: form, readers)
        for (reader, field) in zip(readers, fields) where field.isPersonal && field.id == form.namingField?.id {
            reader.invalid(
                "personal",
                Message("记录的名称列在各处，不能删除", "what a record is called is listed everywhere: it could not be erased"))
        }
        return form
    }

    /// What it is for, as a word of the vocabulary.
    private func role<Role: RawRepresentable & CaseIterable>() -> Role? where Role.RawValue == String {
        guard let word = node["role"] else { return nil }
        if let role = Role(rawValue: word) { return role }
        let known = Role.allCases.map(\.rawValue)
        invalid(
            "role",
            didYouMean(word, among: known)
                ?? Message("可以是 \(known.joined(separator: "、"))", "one of \(known.joined(separator: ", "))"))
        return nil
    }

    /// What a field is for; its type must be one that can be that.
    private func fieldRole(_ type: FieldType) -> FieldRole? {
        guard let role: FieldRole = role() else { return nil }
        if !role.types.contains(type.word) {
            let types = role.types.joined(separator: " ")
            invalid("role", Message("只有类型 \(types) 才可以", "only fields of the type \(types) can be that"))
        }
        return role
    }

    /// Reports roles that several fields of the form have.
    private func checkRoles(of fields: [(node: Node, field: Field)]) {
        var roles: [FieldRole: Node] = [:]
        for (node, field) in fields {
            guard let role = field.role else { continue }
            if let first = roles[role] { session.report(node.roleTaken(role.rawValue, by: first)) }
            roles[role] = roles[role] ?? node
        }
    }

    private func field() -> Field {
        know(
            attributes: [
                "id", "label", "label-en", "role", "type", "length", "unit", "decimals", "form", "state",
                "within-scope",
                "required", "unique", "searchable", "preset", "hint", "hint-en", "set-by-chain", "personal", "value",
            ], elements: ["option", "column"])
        let id = identifier()
        if RecordNames.computed.contains(id) {
            invalid("id", Message("这个名称有别的意思，请换一个", "the name stands for something else: choose another"))
        }
        let type = fieldType(among: FieldType.words)
        checkFormat(of: type)
        return Field(
            id: id, label: required("label"), englishLabel: required("label-en"), role: fieldRole(type),
            type: type, isRequired: flag("required"), isUnique: unique(type), isSearchable: flag("searchable"),
            preset: preset(type), hint: node["hint"].map { Message($0, node["hint-en"] ?? $0) },
            computation: computation(of: type), isSetByChain: flag("set-by-chain"), requiredState: requiredState(),
            isWithinScope: flag("within-scope"), isPersonal: personal(type))
    }

    /// Rows are told apart by nothing that an index could hold.
    private func unique(_ type: FieldType) -> Bool {
        let isUnique = flag("unique")
        if isUnique, case .table = type {
            invalid("unique", Message("表格不能要求唯一", "a table cannot be unique"))
        }
        return isUnique
    }

    /// Who performs what and who sees what hangs on codes and numbers: they could not be erased.
    private func personal(_ type: FieldType) -> Bool {
        let isPersonal = node["personal"] == "yes" || (node["personal"] != "no" && flag("personal"))
        guard isPersonal else { return false }
        switch type {
        case .person, .unit, .reference:
            invalid(
                "personal",
                Message(
                    "人员、单位和编号是办理的依据，不能删除", "codes and numbers, by which the office works, could not be erased"))
        default: break
        }
        // Indexes would keep what was erased; a preset stands in the regulation for ever.
        for attribute in ["searchable", "preset"] where node[attribute] != nil && node[attribute] != "false" {
            invalid(
                attribute, Message("个人信息不能检索，也不能预填", "what is personal is neither searched nor preset"))
        }
        return true
    }

    private func preset(_ type: FieldType) -> FieldValue? {
        guard let text = node["preset"], !text.isEmpty else { return nil }
        do throws(FieldProblem) {
            return try FieldValue.read(text, as: type)
        } catch {
            invalid("preset", error.reason)
            return nil
        }
    }

    /// A state that only records which other records refer to can have.
    private func requiredState() -> String? {
        guard let state = node["state"] else { return nil }
        if node["type"] != "reference" {
            invalid("state", Message("只有引用其他表单的字段才有状态", "only references to other forms have a state"))
        }
        let known = RecordState.allCases.map(\.rawValue)
        if !known.contains(state) {
            invalid("state", didYouMean(state, among: known) ?? Message(verbatim: known.joined(separator: " ")))
        }
        return state
    }

    private func fieldType(among words: [String]) -> FieldType {
        let name = required("type")
        guard words.contains(name) else {
            let advice = didYouMean(name, among: words) ?? Message(verbatim: words.joined(separator: ", "))
            if !name.isEmpty { invalid("type", advice) }
            return .lines
        }
        switch name {
        case "text": return .text(maximumLength: integer("length", preset: 200))
        case "money": return .money
        case "integer": return .integer
        case "number": return .number(unit: node["unit"], decimals: decimals())
        case "percent": return .percent(decimals: decimals())
        case "date": return .date
        case "time": return .time
        case "month": return .month
        case "boolean": return .boolean
        case "choice": return .choice(options())
        case "choices": return .choices(options())
        case "person": return .person
        case "unit": return .unit
        case "reference": return .reference(form: reference("form", to: .form))
        case "table": return .table(columns())
        default: return .lines
        }
    }

    /// How many decimals a number takes; `nil` for as many as there can be.
    private func decimals() -> Int? {
        guard let text = node["decimals"] else { return nil }
        if let decimals = Int(text), 0...ExactDecimal.maximumDecimals ~= decimals { return decimals }
        let most = ExactDecimal.maximumDecimals
        invalid("decimals", Message("要写 0 到 \(most)", "write 0 to \(most)"))
        return nil
    }

    private func options() -> [FieldType.Choice] {
        let options = children("option").map { option in
            option.know(attributes: ["id", "label"])
            return FieldType.Choice(id: option.required("id"), label: option.required("label"))
        }
        if options.isEmpty { invalid("type", Message("要列出选项（option）", "list its options")) }
        return options
    }

    private func columns() -> [Column] {
        let columns = distinct("column").map { $0.column() }
        if columns.isEmpty { invalid("type", Message("要列出各列（column）", "list its columns")) }
        return columns
    }

    private func column() -> Column {
        know(
            attributes: ["id", "label", "label-en", "type", "length", "unit", "decimals", "required", "value"],
            elements: ["option"])
        let id = identifier()
        let type = fieldType(among: FieldType.columnWords)
        checkFormat(of: type)
        return Column(
            id: id, label: required("label"), englishLabel: node["label-en"] ?? id, type: type,
            isRequired: flag("required"), computation: computation(of: type))
    }

    /// Reports attributes that only numbers have on anything else.
    private func checkFormat(of type: FieldType) {
        guard FieldType.words.contains(node["type"] ?? "") else { return }
        for (name, words) in [("unit", ["number"]), ("decimals", ["number", "percent"])]
        where node[name] != nil && !words.contains(type.word) {
            let list = words.joined(separator: "、")
            invalid(name, Message("只有类型 \(list) 才有", "only the types \(words.joined(separator: ", ")) have it"))
        }
    }

    private func rule(over form: String) -> FormRule {
        know(attributes: ["test", "message", "message-en", "field", "clause", "basis", "note"])
        return FormRule(
            test: condition(over: form), message: required("message"), englishMessage: required("message-en"),
            field: optionalReference("field", to: .field(form: form)), ground: ground())
    }
}
