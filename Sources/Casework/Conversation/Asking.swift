import Files
import Procedure
import Records
import Store

extension Desk {
    /// Asks a person about the actor's task, who stays responsible for it (沟通); whoever is asked sees the case from then on.
    ///
    /// - Parameters:
    ///   - choice: the task, and the question.
    ///   - person: the code of who is asked.
    /// - Throws: `CaseworkError`, `ApprovalError`, `ConversationError`.
    public func ask(_ choice: TaskChoice, of person: String) throws -> Question {
        let number = choice.case
        return try change { recorder in
            let task = try recorder.takeUp(choice)
            let asked = try recorder.performers.colleague(person)
            guard asked.code != actor.person.code else { throw ConversationError.asksOneself(case: number) }
            let before = try recorder.conversation.questions(in: number)
            if let same = before.last(where: {
                $0.status == .open && $0.asked == asked.code && $0.asker == actor.person.code
            }) {
                throw ConversationError.alreadyAsked(
                    case: number, person: asked.name, at: same.time.localMinute)
            }
            let text = try choice.text.written(orThrow: .textRequired(case: number, what: .question))
            let question = before.count + 1
            try recorder.record(
                QuestionAsked(
                    case: number, number: question, task: task.id, label: task.label, of: asked.code, text: text))
            return try recorder.conversation.question(question, in: number)
        }
    }

    /// Answers a question that the actor was asked, or someone whom the actor represents.
    ///
    /// - Parameter question: its number, when there are several.
    /// - Throws: `CaseworkError`, `ConversationError`.
    public func answer(_ text: String, about number: Int, question: Int? = nil) throws -> Question {
        try change { recorder in
            let found = try recorder.sight.existingCase(number)
            let principals = actor.principals(in: found.chain).map(\.person.code)
            // Whoever asked in somebody's name or the own one does not answer it for somebody else.
            let mine = try recorder.conversation.questions(in: number).filter {
                principals.contains($0.asked) && $0.asker != actor.person.code
            }
            guard !mine.isEmpty else { throw ConversationError.notAsked(case: number) }
            if let outcome = found.outcome { throw CaseworkError.caseClosed(number, outcome: outcome) }
            let chosen = try choose(question, among: mine, number)
            let text = try text.written(orThrow: .textRequired(case: number, what: .answer))
            recorder.deputyFor = chosen.asked == actor.person.code ? nil : chosen.asked
            try recorder.record(QuestionAnswered(case: number, question: chosen.number, text: text))
            return try recorder.conversation.question(chosen.number, in: number)
        }
    }

    private func choose(_ question: Int?, among mine: [Question], _ number: Int) throws -> Question {
        let open = mine.filter { $0.status == .open }
        if let question {
            guard let named = mine.first(where: { $0.number == question }) else {
                throw ConversationError.unknownQuestion(case: number, question: question, open: open.map(\.number))
            }
            if named.status == .open { return named }
            throw over(named, number)
        }
        guard open.count < 2 else {
            throw ConversationError.severalQuestions(case: number, questions: open.map { "\($0.number) \($0.text)" })
        }
        if let only = open.first { return only }
        guard let last = mine.last else { throw ConversationError.notAsked(case: number) }
        throw over(last, number)
    }

    private func over(_ question: Question, _ number: Int) -> ConversationError {
        guard let answered = question.answered else {
            return .questionLapsed(case: number, label: question.label)
        }
        return .alreadyAnswered(case: number, at: answered.localMinute)
    }
}
