import Diagnostics
import Records
import Store

/// Asks a person about the actor's task, who stays responsible for it (沟通); whoever is asked sees the case from then
/// on.
package struct Ask: OfficeCommand {
    package static let name = "ask"
    package let choice: TaskChoice
    package let person: String

    /// The command for a task with the question, and the code of who is asked.
    package init(_ choice: TaskChoice, of person: String) {
        self.choice = choice
        self.person = person
    }

    package func decide(_ recorder: Recorder) throws -> Question {
        let number = choice.case
        let task = try recorder.takeUp(choice)
        let asked = try recorder.performers.colleague(person)
        guard asked.code != recorder.actor.person.code else { throw Refusal.asksOneself(case: number) }
        let before = try recorder.conversation.questions(in: number)
        if let same = before.last(where: {
            $0.status == .open && $0.asked == asked.code && $0.asker == recorder.actor.person.code
        }) {
            throw Refusal.alreadyAsked(case: number, person: asked.name, at: same.time.localMinute)
        }
        let text = try choice.text.written(orThrow: .emptyQuestion)
        let question = before.count + 1
        try recorder.record(
            QuestionAsked(
                case: number, number: question, task: task.id, label: task.label, of: asked.code, text: text))
        return try recorder.conversation.question(question, in: number)
    }
}

/// Answers a question that the actor was asked, or someone whom the actor represents.
package struct Answer: OfficeCommand {
    package static let name = "answer"
    package let `case`: Int
    package let question: Int?
    package let text: String

    /// The command for a case.
    ///
    /// - Parameter question: its number, when there are several.
    package init(_ text: String, about number: Int, question: Int?) {
        self.case = number
        self.question = question
        self.text = text
    }

    package func decide(_ recorder: Recorder) throws -> Question {
        let number = self.case
        let actor = recorder.actor
        let found = try recorder.sight.existingCase(number)
        let principals = actor.principals(in: found.chain).map(\.person.code)
        // Whoever asked in somebody's name or the own one does not answer it for somebody else.
        let mine = try recorder.conversation.questions(in: number).filter {
            principals.contains($0.asked) && $0.asker != actor.person.code
        }
        guard !mine.isEmpty else { throw Refusal.notAsked(case: number) }
        if let outcome = found.outcome { throw Refusal.caseClosed(number, outcome: outcome) }
        let chosen = try choose(among: mine)
        let text = try text.written(orThrow: .emptyAnswer)
        recorder.deputyFor = chosen.asked == actor.person.code ? nil : chosen.asked
        try recorder.record(QuestionAnswered(case: number, question: chosen.number, text: text))
        return try recorder.conversation.question(chosen.number, in: number)
    }

    private func choose(among mine: [Question]) throws -> Question {
        let number = self.case
        let open = mine.filter { $0.status == .open }
        if let question {
            guard let named = mine.first(where: { $0.number == question }) else {
                throw Refusal.unknownQuestion(case: number, question: question, open: open.map(\.number))
            }
            if named.status == .open { return named }
            throw over(named)
        }
        guard open.count < 2 else {
            throw Refusal.severalQuestions(case: number, questions: open.map { "\($0.number) \($0.text)" })
        }
        if let only = open.first { return only }
        guard let last = mine.last else { throw Refusal.notAsked(case: number) }
        throw over(last)
    }

    private func over(_ question: Question) -> Refusal {
        guard let answered = question.answered else {
            return .questionLapsed(case: self.case, label: question.label)
        }
        return .alreadyAnswered(case: self.case, at: answered.localMinute)
    }
}

extension Refusal {
    fileprivate static func asksOneself(case number: Int) -> Refusal {
        Refusal(
            "conversation.asks-oneself",
            Message("事项 \(number) 不用向自己提问", "in case \(number) there is no asking oneself"), access: .granted)
    }

    fileprivate static func alreadyAsked(case number: Int, person: String, at time: String) -> Refusal {
        Refusal(
            "conversation.already-asked",
            Message(
                "事项 \(number) 已于 \(time) 问过 \(person)，还没有答复",
                "in case \(number) \(person) was asked at \(time) and has not answered yet"),
            advice: Message("等答复后可以再问", "ask again after the answer"), access: .granted)
    }

    fileprivate static var emptyQuestion: Refusal {
        Refusal(
            "conversation.text-required", Message("没有写明要问什么", "the question is empty"),
            advice: Message("用 -m 写明", "write it with -m"), access: .granted)
    }

    fileprivate static var emptyAnswer: Refusal {
        Refusal(
            "conversation.text-required", Message("没有写明答复", "the answer is empty"),
            advice: Message("用 -m 写明", "write it with -m"), access: .granted)
    }

    fileprivate static func notAsked(case number: Int) -> Refusal {
        Refusal(
            "conversation.not-asked", Message("事项 \(number) 没有人问您", "nobody asked you about case \(number)"),
            advice: Message("用 docket inbox --asked 查看向您提出的问题", "docket inbox --asked shows the questions to you"),
            access: .denied(subject: "case:\(number)"))
    }

    fileprivate static func alreadyAnswered(case number: Int, at time: String) -> Refusal {
        Refusal(
            "conversation.already-answered",
            Message("事项 \(number) 向您提出的问题已于 \(time) 答复", "you answered about case \(number) at \(time)"),
            access: .granted)
    }

    fileprivate static func questionLapsed(case number: Int, label: String) -> Refusal {
        Refusal(
            "conversation.question-lapsed",
            Message(
                "事项 \(number) 的“\(label)”已经办完，不用再答复",
                "“\(label)” of case \(number) is over: no answer is needed any more"),
            access: .granted)
    }

    fileprivate static func severalQuestions(case number: Int, questions: [String]) -> Refusal {
        Refusal(
            "conversation.several-questions",
            Message("事项 \(number) 有几个问题等您答复", "several questions about case \(number) wait for your answer"),
            advice: Message(
                "用 --question 指明：\(questions.joined(separator: "；"))",
                "name one with --question: \(questions.joined(separator: "; "))"),
            access: .granted)
    }
}
