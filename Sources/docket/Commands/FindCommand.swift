import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Wording

/// `docket find`: a text in everything that may be seen.
enum FindCommand {
    static let command = Command(
        "find",
        Message(
            "在能看到的一切里找一段文字：编号、内容、附件名、意见、问答、单位、人员",
            "a text in all that you may see: numbers, fields, names of files, opinions, questions, units, people"),
        [Positional(Message("文字", "TEXT"))], options: [ListLimit.option],
        examples: ["find 出版", "find 020-00000001", "find GDYH-2026 --json"]
    ) { invocation in
        let terminal = invocation.terminal
        let text = try invocation.required(0)
        guard !text.allSatisfy(\.isWhitespace) else {
            throw UsageError("find-nothing", Message("没有写要找什么", "nothing to look for"), command: "find")
        }
        let found = try invocation.desk().find(text, limit: try ListLimit.limit(invocation))
        if terminal.isJSON { return try terminal.result(JSON.array(found.rows.map { json($0, terminal) }).text) }
        guard !found.rows.isEmpty else { return terminal.note(Message("没有找到 “\(text)”", "“\(text)” is not found")) }
        var table = Table(
            [
                Message("查看", "see"), Message("名称", "title"), Message("在哪里", "where"), Message("内容", "text"),
            ].map(terminal.text))
        for hit in found.rows {
            let title = shortened(hit.title, to: 28)
            table.add([hit.reference, title, terminal.text(hit.place.words), excerpt(of: hit.text, around: text)])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
        ListLimit.noteCut(found.isCut, invocation)
    }

    private static func json(_ hit: Hit, _ terminal: Terminal) -> JSON {
        .object([
            ("form", JSON(hit.record?.form.id)), ("record", JSON(hit.record?.number)),
            ("case", hit.case.map { .number($0) } ?? .null), ("title", .string(hit.title)),
            ("place", .string(hit.place.code)), ("label", .string(terminal.text(hit.place.words))),
            ("text", .string(hit.text)),
        ])
    }

    /// The part of a long text that holds what was looked for.
    private static func excerpt(of text: String, around wanted: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline)
        let line = lines.first { $0.contains(wanted) } ?? lines.first ?? ""
        let width = 40
        guard displayWidth(of: String(line)) > width, let range = line.firstRange(of: wanted) else {
            return shortened(String(line), to: width)
        }
        let start = line.index(range.lowerBound, offsetBy: -8, limitedBy: line.startIndex) ?? line.startIndex
        return (start == line.startIndex ? "" : "…") + shortened(String(line[start...]), to: width)
    }
}

extension Hit {
    /// By what `docket show` shows it: the case, else the record; the code of a unit or a person.
    fileprivate var reference: String { `case`.map(String.init) ?? record?.number ?? title }
}

extension Hit.Place {
    /// The place for programs.
    fileprivate var code: String {
        switch self {
        case .number: "number"
        case .field(let field): "field:\(field.id)"
        case .attachment: "attachment"
        case .opinion: "opinion"
        case .question: "question"
        case .answer: "answer"
        case .intervention: "intervention"
        case .copy: "copy"
        case .reminder: "reminder"
        case .letter: "letter"
        case .unit: "unit"
        case .person: "person"
        }
    }

    /// The place for people.
    fileprivate var words: Message {
        switch self {
        case .number: Message("编号", "number")
        case .field(let field): Message(field.label, field.englishLabel)
        case .attachment: Message("附件", "attachment")
        case .opinion(let task): Message("意见：\(task)", "opinion: \(task)")
        case .question(let task): Message("问题：\(task)", "question: \(task)")
        case .answer(let task): Message("答复：\(task)", "answer: \(task)")
        case .intervention(let kind): kind.words(nil)
        case .copy: Message("抄送附言", "note to a copy")
        case .reminder: Message("催办", "reminder")
        case .letter: Message("文号", "letter")
        case .unit: Message("单位", "unit")
        case .person: Message("人员", "person")
        }
    }
}
