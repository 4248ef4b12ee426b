import Casework
import Diagnostics
import Files
import Procedure
import Records
import Values

/// The options that say which cases a list shows, in which columns and order, and how it is written.
enum CaseFilters {
    static let filters: [Option] = [
        Option(
            "state", .values(Message("状态", "STATE")),
            Message(
                "open 办理中、approved 已通过、rejected 未通过、withdrawn 已撤回、closed 已办结",
                "open, approved, rejected, withdrawn, or closed for the last three")),
        Option("step", .value(Message("步骤", "STEP")), Message("正等在这一步（名称或状态）", "waits at this step (name or state)")),
        Option("holder", .value(Message("人员", "PERSON")), Message("在这个人手里", "in the hands of this person")),
        Option(
            "unit", short: "u", .value(Message("单位", "UNIT")),
            Message("由这个单位或其下级报送", "submitted by this unit or one below it")),
        Option("tier", .value(Message("等级", "TIER")), Message("客户是这个等级", "its customer is of this tier")),
        Option(
            "amount", .value(Message("金额..金额", "FROM..TO")),
            Message("金额在这个范围，例如 50万..300万、300万..", "the amount lies between, such as 500000..3000000 or 3000000..")),
        Option("since", .value(Message("日期", "DATE")), Message("这一天或以后报送", "submitted on this day or later")),
        Option("until", .value(Message("日期", "DATE")), Message("这一天或以前报送", "submitted on this day or earlier")),
    ]

    static let form: [Option] = [
        Option(
            "columns", .value(Message("列,列", "COLUMN,COLUMN")),
            Message(
                "列：\(CaseColumn.all.map(\.id).joined(separator: ","))",
                "columns: \(CaseColumn.all.map(\.id).joined(separator: ","))")),
        Option(
            "sort", .value(Message("列", "COLUMN")),
            Message("按这一列排序，前面加 - 为从大到小", "sort by this column, with - before it the greatest first")),
        Option("csv", .flag, Message("输出 CSV，Excel 可以打开", "print CSV, which spreadsheets open")),
    ]

    /// What was asked for.
    static func query(_ invocation: Invocation) throws -> CaseQuery {
        let arguments = invocation.arguments
        var query = CaseQuery()
        query.states = try arguments.values("state").flatMap { try states($0, invocation) }
        query.step = arguments.value("step")
        query.holder = arguments.value("holder")
        query.unit = arguments.value("unit")
        query.tier = arguments.value("tier")
        query.since = try invocation.date("since")
        query.until = try invocation.date("until")
        if let range = arguments.value("amount") { (query.least, query.greatest) = try amounts(range, invocation) }
        return query
    }

    private static func states(_ word: String, _ invocation: Invocation) throws -> [Case.State] {
        if ["closed", "已办结"].contains(word) { return [.approved, .rejected, .withdrawn] }
        let all: [Case.State] = [.open, .approved, .rejected, .withdrawn]
        if let state = all.first(where: { $0.rawValue == word || $0.words.chinese == word }) { return [state] }
        throw UsageError(
            "state", Message("没有状态 “\(word)”", "there is no state “\(word)”"),
            advice: Message(
                (all.map(\.rawValue) + ["closed"]).joined(separator: "、"),
                (all.map(\.rawValue) + ["closed"]).joined(separator: ", ")), command: invocation.command.name)
    }

    private static func amounts(_ range: String, _ invocation: Invocation) throws -> (Money?, Money?) {
        let ends = range.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, range != ".." else {
            throw UsageError(
                "amounts", Message("“\(range)” 不是金额范围", "“\(range)” is no range of amounts"),
                advice: Message("例如 50万..300万、300万..、..50万", "such as 500000..3000000, 3000000.. or ..500000"),
                command: invocation.command.name)
        }
        return (try amount(ends[0], invocation), try amount(ends[1], invocation))
    }

    private static func amount(_ text: String, _ invocation: Invocation) throws -> Money? {
        guard !text.isEmpty else { return nil }
        do throws(Money.ParsingError) {
            return try Money(parsing: text)
        } catch {
            throw UsageError("amount", error.message, command: invocation.command.name)
        }
    }

    /// The columns that were asked for, or the usual ones.
    static func columns(_ usual: [String], _ invocation: Invocation) throws -> [CaseColumn] {
        let words = invocation.arguments.value("columns").map { text in
            text.split(whereSeparator: { ",，、 ".contains($0) }).map(String.init)
        }
        return try (words ?? usual).map { try column($0, invocation) }
    }

    private static func column(_ word: String, _ invocation: Invocation) throws -> CaseColumn {
        let all = CaseColumn.all
        if let column = all.first(where: { [$0.id, $0.title.chinese, $0.title.english].contains(word) }) {
            return column
        }
        throw UsageError(
            "column", Message("没有列 “\(word)”", "there is no column “\(word)”"),
            advice: didYouMean(word, among: all.map(\.id))
                ?? Message(all.map(\.id).joined(separator: "、"), all.map(\.id).joined(separator: ", ")),
            command: invocation.command.name)
    }

    /// The lines in the order that was asked for; where nothing was, as they are.
    static func sorted(_ lines: [CaseLine], _ invocation: Invocation) throws -> [CaseLine] {
        guard let word = invocation.arguments.value("sort") else { return lines }
        let isFalling = word.hasPrefix("-")
        let column = try column(isFalling ? String(word.dropFirst()) : word, invocation)
        return lines.enumerated().sorted { one, other in
            let keys = (column.key(one.element), column.key(other.element))
            guard keys.0 != keys.1 else { return one.offset < other.offset }
            return isFalling ? keys.0 > keys.1 : keys.0 < keys.1
        }.map(\.element)
    }
}
