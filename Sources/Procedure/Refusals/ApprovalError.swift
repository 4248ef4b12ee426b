public import Diagnostics
import Records

/// Why something about an approval was refused, beside what `CaseworkError` says of cases and tasks.
public enum ApprovalError: Explainable, Equatable, AccessRefusal {
    case passesForEver(case: Int)
    case staysBehind(case: Int, state: String)
    case severalPrincipals(case: Int, people: [String])
    case notDeputy(of: String)
    case ownApplication(case: Int)
    case adviceReturnsNothing(case: Int)
    case notReturnable(case: Int)
    case illegalTarget(case: Int, state: String, legal: [String])
    case toOneself(case: Int)
    case applicantBarred(case: Int, person: String)
    case withoutPost(String)
    case circle(case: Int, person: String)
    case alreadySeated(case: Int, person: String)
    case hasSpoken(case: Int, person: String)
    case noCountersigner(case: Int, person: String)
    case nothingDelegated(case: Int, isAnswered: Bool)
    case notApplicant(case: Int, unit: String)
    case actedOn(case: Int, by: String)
    case nothingToRecall(case: Int)
    case notCancellable(case: Int)
    case bound(case: Int, label: String)
    case nothingToTakeBack(case: Int)
    case deputyOfOneself
    case periodReversed(from: String, to: String)
    case periodPast(to: String)
    case deputyCircle(person: String)
    case deputyTwice(person: String, from: String, to: String)
    case unknownDeputy(Int)
    case notYourDeputy(Int)
    case successorOfOneself
    case nothingToForward(String)

    /// One finding.
    public var findings: [Finding] {
        let (rule, message, advice) = seatExplanation ?? returnExplanation ?? deputyExplanation
        return [Finding("approval.\(rule)", message, advice: advice)]
    }

    /// Whether someone tried what is not theirs.
    /// Whether someone tried what is not theirs.
    public var isRefusedAccess: Bool {
        switch self {
        case .notApplicant, .nothingToTakeBack, .notYourDeputy, .notDeputy, .ownApplication: true
        default: false
        }
    }

    /// What a refused access was about, for the access log.
    /// What it was about, for the access log.
    public var subject: String {
        switch self {
        case .notApplicant(let number, _), .nothingToTakeBack(let number), .ownApplication(let number): "case:\(number)"
        case .notDeputy(let person): "person:\(person)"
        case .notYourDeputy(let number): "deputy:\(number)"
        default: "office"
        }
    }

    private typealias Explanation = (rule: String, message: Message, advice: Message?)

    private var seatExplanation: Explanation? {
        switch self {
        case .passesForEver(let number):
            (
                "passes-for-ever",
                Message(
                    "事项 \(number) 的流程里，自动通过的环节绕成了圈",
                    "in the chain of case \(number), steps that pass by themselves go round in circles"),
                Message("请写管理办法的人检查流程图", "whoever writes the regulation should check the chart")
            )
        case .staysBehind(let number, let state):
            (
                "stays-behind",
                Message(
                    "事项 \(number) 的流程会停在 “\(state)”，而那里已经没有待办",
                    "the chain of case \(number) would stay in “\(state)”, where no task is left"),
                Message("请写管理办法的人检查流程图", "whoever writes the regulation should check the chart")
            )
        case .severalPrincipals(let number, let people):
            (
                "several-principals",
                Message("事项 \(number) 您可以代几个人办理", "in case \(number) you may act for several people"),
                Message(
                    "用 --for 指明：\(people.joined(separator: "、"))",
                    "name one with --for: \(people.joined(separator: ", "))")
            )
        case .notDeputy(let person):
            (
                "not-deputy", Message("您现在不是 \(person) 的代理人", "you are not a deputy of \(person) now"),
                Message("用 docket deputy list 查看代理", "docket deputy list shows deputies")
            )
        case .ownApplication(let number):
            (
                "own-application",
                Message(
                    "事项 \(number) 是您自己申报的，这一步不能由您办理", "case \(number) is your own application: others decide this step"),
                nil
            )
        case .toOneself(let number):
            (
                "to-oneself",
                Message("事项 \(number) 的待办不能交给自己", "a task of case \(number) cannot go to oneself"), nil
            )
        case .applicantBarred(let number, let person):
            (
                "applicant-barred",
                Message(
                    "\(person) 是事项 \(number) 的申报人，不能办理这一步",
                    "\(person) submitted case \(number) and cannot decide this step"),
                nil
            )
        case .withoutPost(let person):
            (
                "without-post", Message("\(person) 现在没有岗位", "\(person) holds no post now"), nil
            )
        case .circle(let number, let person):
            (
                "circle",
                Message(
                    "事项 \(number) 正是 \(person) 交来征求意见的，不能再交回去",
                    "case \(number) came from \(person), who waits for the answer: it cannot be passed back as a question"
                ),
                Message("直接写明意见即可", "just give the opinion")
            )
        case .alreadySeated(let number, let person):
            (
                "already-seated",
                Message(
                    "\(person) 已经在事项 \(number) 的这一步办理", "\(person) takes part in this step of case \(number) already"),
                nil
            )
        case .hasSpoken(let number, let person):
            (
                "has-spoken",
                Message(
                    "\(person) 在事项 \(number) 已经发表意见，不能减签", "\(person) has given an opinion in case \(number) and stays"),
                nil
            )
        case .noCountersigner(let number, let person):
            (
                "no-countersigner",
                Message("事项 \(number) 没有给 \(person) 加签", "\(person) is no added countersigner of case \(number)"),
                Message("只能减去加签的人", "only countersigners who were added can be removed")
            )
        case .nothingDelegated(let number, let isAnswered):
            (
                "nothing-delegated",
                isAnswered
                    ? Message("您在事项 \(number) 的委派已经有了答复", "what you delegated in case \(number) has been answered")
                    : Message("您在事项 \(number) 没有委派待办", "you have delegated nothing in case \(number)"), nil
            )
        default: nil
        }
    }

    private var returnExplanation: Explanation? {
        switch self {
        case .adviceReturnsNothing(let number):
            (
                "advice-returns-nothing",
                Message(
                    "您在事项 \(number) 是受托提意见，不能退回",
                    "in case \(number) you were asked for an opinion: you cannot return it"),
                Message("写明意见，由委托的人决定", "give the opinion; whoever asked decides")
            )
        case .notReturnable(let number):
            (
                "not-returnable",
                Message(
                    "事项 \(number) 的这一步不能选择退回到哪里", "this step of case \(number) cannot be returned to a chosen step"),
                nil
            )
        case .illegalTarget(let number, let state, let legal):
            (
                "illegal-target",
                Message("事项 \(number) 不能退回到 “\(state)”", "case \(number) cannot be returned to “\(state)”"),
                didYouMean(state, among: legal)
                    ?? Message(
                        "可以退回到：\(legal.joined(separator: "、"))", "it can go to: \(legal.joined(separator: ", "))")
            )
        case .notApplicant(let number, let unit):
            (
                "not-applicant",
                Message(
                    "事项 \(number) 不是您申报的（申报单位：\(unit)）", "case \(number) was not submitted by you (but by \(unit))"),
                Message("只有申报人可以撤回或撤销", "only who submitted it can recall or cancel it")
            )
        case .actedOn(let number, let person):
            (
                "acted-on",
                Message(
                    "事项 \(number) 已由 \(person) 办理，不能再收回",
                    "\(person) has acted on case \(number): it cannot be taken back"), nil
            )
        case .nothingToRecall(let number):
            ("nothing-to-recall", Message("事项 \(number) 就在您手上", "case \(number) waits for you anyway"), nil)
        case .notCancellable(let number):
            (
                "not-cancellable",
                Message("事项 \(number) 的流程没有“撤回”的结果", "the chain of case \(number) has no end that means withdrawn"), nil
            )
        case .bound(let number, let label):
            (
                "bound",
                Message(
                    "事项 \(number) 已经到过“\(label)”，不能再撤销",
                    "case \(number) has reached “\(label)” and can no longer be cancelled"),
                nil
            )
        case .nothingToTakeBack(let number):
            (
                "nothing-to-take-back",
                Message(
                    "您在事项 \(number) 没有可以拿回的办理", "you have decided nothing in case \(number) that could be taken back"),
                nil
            )
        default: nil
        }
    }

    private var deputyExplanation: Explanation {
        switch self {
        case .deputyOfOneself:
            ("deputy-of-oneself", Message("不能由自己代理自己", "nobody is their own deputy"), nil)
        case .periodReversed(let from, let to):
            (
                "period-reversed",
                Message("代理的结束日期 \(to) 早于开始日期 \(from)", "the deputy's time ends (\(to)) before it begins (\(from))"),
                nil
            )
        case .periodPast(let to):
            ("period-past", Message("代理期限 \(to) 已经过去", "the deputy's time ended on \(to)"), nil)
        case .deputyCircle(let person):
            (
                "deputy-circle",
                Message(
                    "这段时间 \(person) 正由对方代理，代理绕成了圈",
                    "in that time \(person) is represented in turn: deputies in a circle"), nil
            )
        case .deputyTwice(let person, let from, let to):
            (
                "deputy-twice",
                Message("\(person) 在 \(from) 至 \(to) 已经是代理人", "\(person) is the deputy from \(from) to \(to) already"),
                nil
            )
        case .unknownDeputy(let number):
            (
                "unknown-deputy", Message("没有第 \(number) 号代理", "there is no deputy number \(number)"),
                Message("用 docket deputy list 查看代理", "docket deputy list shows deputies")
            )
        case .notYourDeputy(let number):
            (
                "not-your-deputy",
                Message("第 \(number) 号代理不是您设的", "deputy number \(number) does not represent you"), nil
            )
        case .successorOfOneself:
            ("successor-of-oneself", Message("接办的人不能是本人", "nobody succeeds themselves"), nil)
        case .nothingToForward(let person):
            (
                "nothing-to-forward",
                Message("\(person) 没有岗位，也没有待办", "\(person) holds no post and has no task"), nil
            )
        default: ("refused", Message("不能办理", "this is not possible"), nil)
        }
    }
}
