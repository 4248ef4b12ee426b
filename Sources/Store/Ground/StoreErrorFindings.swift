import Diagnostics

extension StoreError {
    /// What is wrong, as one finding.
    public var findings: [Finding] {
        [fileFinding ?? tableFinding ?? contentFinding ?? eventFinding]
    }

    private var fileFinding: Finding? {
        switch self {
        case .missing(let path):
            Finding("store.missing", Message("找不到文件 \(path)", "there is no file \(path)"))
        case .exists(let path):
            Finding(
                "store.exists", Message("文件 \(path) 已存在，不会覆盖", "the file \(path) exists and is not overwritten"),
                advice: Message("请换一个文件名", "choose another name"))
        case .reserved(let path):
            Finding(
                "store.reserved",
                Message("\(path) 是办公室附属文件的名字，不能用", "\(path) is the name of a file beside an office"),
                advice: Message("请换一个文件名", "choose another name"))
        case .notAnOffice(let path):
            Finding("store.not-an-office", Message("\(path) 不是办公室文件", "\(path) is not an office"))
        case .newer(let path, let version):
            Finding(
                "store.newer",
                Message(
                    "\(path) 由更新的版本写成（结构版本 \(version)）", "\(path) was written by a later version (schema \(version))"),
                advice: Message("请升级 docket", "update docket"))
        case .unreadable(let path, let code):
            Finding(
                "store.unreadable",
                Message(
                    "无法打开 \(path)：\(systemMessage(code).chinese)", "can't open \(path): \(systemMessage(code).english)")
            )
        case .damaged(let path, let code):
            Finding(
                "store.damaged", Message("文件 \(path) 已损坏（代码 \(code)）", "the file \(path) is damaged (code \(code))"),
                advice: Message("请保留该文件，并从备份恢复", "keep the file and restore a backup"))
        case .full(let path):
            Finding(
                "store.full",
                Message("\(path) 所在磁盘已满，未作任何更改", "the disk of \(path) is full; nothing was changed"),
                advice: Message("请腾出空间后重试", "make room and try again"))
        case .inputOutput(let path, let code):
            Finding(
                "store.input-output",
                Message(
                    "读写 \(path) 时出错（代码 \(code)），未作任何更改",
                    "reading or writing \(path) failed (code \(code)); nothing was changed"))
        case .busy(let path):
            Finding(
                "store.busy", Message("他人一直在写入 \(path)，等待超时", "others kept writing to \(path) for too long"),
                advice: Message("请稍后重试", "try again later"))
        default:
            nil
        }
    }

    private var tableFinding: Finding? {
        switch self {
        case .stale(let tables):
            Finding(
                "store.stale",
                Message(
                    "数据表 \(tables.joined(separator: "、")) 的定义已变更或缺失，须先重建",
                    "the tables \(tables.joined(separator: ", ")) were declared otherwise or are gone, and must be rebuilt "
                        + "first"),
                advice: Message(
                    "请运行 docket rebuild（或任何一条办理命令），数据表会按事件重建；然后再查验",
                    "run docket rebuild, or any command of everyday work, which makes them anew from the events; "
                        + "then verify"))
        case .invalidTable(let table, let fault):
            Finding("store.invalid-table", fault.message(table))
        case .unknownTable(let table):
            Finding("store.unknown-table", Message("没有数据表 \(table)", "there is no table \(table)"))
        case .unknownColumn(let table, let column):
            Finding(
                "store.unknown-column",
                Message("数据表 \(table) 没有列 \(column)", "the table \(table) has no column \(column)"))
        case .mismatch(let table, let column, let expected):
            Finding(
                "store.mismatch",
                Message(
                    "数据表 \(table) 的列 \(column) 不是 \(expected.rawValue) 值",
                    "the column \(column) of \(table) holds no \(expected.rawValue) value"))
        case .missingValue(let table, let column):
            Finding(
                "store.missing-value",
                Message("数据表 \(table) 的列 \(column) 不能为空", "the column \(column) of \(table) must not be empty"))
        case .duplicate(let table):
            Finding(
                "store.duplicate",
                Message("数据表 \(table) 中已有相同主键的记录", "the table \(table) holds a row with the same key"))
        case .overflow:
            Finding("store.overflow", Message("合计超出可表示的范围", "a sum is out of range"))
        default:
            nil
        }
    }

    private var contentFinding: Finding? {
        switch self {
        case .unknownContent(let digest):
            Finding(
                "store.unknown-content",
                Message("没有摘要为 \(digest) 的内容", "there is no content with the digest \(digest)"),
                advice: Self.verifyAndRestore)
        case .damagedContent(let digest):
            Finding(
                "store.damaged-content",
                Message("摘要为 \(digest) 的内容已被改动", "the content with the digest \(digest) was altered"),
                advice: Self.verifyAndRestore)
        case .tooLarge(let limit):
            Finding(
                "store.too-large",
                Message("内容超过 \(limit >> 20) MiB 的上限", "the content exceeds the limit of \(limit >> 20) MiB"))
        case .unfitSalt:
            Finding(
                "store.unfit-salt",
                Message("个人信息的盐值须为 16 至 255 字节", "the salt of a personal value must have 16 to 255 bytes"))
        case .damagedBackup(let fault):
            Finding(
                "store.damaged-backup", fault.message,
                advice: Message("请改用另一份备份，并查验办公室", "use another backup, and verify the office"))
        case .malformedSeal:
            Finding("store.malformed-seal", Message("不是有效的封印文件", "this is no seal file"))
        case .foreignSeal:
            Finding(
                "store.foreign-seal",
                Message("前一个封印属于另一个办公室，或另一些事件", "the seal before is of another office or of other events"),
                advice: Message(
                    "先用 docket verify --seal 查验它和办公室", "verify it and the office first, with docket verify --seal"))
        default:
            nil
        }
    }

    /// What is wrong with the events, the accesses and what SQLite says: all that is no other finding.
    private var eventFinding: Finding {
        switch self {
        case .invalidEvent(let field):
            Finding(
                "store.invalid-event",
                Message("事件的 \(field.rawValue) 不合要求", "the \(field.rawValue) of an event can't be written down"))
        case .backdated:
            Finding("store.backdated", Message("事件不能早于最后一个事件", "no event is before the last one"))
        case .unknownEvent(let number):
            Finding("store.unknown-event", Message("没有第 \(number) 号事件", "there is no event \(number)"))
        case .damagedEvent(let number):
            Finding(
                "store.damaged-event",
                Message("事件链在第 \(number) 号事件处中断", "the chain of events is broken at event \(number)"),
                advice: Self.verifyAndRestore)
        case .damagedAccess(let number):
            Finding(
                "store.damaged-access",
                Message(
                    "被拒绝访问的清单在第 \(number) 条处中断", "the list of refused accesses is broken at entry \(number)"),
                advice: Self.verifyAndRestore)
        case .unprovable(let number):
            Finding(
                "store.unprovable",
                Message(
                    "该封印不能证明第 \(number) 号事件：它不在所封的事件之中，或封印没有默克尔根",
                    "the seal does not prove event \(number): it is none of those sealed, or the seal has no root"))
        case .refused(let code, let explanation):
            Finding(
                "store.refused",
                Message("数据库拒绝了操作（代码 \(code)：\(explanation)）", "the database refused (code \(code): \(explanation))"),
                advice: Message(
                    "请运行 docket verify，看办公室是否完好", "run docket verify to see whether the office is sound"))
        default:
            Finding(
                "store.unexplained",
                Message("办公室出错，原因不明：\(self)", "the office failed for a reason without words: \(self)"))
        }
    }

    private static let verifyAndRestore = Message(
        "请运行 docket verify 查明范围；保留该文件，并从备份恢复",
        "run docket verify to see what is concerned; keep the file and restore a backup")
}

extension StoreError.TableFault {
    fileprivate func message(_ table: String) -> Message {
        switch self {
        case .name:
            Message("数据表名 \(table) 不合要求", "\(table) can't name a table")
        case .column(let column):
            Message("数据表 \(table) 的列名 \(column) 不合要求", "\(column) can't name a column of \(table)")
        case .twice(let name):
            Message("数据表 \(table) 中 \(name) 重复定义", "\(name) is declared twice in \(table)")
        case .primaryKey:
            Message(
                "数据表 \(table) 的主键须为一个或多个必填列", "the primary key of \(table) must be of columns that are not optional")
        case .index:
            Message("数据表 \(table) 的索引引用了不存在的列", "an index of \(table) names an unknown column")
        case .content(let column):
            Message("数据表 \(table) 的列 \(column) 不能指名内容", "the column \(column) of \(table) can't name contents")
        case .search(let column):
            Message("数据表 \(table) 的列 \(column) 不能检索", "the column \(column) of \(table) can't be searched")
        }
    }
}

extension StoreError.BackupFault {
    fileprivate var message: Message {
        switch self {
        case .cut: Message("备份不完整，或不是备份文件", "the backup is cut, or is no backup")
        case .altered: Message("备份内容已被改动", "the backup was altered")
        case .unsound: Message("备份中的办公室未通过校验", "the office in the backup does not verify")
        }
    }
}
