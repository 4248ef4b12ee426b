public import Diagnostics

/// Why an input is not a value of its field.
public enum FieldProblem: Error, Equatable {
    /// It is not of the field's type; with the reason when it is known.
    case invalid(String, Message?)
    /// An amount below zero.
    case negative
    /// More decimals than the field takes.
    case tooManyDecimals(String, maximum: Int)
    /// More characters than the field takes.
    case tooLong(count: Int, maximum: Int)
    /// A control character, by its code, in a field of one line.
    case controlCharacter(Int)
    /// A character that nobody sees or that turns the direction of others, by its code, in a field of one line.
    case hiddenCharacter(Int)
    /// Nothing where something is required.
    case missing
    /// A field that only a task of the chain fills in.
    case setByChain
    /// Another value than the one that is computed, which comes second; `nil` where there is none.
    case computedOtherwise(String, String?)
    /// Something that is computed and comes to no value.
    case notComputable(Message)
    /// A value by the field's id and another by its label.
    case givenTwice
    /// A field that the step of the chain does not see.
    case hidden
    /// More rows than a table takes.
    case tooManyRows(Int, maximum: Int)
    /// A part of a row that names a column the table does not have.
    case unknownColumn(String, known: [String])
    /// A part of a row that names no column.
    case unnamedCell(String)
    /// What is wrong in the rows of a table.
    case cells([CellProblem])

    /// What is wrong with the field; the first of it where several cells of a table are wrong.
    public func finding(for field: Field, at location: SourceLocation? = nil) -> Finding {
        if case .cells(let problems) = self, let first = problems.first {
            return first.finding(for: field, at: location)
        }
        return finding(about: Self.name(of: field), hint: field.hint, at: location)
    }

    /// Everything that is wrong with the field: one finding, or one for each cell of a table.
    public func findings(for field: Field, at location: SourceLocation? = nil) -> [Finding] {
        guard case .cells(let problems) = self else { return [finding(for: field, at: location)] }
        return problems.map { $0.finding(for: field, at: location) }
    }

    /// Why a value that a regulation gives cannot be taken.
    var reason: Message { wording.advice ?? Message(wording.chinese, wording.english) }

    fileprivate static func name(of field: Field) -> Message {
        Message("“\(field.label)”（\(field.id)）", "“\(field.englishLabel)” (\(field.id)) ")
    }

    fileprivate func finding(about name: Message, hint: Message?, at location: SourceLocation?) -> Finding {
        let (chinese, english, advice) = wording
        return Finding(
            "form.\(rule)", Message(name.chinese + chinese, name.english + english), at: location,
            advice: advice ?? hint)
    }

    private var rule: String {
        switch self {
        case .invalid: "invalid-value"
        case .negative: "negative-amount"
        case .tooManyDecimals: "too-many-decimals"
        case .tooLong: "too-long"
        case .controlCharacter: "control-character"
        case .hiddenCharacter: "hidden-character"
        case .missing: "missing-value"
        case .setByChain: "set-by-chain"
        case .computedOtherwise: "computed-otherwise"
        case .notComputable: "not-computable"
        case .givenTwice: "given-twice"
        case .hidden: "hidden"
        case .tooManyRows: "too-many-rows"
        case .unknownColumn: "unknown-column"
        case .unnamedCell: "unnamed-cell"
        case .cells: "invalid-value"
        }
    }

    private var wording: (chinese: String, english: String, advice: Message?) {
        switch self {
        case .invalid(let text, let reason): ("的值 “\(text)” 不对", "does not take “\(text)”", reason)
        case .negative: ("不能是负数", "must not be negative", nil)
        case .tooManyDecimals(let text, let maximum):
            (
                "的值 “\(text)” 小数太多", "does not take “\(text)”",
                maximum == 0
                    ? Message("要写整数", "write a whole number")
                    : Message("小数最多 \(maximum) 位", "at most \(maximum) decimals are taken")
            )
        case .tooLong(let count, let maximum):
            ("有 \(count) 个字符，最多 \(maximum) 个", "has \(count) characters, at most \(maximum) are taken", nil)
        case .controlCharacter(let code):
            ("含有控制字符 U+\(String(code, radix: 16))", "holds the control character U+\(String(code, radix: 16))", nil)
        case .hiddenCharacter(let code):
            (
                "含有看不见的字符 U+\(String(code, radix: 16))", "holds the invisible character U+\(String(code, radix: 16))",
                Message("请重新输入，不要粘贴", "type it again instead of pasting it")
            )
        case .missing: ("必须填写", "must be filled in", nil)
        case .setByChain: ("由审批环节填写，不能直接填写", "is filled in by a step of the chain, not here", nil)
        case .computedOtherwise(let given, let computed):
            (
                "是算出来的，写的 “\(given)” 不对", "is computed, and not “\(given)”",
                computed.map { Message("算出来是 \($0)；不写就可以", "it comes to \($0); leave it out") }
                    ?? Message("还缺用来计算的内容", "what it is computed from is missing")
            )
        case .notComputable(let reason): ("算不出来", "comes to no value", reason)
        case .givenTwice: ("写了两次", "is given twice", nil)
        case .hidden: ("本环节不可见，不能填写", "is not shown at this step and cannot be filled in", nil)
        case .tooManyRows(let count, let maximum):
            ("有 \(count) 行，最多 \(maximum) 行", "has \(count) rows, at most \(maximum) are taken", nil)
        case .unknownColumn(let name, let known):
            (
                "没有列 “\(name)”", "has no column “\(name)”",
                didYouMean(name, among: known) ?? Message(verbatim: known.joined(separator: " "))
            )
        case .unnamedCell(let text):
            (
                "的 “\(text)” 没有写列名", "has “\(text)” without the name of a column",
                Message("每格写成 列=值，用 | 隔开", "write each cell as COLUMN=VALUE, with | between them")
            )
        case .cells: ("的值不对", "has wrong rows", nil)
        }
    }
}

/// What is wrong in one cell of a table, or in a row where no column can be named.
public struct CellProblem: Equatable, Sendable {
    /// The row, from 1.
    public let row: Int
    /// The column, where it is known.
    public let column: Column?
    /// What is wrong.
    public let problem: FieldProblem

    fileprivate func finding(for field: Field, at location: SourceLocation?) -> Finding {
        let table = FieldProblem.name(of: field)
        let place = Message("\(table.chinese)第 \(row) 行", "\(table.english)row \(row), ")
        guard let column else { return problem.finding(about: place, hint: field.hint, at: location) }
        let cell = Message(
            "\(place.chinese)“\(column.label)”（\(column.id)）",
            "\(place.english)“\(column.englishLabel)” (\(column.id)) ")
        return problem.finding(about: cell, hint: field.hint, at: location)
    }
}
