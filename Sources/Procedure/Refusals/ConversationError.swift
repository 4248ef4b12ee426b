public import Diagnostics
import Records

/// Why something around a decision was refused.
public enum ConversationError: Explainable, AccessRefusal, Equatable {
    case textRequired(case: Int, what: Text)
    case noDraft(case: Int)
    case asksOneself(case: Int)
    case alreadyAsked(case: Int, person: String, at: String)
    case notAsked(case: Int)
    case alreadyAnswered(case: Int, at: String)
    case questionLapsed(case: Int, label: String)
    case unknownQuestion(case: Int, question: Int, open: [Int])
    case severalQuestions(case: Int, questions: [String])
    case notInvolved(case: Int)
    case copiesOneself(case: Int)
    case alreadyCopied(case: Int, receiver: String, at: String)
    case notCopied(case: Int)
    case alreadyRead(case: Int, at: String)
    case remindsOneself(case: Int)
    case nobodyWaits(case: Int)
    case remindedRecently(case: Int, at: String, again: String)
    case alreadyFollowing(case: Int)
    case notFollowing(case: Int)

    /// What must be written.
    public enum Text: Sendable, Equatable {
        case draft, question, answer
    }

    /// One finding.
    public var findings: [Finding] {
        let (rule, message, advice) = askingExplanation ?? copyExplanation ?? otherExplanation
        return [Finding("conversation.\(rule)", message, advice: advice)]
    }

    /// Whether someone tried what is not theirs.
    public var isRefusedAccess: Bool {
        switch self {
        case .notAsked, .notInvolved, .notCopied: true
        default: false
        }
    }

    /// What it was about, for the access log.
    public var subject: String {
        switch self {
        case .notAsked(let number), .notInvolved(let number), .notCopied(let number): "case:\(number)"
        default: "office"
        }
    }

    private typealias Explanation = (rule: String, message: Message, advice: Message?)

    private var askingExplanation: Explanation? {
        switch self {
        case .asksOneself(let number):
            (
                "asks-oneself", Message("事项 \(number) 不用向自己提问", "in case \(number) there is no asking oneself"), nil
            )
        case .alreadyAsked(let number, let person, let time):
            (
                "already-asked",
                Message(
                    "事项 \(number) 已于 \(time) 问过 \(person)，还没有答复",
                    "in case \(number) \(person) was asked at \(time) and has not answered yet"),
                Message("等答复后可以再问", "ask again after the answer")
            )
        case .notAsked(let number):
            (
                "not-asked", Message("事项 \(number) 没有人问您", "nobody asked you about case \(number)"),
                Message("用 docket inbox --asked 查看向您提出的问题", "docket inbox --asked shows the questions to you")
            )
        case .alreadyAnswered(let number, let time):
            (
                "already-answered",
                Message("事项 \(number) 向您提出的问题已于 \(time) 答复", "you answered about case \(number) at \(time)"), nil
            )
        case .questionLapsed(let number, let label):
            (
                "question-lapsed",
                Message(
                    "事项 \(number) 的“\(label)”已经办完，不用再答复",
                    "“\(label)” of case \(number) is over: no answer is needed any more"), nil
            )
        case .unknownQuestion(let number, let question, let open):
            (
                "unknown-question",
                Message(
                    "事项 \(number) 没有向您提出的问题 \(question)", "there is no question \(question) to you in case \(number)"),
                open.isEmpty
                    ? nil
                    : Message(
                        "等您答复的：\(open.map(String.init).joined(separator: "、"))",
                        "waiting for your answer: \(open.map(String.init).joined(separator: ", "))")
            )
        case .severalQuestions(let number, let questions):
            (
                "several-questions",
                Message("事项 \(number) 有几个问题等您答复", "several questions about case \(number) wait for your answer"),
                Message(
                    "用 --question 指明：\(questions.joined(separator: "；"))",
                    "name one with --question: \(questions.joined(separator: "; "))")
            )
        default: nil
        }
    }

    private var copyExplanation: Explanation? {
        switch self {
        case .notInvolved(let number):
            (
                "not-involved", Message("您没有参与办理事项 \(number)", "you have no part in case \(number)"),
                Message(
                    "提交人、办理过的人和被询问的人可以",
                    "its submitter, those who have or had a task in it, and those who were asked may")
            )
        case .copiesOneself(let number):
            (
                "copies-oneself",
                Message("事项 \(number) 不用抄送给自己", "case \(number) needs no copy to yourself"), nil
            )
        case .alreadyCopied(let number, let receiver, let time):
            (
                "already-copied",
                Message(
                    "事项 \(number) 已于 \(time) 抄送给 \(receiver)，还没有阅",
                    "\(receiver) got a copy of case \(number) at \(time) and has not read it yet"), nil
            )
        case .notCopied(let number):
            (
                "not-copied", Message("事项 \(number) 没有抄送给您", "you got no copy of case \(number)"),
                Message("用 docket inbox --copies 查看抄送给您的事项", "docket inbox --copies shows the copies that you got")
            )
        case .alreadyRead(let number, let time):
            (
                "already-read",
                Message("事项 \(number) 的抄送您已于 \(time) 阅过", "you read the copy of case \(number) at \(time)"), nil
            )
        default: nil
        }
    }

    private var otherExplanation: Explanation {
        switch self {
        case .textRequired(let number, let what): ("text-required", what.message(number), what.advice(number))
        case .noDraft(let number):
            ("no-draft", Message("您在事项 \(number) 没有草稿", "you keep no draft for case \(number)"), nil)
        case .remindsOneself(let number):
            (
                "reminds-oneself",
                Message("事项 \(number) 正等您自己办理", "case \(number) waits for yourself"),
                Message("用 docket show \(number) 查看可做什么", "docket show \(number) says what you can do")
            )
        case .nobodyWaits(let number):
            (
                "nobody-waits",
                Message("事项 \(number) 现在没有等待办理的人", "case \(number) waits for nobody now"), nil
            )
        case .remindedRecently(let number, let time, let again):
            (
                "reminded-recently",
                Message(
                    "您已于 \(time) 催办事项 \(number)，每小时最多一次",
                    "you reminded of case \(number) at \(time); once an hour is the most"),
                Message("\(again) 以后可以再催", "again from \(again) on")
            )
        case .alreadyFollowing(let number):
            ("already-following", Message("您已经关注事项 \(number)", "you follow case \(number) already"), nil)
        case .notFollowing(let number):
            ("not-following", Message("您没有关注事项 \(number)", "you do not follow case \(number)"), nil)
        default: ("refused", Message("不能办理", "this is not possible"), nil)
        }
    }
}

extension ConversationError.Text {
    fileprivate func message(_ number: Int) -> Message {
        switch self {
        case .draft: Message("事项 \(number) 的草稿没有内容", "the draft for case \(number) is empty")
        case .question: Message("没有写明要问什么", "the question is empty")
        case .answer: Message("没有写明答复", "the answer is empty")
        }
    }

    fileprivate func advice(_ number: Int) -> Message {
        switch self {
        case .draft:
            Message("用 -m 写明；删去草稿用 docket draft \(number) --clear", "write it with -m; --clear throws a draft away")
        case .question, .answer: Message("用 -m 写明", "write it with -m")
        }
    }
}
