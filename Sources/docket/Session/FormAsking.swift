import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Wording

/// Asks a person at the terminal for the fields of a form, shows all of it, and has it confirmed before it is sent.
struct FormAsking {
    let terminal: Terminal
    let form: Form

    /// Asks for the required fields that have no value yet, those with a preset too.
    ///
    /// - Throws: `Findings` where the answers end before the fields do, and a refusal where the answer to the summary
    ///   is no.
    func complete(_ values: inout [String: String]) throws {
        let open = form.fields.filter { field in
            field.isRequired && !field.isSetByChain && values[field.id] == nil && values[field.label] == nil
        }
        guard terminal.isInteractive, !open.isEmpty else { return }
        for field in open { values[field.id] = try answer(for: field) }
        try confirm(values)
    }

    // MARK: One field

    /// Asks until the answer can be taken; nothing is the preset, where there is one.
    private func answer(for field: Field) throws -> String? {
        let options = field.type.options
        for (index, option) in options.enumerated() {
            terminal.note(Message(verbatim: "  \(index + 1)  \(option.label)" + terminal.bracketed(option.id)))
        }
        while let line = terminal.ask(question(for: field)) {
            do throws(FieldProblem) {
                if line.isEmpty, field.preset != nil { return nil }
                guard !line.isEmpty else { throw .missing }
                let text = Self.meant(line, options)
                _ = try FieldValue.read(text, as: field.type)
                return text
            } catch {
                terminal.report(error.findings(for: field))
            }
        }
        throw Findings([FieldProblem.missing.finding(for: field)])
    }

    private func question(for field: Field) -> String {
        var words = [terminal.text(Message(field.label, field.englishLabel))]
        if let hint = hint(for: field) { words.append(terminal.bracketed(terminal.text(hint))) }
        if let preset = field.preset {
            let text = terminal.text(field.words(of: preset))
            words.append(terminal.bracketed(terminal.text(Message("回车：\(text)", "Enter: \(text)"))))
        }
        return words.joined()
    }

    private func hint(for field: Field) -> Message? {
        if let hint = field.hint { return hint }
        return switch field.type {
        case .choice: Message("写序号", "a number")
        case .choices: Message("写序号，几个用逗号隔开", "numbers, with commas between")
        case .table(let columns):
            Message(verbatim: columns.map { "\($0.id)=\($0.label)" }.joined(separator: " | "))
        default: nil
        }
    }

    /// The options that numbers stand for; what is no number of one stays as it is.
    static func meant(_ line: String, _ options: [FieldType.Choice]) -> String {
        guard !options.isEmpty else { return line }
        let words = line.split(whereSeparator: { ",，、 ".contains($0) }).map(String.init)
        return words.map { word in
            guard !options.contains(where: { $0.id == word || $0.label == word }), let number = Int(word),
                options.indices.contains(number - 1)
            else { return word }
            return options[number - 1].id
        }.joined(separator: ",")
    }

    // MARK: The whole

    private func confirm(_ values: [String: String]) throws {
        terminal.note(Message("\(form.label)：", "\(form.id):"))
        var empty: [Field] = []
        for field in form.fields where !field.isSetByChain {
            guard let text = values[field.id] ?? values[field.label] else {
                if field.preset == nil { empty.append(field) } else { note(field, presetText(field)) }
                continue
            }
            note(field, text)
        }
        if !empty.isEmpty {
            terminal.note(
                Message(
                    "没有填：\(empty.map { "\($0.label) \($0.id)" }.joined(separator: "、"))（用 -s 字段=值 填写）",
                    "left empty: \(empty.map(\.id).joined(separator: ", ")) (filled in with -s FIELD=VALUE)"))
        }
        let answer = terminal.ask(terminal.text(Message("提交吗？[Y/n]", "submit it? [Y/n]")))?.lowercased()
        guard let answer, ["", "y", "yes", "是"].contains(answer) else { throw Refusal.notSubmitted }
    }

    private func presetText(_ field: Field) -> String {
        field.preset.map { terminal.text(field.words(of: $0)) } ?? ""
    }

    private func note(_ field: Field, _ text: String) {
        let option = field.type.options.first { $0.id == text }?.label ?? text
        let shown = terminal.pair(Message(field.label, field.englishLabel), option)
        terminal.note(Message(verbatim: "  " + shown))
    }
}

extension Refusal {
    fileprivate static var notSubmitted: Refusal {
        Refusal("form.not-submitted", Message("没有提交", "nothing was submitted"), access: .granted)
    }
}
