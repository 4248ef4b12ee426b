public import Diagnostics
import Records
public import Regulations

/// An error that may say that someone tried what is not theirs.
public protocol AccessRefusal: Explainable {
    /// Whether someone tried what their posts do not allow, or is nobody here.
    var isRefusedAccess: Bool { get }
    /// What it was about, for the access log.
    var subject: String { get }
}

/// Why a command of casework was refused. Personal data of customers stays out of these texts.
public enum CaseworkError: Explainable, Equatable, AccessRefusal {
    case unknownEvent(kind: String, number: Int)
    case unknownAccount(String)
    case ambiguousAccount(String, people: [String])
    case unknownPerson(String, known: [String])
    case actingForOthers
    case actingAtAnotherTime
    case notAllowed(Permission, posts: [String])
    case maySubmitNot(form: String, String, posts: [String])
    case mayCorrectNot(form: String, String, posts: [String])
    case outsideScope(form: String, number: String)
    case caseOutsideScope(Int)
    case unknownRecord(form: String, label: String, number: String, advice: Message? = nil)
    case unknownForm(String, advice: Message?)
    case unknownCase(Int)
    case caseClosed(Int, outcome: String)
    case notYourTask(case: Int, waiting: [String])
    case alreadyDecided(case: Int, label: String, by: String, at: String)
    case unknownAction(case: Int, action: String, offered: [String])
    case severalTasks(case: Int, states: [String])
    case unknownTask(case: Int, state: String, open: [String])
    case opinionRequired(case: Int, action: String)
    case attachmentMissing(case: Int, role: String, label: String)
    case notRevisable(case: Int)
    case notTaken(case: Int, event: String)
    case duplicate(field: String, englishField: String, unit: String)
    case notYet(RecordState, number: String, state: RecordState, clause: Clause?)
    case noChain(form: String)
    case caseRunning(number: String, case: Int)
    case noPerformer(label: String, post: String)
    case nothingChanged
    case unknownUnit(String, advice: Message?)
    case unitNotBelow(kind: String, parent: String)
    case rowIncomplete(columns: [String])
    case monthTwice(customer: String, month: String)
    case unknownKind(String, advice: Message?)
    case noSuchPost(String, advice: Message?)
    case postNotThere(post: String, unit: String)
    case postEndsBeforeItBegins(from: String, to: String)
    case rejectedByChart(case: Int, reasons: [Finding])
    case reasonRequired
    case unknownSeries(String)
    case unknownChain(String, advice: Message?)
    case pattern(series: String)
    case damagedManifest

    /// One finding, or those of the chart.
    public var findings: [Finding] {
        if case .rejectedByChart(_, let reasons) = self { return reasons }
        let (rule, message, advice) = explanation
        return [Finding("casework.\(rule)", message, advice: advice)]
    }

    /// Whether someone tried what their posts do not allow, or is nobody here.
    /// Whether someone tried what is not theirs.
    public var isRefusedAccess: Bool {
        switch self {
        case .notAllowed, .maySubmitNot, .mayCorrectNot, .outsideScope, .caseOutsideScope, .notYourTask,
            .actingForOthers, .actingAtAnotherTime,
            .unknownAccount, .ambiguousAccount:
            true
        default: false
        }
    }

    /// What a refused access was about, for the access log.
    /// What it was about, for the access log.
    public var subject: String {
        switch self {
        case .outsideScope(let form, let number): "\(form):\(number)"
        case .caseOutsideScope(let number), .notYourTask(let number, _): "case:\(number)"
        case .notAllowed(let permission, _): "permission:\(permission.rawValue)"
        case .maySubmitNot(let form, _, _), .mayCorrectNot(let form, _, _): "form:\(form)"
        default: "office"
        }
    }

    private static func postsThatMay(_ posts: [String]) -> Message {
        Message("可以的岗位：\(posts.joined(separator: "、"))", "posts that may: \(posts.joined(separator: ", "))")
    }

    private var explanation: (rule: String, message: Message, advice: Message?) {
        identityExplanation ?? recordExplanation ?? caseExplanation
    }

    private var identityExplanation: (String, Message, Message?)? {
        switch self {
        case .unknownAccount(let account):
            (
                "unknown-account",
                Message("系统账号 “\(account)” 没有对应的人员", "no person has the system account “\(account)”"),
                Message(
                    "请管理员用 docket person import 登记账号；演示用的办公室可用 --as 人员代码",
                    "ask an administrator to load it with docket person import; a demonstration office takes --as CODE")
            )
        case .ambiguousAccount(let account, let people):
            (
                "ambiguous-account",
                Message(
                    "系统账号 “\(account)” 对应多个人员：\(people.joined(separator: "、"))",
                    "several people have the system account “\(account)”: \(people.joined(separator: ", "))"), nil
            )
        case .unknownPerson(let code, let known):
            (
                "unknown-person", Message("没有人员 “\(code)”", "there is no person “\(code)”"),
                didYouMean(code, among: known)
            )
        case .actingForOthers:
            (
                "acting-for-others",
                Message("不能用 --as 代别人操作", "--as is not for you to use"),
                Message("只有演示用的办公室和系统管理员可以", "only demonstration offices and administrators may")
            )
        case .actingAtAnotherTime:
            (
                "another-time",
                Message("不能用 --at 指定时间", "--at is not for you to use"),
                Message("只有演示用的办公室可以", "only demonstration offices may")
            )
        case .notAllowed(let permission, let posts):
            (
                "not-allowed",
                Message("您的岗位不能\(permission.label.chinese)", "your post does not let you \(permission.label.english)"),
                Self.postsThatMay(posts)
            )
        case .maySubmitNot(let form, let label, let posts):
            (
                "not-allowed",
                Message("您的岗位不能提交“\(label)”", "your post does not let you submit a “\(form)”"),
                Self.postsThatMay(posts)
            )
        case .mayCorrectNot(let form, let label, let posts):
            (
                "not-allowed",
                Message("您的岗位不能更正“\(label)”", "your post does not let you correct a “\(form)”"),
                posts.isEmpty
                    ? Message("这种表单只在办理中修改，不能另行更正", "this form changes within its case alone")
                    : Self.postsThatMay(posts)
            )
        case .outsideScope(_, let number):
            ("outside-scope", Message("“\(number)” 不在您的管理范围内", "“\(number)” is outside your scope"), nil)
        case .caseOutsideScope(let number):
            ("outside-scope", Message("事项 \(number) 不在您的管理范围内", "case \(number) is outside your scope"), nil)
        case .unknownUnit(let code, let advice):
            ("unknown-unit", Message("没有单位 “\(code)”", "there is no unit “\(code)”"), advice)
        case .unitNotBelow(let kind, let parent):
            (
                "unit-not-below",
                Message("\(kind)的上级应当是\(parent)", "the unit above a “\(kind)” must be a “\(parent)”"), nil
            )
        case .unknownKind(let kind, let advice):
            (
                "unknown-kind",
                Message("管理办法里没有单位类别 “\(kind)”", "the regulation has no kind of unit “\(kind)”"), advice
            )
        case .noSuchPost(let post, let advice):
            ("unknown-post", Message("管理办法里没有岗位 “\(post)”", "the regulation has no post “\(post)”"), advice)
        case .postNotThere(let post, let unit):
            (
                "post-not-there",
                Message("单位 “\(unit)” 没有岗位 “\(post)”", "the unit “\(unit)” has no post “\(post)”"), nil
            )
        case .postEndsBeforeItBegins(let from, let to):
            (
                "post-period",
                Message("岗位在开始（\(from)）之前就结束了（\(to)）", "the post would end (\(to)) before it begins (\(from))"), nil
            )
        default: nil
        }
    }

    private var recordExplanation: (String, Message, Message?)? {
        switch self {
        case .unknownRecord(let form, let label, let number, let advice):
            (
                "unknown-record", Message("没有编号为 “\(number)” 的\(label)", "there is no \(form) “\(number)”"), advice
            )
        case .unknownForm(let form, let advice):
            ("unknown-form", Message("管理办法里没有表单 “\(form)”", "the regulation has no form “\(form)”"), advice)
        case .rowIncomplete(let columns):
            (
                "row-incomplete",
                Message(
                    "这一行没有填写 \(columns.joined(separator: "、"))", "the row lacks: \(columns.joined(separator: ", "))"),
                nil
            )
        case .monthTwice(let customer, let month):
            (
                "month-twice",
                Message("客户 \(customer) 的 \(month) 写了两次", "\(month) of customer \(customer) is given twice"), nil
            )
        case .duplicate(let field, let english, let unit):
            (
                "duplicate",
                Message(
                    "“\(field)” 已被登记，由 “\(unit)” 管理", "the \(english) is registered already and held by “\(unit)”"),
                nil
            )
        case .notYet(let needed, let number, let state, let clause):
            (
                "not-yet",
                Message(
                    "“\(number)” 现在是“\(state.label.chinese)”，要“\(needed.label.chinese)”才可以",
                    "\(number) is “\(state.label.english)”: it has to be “\(needed.label.english)” first"),
                clause.map {
                    Message("依据\($0.citation)：\($0.subject)", "the regulation demands it in \($0.id)")
                }
            )
        case .noChain(let form):
            (
                "no-chain",
                Message("管理办法没有适用于这份“\(form)”的审批流程", "no chain of the regulation applies to this \(form)"), nil
            )
        case .caseRunning(let number, let running):
            (
                "case-running",
                Message("“\(number)” 正在事项 \(running) 中办理", "“\(number)” is under way in case \(running)"),
                Message("用 docket show \(running) 查看", "see docket show \(running)")
            )
        case .nothingChanged:
            ("nothing-changed", Message("没有任何改动", "nothing is changed"), nil)
        case .reasonRequired:
            (
                "reason-required", Message("更正要写明原因", "a correction needs a reason"),
                Message("用 --reason 写明", "give it with --reason")
            )
        case .unknownChain(let chain, let advice):
            ("unknown-chain", Message("管理办法里没有流程 “\(chain)”", "the regulation has no chain “\(chain)”"), advice)
        case .unknownSeries(let series):
            ("unknown-series", Message("没有编号序列 “\(series)”", "there is no number series “\(series)”"), nil)
        case .pattern(let series):
            (
                "number-pattern",
                Message("编号序列 “\(series)” 的值不全", "the number series “\(series)” lacks a value"), nil
            )
        default: nil
        }
    }

    private var caseExplanation: (String, Message, Message?) {
        switch self {
        case .unknownCase(let number):
            (
                "unknown-case", Message("没有事项 \(number)", "there is no case \(number)"),
                Message("用 docket inbox 查看您的待办", "docket inbox shows what waits for you")
            )
        case .caseClosed(let number, let outcome):
            (
                "case-closed", Message("事项 \(number) 已经办结（\(outcome)）", "case \(number) is closed (\(outcome))"), nil
            )
        case .notYourTask(let number, let waiting):
            (
                "not-your-task", Message("事项 \(number) 现在不由您办理", "case \(number) does not wait for you"),
                Message("正在等待：\(waiting.joined(separator: "；"))", "it waits for: \(waiting.joined(separator: "; "))")
            )
        case .alreadyDecided(let number, let label, let person, let time):
            (
                "already-decided",
                Message(
                    "事项 \(number) 的“\(label)”已由 \(person) 于 \(time) 办理",
                    "“\(label)” of case \(number) was decided by \(person) at \(time)"), nil
            )
        case .unknownAction(let number, let action, let offered):
            (
                "unknown-action",
                Message("事项 \(number) 现在不能 “\(action)”", "case \(number) does not take “\(action)” now"),
                didYouMean(action, among: offered)
                    ?? Message("可以：\(offered.joined(separator: "、"))", "it takes: \(offered.joined(separator: ", "))")
            )
        case .severalTasks(let number, let states):
            (
                "several-tasks",
                Message("您在事项 \(number) 有几个待办", "you have several tasks in case \(number)"),
                Message(
                    "用 --task 指明：\(states.joined(separator: "、"))",
                    "name one with --task: \(states.joined(separator: ", "))")
            )
        case .unknownTask(let number, let state, let open):
            (
                "unknown-task",
                Message("您在事项 \(number) 没有待办 “\(state)”", "you have no task “\(state)” in case \(number)"),
                didYouMean(state, among: open) ?? Message(verbatim: open.joined(separator: " "))
            )
        case .opinionRequired(let number, let action):
            (
                "opinion-required",
                Message("“\(action)”要写明意见", "“\(action)” needs a written opinion"),
                Message("用 -m 写明：docket act \(number) … -m 意见", "give it with -m: docket act \(number) … -m TEXT")
            )
        case .attachmentMissing(let number, let role, let label):
            (
                "attachment-missing",
                Message("事项 \(number) 还缺附件：\(label)", "case \(number) lacks an attachment: \(label)"),
                Message("用 --attach 文件 --role \(role) 附上", "add it with --attach FILE --role \(role)")
            )
        case .notRevisable(let number):
            (
                "not-revisable",
                Message("事项 \(number) 的这个环节不能修改内容", "this step of case \(number) changes no content"), nil
            )
        case .notTaken(let number, let event):
            (
                "not-taken",
                Message("事项 \(number) 的流程不接受 “\(event)”", "the chain of case \(number) takes no “\(event)”"), nil
            )
        case .noPerformer(let label, let post):
            (
                "no-performer",
                Message(
                    "“\(label)”没有人办理：没有这样的单位或岗位（\(post)）",
                    "nobody can perform “\(label)”: no such unit or post (\(post))"),
                Message("请管理员补登单位和岗位", "ask an administrator to load the unit and the post")
            )
        case .unknownEvent(let kind, let number):
            (
                "unknown-event",
                Message("第 \(number) 号事件的类型 “\(kind)” 无法识别", "event \(number) has the unknown kind “\(kind)”"),
                Message("可能由更新的版本写入，请升级 docket", "a newer version may have written it: upgrade docket")
            )
        case .damagedManifest:
            (
                "damaged-manifest",
                Message("办公室里管理办法的清单已损坏", "the manifest of the office's regulation is damaged"), nil
            )
        default: ("refused", Message("不能办理", "this is not possible"), nil)
        }
    }
}

extension Permission {
    /// What the permission lets its holder do, after "不能" and "does not let you".
    var label: Message {
        switch self {
        case .register: Message("登记和更正客户", "register and correct customers")
        case .submit: Message("提交合同", "submit contracts")
        case .revenue: Message("导入收入", "import revenue")
        case .visit: Message("记录拜访", "record visits")
        case .export: Message("输出材料和档案", "produce packets and dossiers")
        case .administer: Message("管理单位、人员和设置", "manage units, people and settings")
        }
    }
}
