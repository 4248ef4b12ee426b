import Casework
import Diagnostics
import Files
import Procedure
import Records
import Wording

/// What people did around a case without deciding, as text for a terminal and as JSON.
struct ConversationText {
    private let file: CaseFile
    private let terminal: Terminal
    private var conversation: Conversation { file.conversation }
    private var names: Names { file.names }

    init(_ file: CaseFile, _ terminal: Terminal) {
        self.file = file
        self.terminal = terminal
    }

    func lines() throws -> [String] {
        let sections = [
            section(Message("沟通", "questions"), try conversation.questions.flatMap(lines)),
            section(Message("抄送", "copies"), try file.copies.flatMap(lines)),
            section(Message("催办", "reminders"), try conversation.reminders.map(line)),
            section(Message("您的草稿", "your drafts"), drafts()),
        ]
        return sections.flatMap { $0 }
    }

    private func section(_ title: Message, _ lines: [String]) -> [String] {
        guard !lines.isEmpty else { return [] }
        return ["", terminal.text(title) + terminal.text(Message("：", ":"))] + lines.map { "  " + $0 }
    }

    private func lines(_ question: Question) throws -> [String] {
        let asker = terminal.text(names.person(question.asker, for: question.deputyFor))
        let asked =
            question.forwarded == nil
            ? names.person(question.asked)
            : names.person(question.firstAsked) + terminal.text(Message("（转 ", " (now "))
                + names.person(question.asked) + terminal.text(Message("）", ")"))
        let time = question.time.localMinute
        let line = Message(
            "\(question.number) \(asker) 问 \(asked)（\(question.label)，\(time)）：\(question.text)",
            "\(question.number) \(asker) asked \(asked) (\(question.label), \(time)): \(question.text)")
        return [terminal.text(line), "  " + terminal.text(try reply(question))]
    }

    private func reply(_ question: Question) throws -> Message {
        switch question.status {
        case .open: return Message("等待答复", "waits for the answer")
        case .lapsed: return Message("环节已办完，没有答复", "never answered: the task is over")
        case .answered:
            let time = question.answered?.localMinute ?? ""
            let text = question.answer ?? ""
            let deputy = question.answeredFor.map { terminal.text(names.person(question.answerer ?? "", for: $0)) }
            return Message(
                "\(deputy.map { "\($0) " } ?? "")答（\(time)）：\(text)",
                "\(deputy.map { "\($0): " } ?? "")answer (\(time)): \(text)")
        }
    }

    private func lines(_ copy: SentCopy) throws -> [String] {
        let sender = copy.sender.map { names.person($0) + " " } ?? ""
        let note = copy.note.flatMap { $0.isEmpty ? nil : terminal.text(Message("：", ": ")) + $0 } ?? ""
        let time = copy.time.localMinute
        let line =
            names.receiver(of: copy) + terminal.gap + sender + terminal.text(copy.occasion.words) + " \(time)\(note)"
        let readings = conversation.readings.filter { $0.copy == copy.id }.map {
            "\(terminal.text(names.person($0.person, for: $0.deputyFor))) \($0.time.localMinute)"
        }
        let status =
            readings.isEmpty
            ? Message("未阅", "not read yet")
            : Message("已阅：\(readings.joined(separator: "；"))", "read by \(readings.joined(separator: "; "))")
        return [line, "  " + terminal.text(status)]
    }

    private func line(_ reminder: Reminder) throws -> String {
        let text = reminder.text.isEmpty ? "" : terminal.text(Message("：", ": ")) + reminder.text
        return "\(names.person(reminder.person)) \(reminder.time.localMinute)\(text)"
    }

    private func drafts() -> [String] {
        file.tasks.compactMap { task in
            conversation.drafts[task.id].map { task.label + terminal.text(Message("：", ": ")) + $0 }
        }
    }

    // MARK: JSON

    /// The members of a case's JSON that are about the conversation.
    func members() -> [(String, JSON)] {
        [
            ("questions", .array(conversation.questions.map(json))), ("copies", .array(file.copies.map(json))),
            (
                "reminders",
                .array(
                    conversation.reminders.map {
                        .object([
                            ("person", .string($0.person)), ("text", .string($0.text)), ("time", .time($0.time)),
                        ])
                    })
            ),
            (
                "drafts",
                .object(
                    file.tasks.compactMap { task in
                        conversation.drafts[task.id].map { (task.state, JSON.string($0)) }
                    })
            ),
            ("followed", .boolean(conversation.isFollowed)),
        ]
    }

    private func json(_ question: Question) -> JSON {
        .object([
            ("question", .number(question.number)), ("label", .string(question.label)),
            ("asker", .string(question.asker)), ("deputyFor", JSON(question.deputyFor)),
            ("asked", .string(question.asked)), ("text", .string(question.text)), ("time", .time(question.time)),
            ("status", .string(question.status.rawValue)), ("answer", JSON(question.answer)),
            ("answered", JSON(question.answered?.iso)), ("answerer", JSON(question.answerer)),
        ])
    }

    private func json(_ copy: SentCopy) -> JSON {
        .object([
            ("copy", .number(copy.id)), ("label", .string(terminal.text(copy.occasion.words))),
            ("toPerson", JSON(copy.person)),
            ("toUnit", JSON(copy.unit)), ("sender", JSON(copy.sender)), ("note", JSON(copy.note)),
            ("clause", JSON(copy.clause)), ("time", .time(copy.time)),
            (
                "readings",
                .array(
                    conversation.readings.filter { $0.copy == copy.id }.map {
                        .object([("person", .string($0.person)), ("time", .time($0.time))])
                    })
            ),
        ])
    }
}
