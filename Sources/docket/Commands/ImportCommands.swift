import Casework
import Diagnostics
import Files
import Procedure
import Records

/// `docket unit import`, `person import`, `revenue import`.
enum ImportCommands {
    static let all = [units, people, revenue]

    private static let units = Command(
        "unit import", Message("从 CSV 导入单位；全部成功或全部不动", "load units from a CSV; all or nothing"),
        [Positional(Message("文件", "FILE"))], examples: ["unit import 单位.csv"]
    ) { invocation in
        let table = try CSVTable(try invocation.required(0), unitColumns, takesOthers: true)
        let desk = try invocation.desk()
        try report(try table.load(desk.importUnits), Message("个单位", "units"), invocation)
    }

    private static let people = Command(
        "person import",
        Message("从 CSV 导入人员和岗位；一人多岗写多行", "load people and their posts from a CSV; a line for each post"),
        [Positional(Message("文件", "FILE"))], examples: ["person import 人员.csv"]
    ) { invocation in
        let table = try CSVTable(try invocation.required(0), personColumns, takesOthers: false)
        let desk = try invocation.desk()
        try report(try table.load(desk.importPeople), Message("行人员", "lines of people"), invocation)
    }

    private static let unitColumns = [
        CSVColumn("code", "代码", also: ["单位代码", "单位编号", "编号"], isRequired: true),
        CSVColumn("name", "名称", also: ["单位名称", "单位"], isRequired: true),
        CSVColumn("kind", "类别", also: ["单位类别", "单位类型", "类型"], isRequired: true),
        CSVColumn("parent", "上级", also: ["上级单位", "上级代码", "上级单位代码"]),
        CSVColumn("prefix", "文号代字", also: ["代字"]),
    ]

    private static let personColumns = [
        CSVColumn("code", "代码", also: ["人员代码", "人员编号", "工号"], isRequired: true),
        CSVColumn("name", "姓名", also: ["人员姓名", "人员"], isRequired: true),
        CSVColumn("account", "账号", also: ["系统账号", "登录账号", "账户"]),
        CSVColumn("post", "岗位", also: ["岗位代码", "职务"]),
        CSVColumn("unit", "单位", also: ["单位代码", "所在单位"]),
        CSVColumn("from", "开始", also: ["开始日期", "起始日期"]),
        CSVColumn("to", "结束", also: ["结束日期", "终止日期"]),
    ]

    private static let revenue = Command(
        "revenue import",
        Message(
            "从 CSV 导入定级所用台账的数（如每月收入），并重新评定等级",
            "load the figures that grade customers from a CSV and grade them again; ledger import for any ledger"),
        [Positional(Message("文件", "FILE"))], examples: ["revenue import 收入.csv"]
    ) { invocation in
        let desk = try invocation.desk()
        try LedgerCommands.load(try desk.ledger(), try invocation.required(0), desk, invocation)
    }

    /// Says how many of something were loaded.
    static func report(_ count: Int, _ what: Message, _ invocation: Invocation) throws {
        let terminal = invocation.terminal
        try terminal.result(
            terminal.isJSON
                ? JSON.object([("imported", .number(count))]).text
                : terminal.text(Message("已导入 \(count) \(what.chinese)", "loaded \(count) \(what.english)")))
        invocation.noteRehearsal()
    }
}
