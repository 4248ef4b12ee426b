import Diagnostics

extension VerificationReport {
    /// What is wrong, as findings for a person.
    public var findings: [Finding] { problems.map(\.finding) }
}

extension VerificationProblem {
    /// The problem as a finding for a person.
    public var finding: Finding {
        switch self {
        case .file(let text):
            Finding("verify.file", Message("数据库文件不一致：\(text)", "the database file is inconsistent: \(text)"))
        case .structure(let name, let fault):
            Finding("verify.structure", fault.message(name))
        case .reference(let table):
            Finding(
                "verify.reference", Message("表 \(table) 中有无效引用", "a row of \(table) refers to one that isn't there"))
        case .event(let number, let fault):
            Finding("verify.event", fault.message(number))
        case .access(let number, let fault):
            Finding("verify.access", fault.accessMessage(number), advice: Self.keepAndCompare)
        case .eventForms:
            Finding(
                "verify.event-forms",
                Message("所记的事件种类与事件不符", "the noted forms of events are not those of the events"),
                advice: Self.rebuild)
        case .content(let content, let digest, let fault):
            Finding("verify.content", fault.message(content.name, digest), advice: fault.advice)
        case .definition(let digest):
            Finding("verify.definition", Message("定义 \(digest) 已被改动", "the definition \(digest) was altered"))
        case .attachment(let digest):
            Finding(
                "verify.attachment",
                Message("附件 \(digest) 已被改动或不完整", "the attachment \(digest) was altered or is incomplete"))
        case .personal(let digest):
            Finding(
                "verify.personal",
                Message("摘要为 \(digest) 的个人信息已被改动", "the personal value with the digest \(digest) was altered"))
        case .strayPieces:
            Finding(
                "verify.stray-pieces",
                Message("存在不属于任何附件的数据块", "there are pieces that belong to no attachment"))
        case .row(let table, let key, let fault):
            Finding("verify.row", fault.message(table, key), advice: Self.rebuild)
        case .search(let table):
            Finding(
                "verify.search",
                Message("数据表 \(table) 的检索索引与内容不符", "the search of \(table) doesn't fit its rows"),
                advice: Self.rebuild)
        case .replay(let number):
            Finding(
                "verify.replay",
                Message("从第 \(number) 号事件起无法重建数据表", "the tables can't be made from event \(number) on"))
        case .unreadable(let step):
            Finding(
                "verify.unreadable",
                Message("无法读取\(step.name.chinese)", "\(step.name.english) can't be read"))
        case .seal(let position, let fault):
            Finding("verify.seal", fault.message(position))
        }
    }
}

extension VerificationProblem {
    fileprivate static let rebuild = Message(
        "docket rebuild 会按事件重建；请先查明是谁改动的", "docket rebuild makes it anew from the events; find out first who changed it"
    )
    fileprivate static let keepAndCompare = Message(
        "请保留该文件，与备份和封印比较", "keep the file and compare it with backups and seals")
}

extension VerificationProblem.Content {
    fileprivate var name: Message {
        switch self {
        case .definition: Message("定义", "definition")
        case .attachment: Message("附件", "attachment")
        }
    }
}

extension VerificationProblem.ContentFault {
    fileprivate func message(_ content: Message, _ digest: String) -> Message {
        switch self {
        case .missing:
            Message(
                "缺少事件所指的\(content.chinese) \(digest)",
                "the \(content.english) \(digest), which the events name, is missing")
        case .surplus:
            Message(
                "多出没有任何事件所指的\(content.chinese) \(digest)", "no event names the \(content.english) \(digest)")
        case .renamed:
            Message(
                "\(content.chinese) \(digest) 的名称或类型已被改动",
                "the name or the media type of the \(content.english) \(digest) was altered")
        }
    }

    fileprivate var advice: Message {
        switch self {
        case .missing: Message("请保留该文件，并从备份恢复", "keep the file and restore a backup")
        case .surplus, .renamed: VerificationProblem.keepAndCompare
        }
    }
}

extension VerificationProblem.StructureFault {
    fileprivate func message(_ name: String) -> Message {
        switch self {
        case .missing: Message("数据库结构缺少 \(name)", "\(name) is missing from the schema")
        case .different: Message("数据库结构中的 \(name) 已被改动", "\(name) of the schema was altered")
        case .surplus: Message("数据库结构中多出 \(name)", "\(name) doesn't belong to the schema")
        }
    }
}

extension VerificationProblem.EventFault {
    fileprivate func message(_ number: Int) -> Message {
        switch self {
        case .missing: Message("第 \(number) 号事件缺失", "event \(number) is missing")
        case .altered:
            Message(
                "第 \(number) 号事件与事件链不符：该事件或前一事件被改动、插入或移动",
                "event \(number) breaks the chain: it or the one before was altered, inserted or moved")
        case .malformed(let field):
            Message("第 \(number) 号事件的 \(field.rawValue) 不合要求", "the \(field.rawValue) of event \(number) is malformed")
        case .backdated(let time, let section):
            Message(
                "第 \(number) 号事件的时间 \(time) 早于它之前的事件（第 \(section) 段时间）",
                "event \(number) says \(time), which is before an event before it (section \(section) of time)")
        }
    }
}

extension VerificationProblem.EventFault {
    fileprivate func accessMessage(_ number: Int) -> Message {
        switch self {
        case .missing: Message("第 \(number) 条被拒绝的访问缺失", "refused access \(number) is missing")
        case .altered, .malformed, .backdated:
            Message(
                "第 \(number) 条被拒绝的访问与清单的链不符：该条或之前的被改动、插入或删除",
                "refused access \(number) breaks the chain of the list: it or one before was altered, inserted or deleted"
            )
        }
    }
}

extension VerificationProblem.RowFault {
    fileprivate func message(_ table: String, _ key: String) -> Message {
        switch self {
        case .missing: Message("数据表 \(table) 缺少记录 \(key)", "the row \(key) is missing from \(table)")
        case .surplus: Message("数据表 \(table) 多出记录 \(key)", "the row \(key) of \(table) follows from no event")
        case .different:
            Message("数据表 \(table) 的记录 \(key) 与事件不符", "the row \(key) of \(table) differs from what the events give")
        }
    }
}

extension VerificationStep {
    /// What the step looks at.
    public var name: Message {
        switch self {
        case .file: Message("数据库文件", "the database file")
        case .structure: Message("数据库结构", "the schema")
        case .events: Message("事件", "the events")
        case .accesses: Message("被拒绝的访问", "the refused accesses")
        case .definitions: Message("定义", "the definitions")
        case .attachments: Message("附件", "the attachments")
        case .personal: Message("个人信息", "the personal values")
        case .tables: Message("数据表", "the tables")
        }
    }
}
