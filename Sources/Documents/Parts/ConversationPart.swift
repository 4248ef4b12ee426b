import Casework
import Files
import Procedure
import Records
import Regulations
import Wording
import XML

/// Writes what was asked and answered around the decisions of a case, and the copies that were sent.
struct ConversationPart {
    private let parts: ViewParts
    private let file: CaseFile

    init(_ file: CaseFile, _ parts: ViewParts) {
        self.file = file
        self.parts = parts
    }

    /// Appends the questions to a view.
    func writeQuestions(into root: Node) throws {
        for question in file.conversation.questions {
            let node = root.append(
                "question", attributes: ["label": question.label, "state": question.status.rawValue])
            Moment(question.time).write(on: node)
            parts.person("performer", question.deputyFor ?? question.asker, into: node)
            if question.deputyFor != nil { parts.person("deputy", question.asker, into: node) }
            parts.person("asked", question.firstAsked, into: node)
            if question.forwarded != nil { parts.person("successor", question.asked, into: node) }
            if question.answeredFor != nil { parts.person("answerer", question.answerer ?? "", into: node) }
            parts.lines(question.text, into: node.append("text"))
            guard let answer = question.answer, let time = question.answered else { continue }
            let reply = node.append("answer")
            Moment(time).write(on: reply)
            parts.lines(answer, into: reply)
        }
    }

    /// Appends the copies to a view.
    func writeCopies(into root: Node) throws {
        for copy in file.copies {
            let node = root.append(
                "copy",
                attributes: [
                    "label": copy.occasion.words.chinese, "unit": copy.unit.map(file.names.unit),
                    "person": copy.person.map { file.names.person($0) },
                    "sender": copy.sender.map { file.names.person($0) },
                    "note": copy.note.flatMap { $0.isEmpty ? nil : $0 },
                ])
            Moment(copy.time).write(on: node)
            parts.ground(Ground(clause: copy.clause), into: node)
        }
    }
}
