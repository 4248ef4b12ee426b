public import Records
import Values

extension CaseFile {
    /// What people did around the decisions, and the copies that were sent.
    func conversationEntries() -> [HistoryEntry] {
        conversation.questions.flatMap(entries) + copies.map(entry) + conversation.readings.compactMap(entry)
            + conversation.reminders.map { entry($0.time, $0.person, "催办", $0.text) }
    }

    private func entries(_ question: Question) -> [HistoryEntry] {
        var entries = [
            entry(
                question.time, question.asker, "\(question.label)：问 \(names.person(question.firstAsked))",
                question.text,
                for: question.deputyFor)
        ]
        if let time = question.forwarded {
            let label = "\(question.label)：\(names.person(question.firstAsked)) 的问题转给 \(names.person(question.asked))"
            entries.append(entry(time, nil, label, question.text))
        }
        if let answer = question.answer, let time = question.answered {
            entries.append(
                entry(
                    time, question.answerer ?? question.asked,
                    "\(question.label)：答复 \(names.person(question.asker))", answer, for: question.answeredFor))
        }
        return entries
    }

    private func entry(_ copy: SentCopy) -> HistoryEntry {
        guard let sender = copy.sender else {
            return entry(copy.time, nil, copy.label, "", unit: copy.unit)
        }
        return entry(copy.time, sender, "抄送 \(names.receiver(of: copy))", copy.note ?? "")
    }

    private func entry(_ reading: CopyReading) -> HistoryEntry? {
        guard let copy = copies.first(where: { $0.id == reading.copy }) else { return nil }
        return entry(
            reading.time, reading.person, "已阅：\(copy.label)", "", unit: copy.unit, for: reading.deputyFor)
    }

    private func entry(
        _ time: Timestamp, _ person: String?, _ label: String, _ text: String, unit: String? = nil,
        for principal: String? = nil
    ) -> HistoryEntry {
        HistoryEntry(
            time: time, person: person.map { names.person($0) } ?? "", unit: unit.map(names.unit) ?? "", label: label,
            text: text, version: nil, isVoid: false, waited: nil, principal: principal.map { names.person($0) })
    }
}

extension Names {
    /// The name of whoever got a copy.
    public func receiver(of copy: SentCopy) -> String {
        copy.person.map { person($0) } ?? copy.unit.map(unit) ?? ""
    }

    /// The name of a person, with that of the person represented.
    public func person(_ code: String, for principal: String?) -> String {
        principal.map { "\(person(code))（代 \(person($0))）" } ?? person(code)
    }
}
