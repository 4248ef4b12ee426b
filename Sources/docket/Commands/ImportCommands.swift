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
        let table = try CSVTable.read(
            try invocation.required(0), required: [["code", "代码"], ["name", "名称"], ["kind", "类别"]])
        try report(try invocation.desk().importUnits(table), Message("个单位", "units"), invocation)
    }

    private static let people = Command(
        "person import",
        Message("从 CSV 导入人员和岗位；一人多岗写多行", "load people and their posts from a CSV; a line for each post"),
        [Positional(Message("文件", "FILE"))], examples: ["person import 人员.csv"]
    ) { invocation in
        let table = try CSVTable.read(
            try invocation.required(0), required: [["code", "代码"], ["name", "姓名"]],
            known: ["account", "账号", "post", "岗位", "unit", "单位", "from", "开始", "to", "结束"])
        try report(try invocation.desk().importPeople(table), Message("行人员", "lines of people"), invocation)
    }

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
