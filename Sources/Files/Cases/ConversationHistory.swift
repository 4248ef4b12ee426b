public import Records
import Values

extension CaseFile {
    /// What people did around the decisions, and the copies that were sent.
    func conversationEntries() -> [HistoryEntry] {
        conversation.questions.flatMap(entries) + copies.map(entry) + conversation.readings.compactMap(entry)
            + conversation.reminders.map { entry($0.time, $0.person, .reminded, $0.text) }
    }

    private func entries(_ question: Question) -> [HistoryEntry] {
        let task = question.label
        let first = names.person(question.firstAsked)
        var entries = [
            entry(question.time, question.asker, .asked(task: task, of: first), question.text, for: question.deputyFor)
        ]
        if let time = question.forwarded {
            let item = HistoryItem.forwarded(task: task, from: first, to: names.person(question.asked))
            entries.append(entry(time, nil, item, question.text))
        }
        if let answer = question.answer, let time = question.answered {
            entries.append(
                entry(
                    time, question.answerer ?? question.asked,
                    .answered(task: task, to: names.person(question.asker)), answer, for: question.answeredFor))
        }
        return entries
    }

    private func entry(_ copy: SentCopy) -> HistoryEntry {
        guard let sender = copy.sender else {
            return entry(copy.time, nil, .sent(copy.occasion), "", unit: copy.unit)
        }
        return entry(copy.time, sender, .copied(to: names.receiver(of: copy)), copy.note ?? "")
    }

    private func entry(_ reading: CopyReading) -> HistoryEntry? {
        guard let copy = copies.first(where: { $0.id == reading.copy }) else { return nil }
        return entry(
            reading.time, reading.person, .read(copy.occasion), "", unit: copy.unit, for: reading.deputyFor)
    }

    private func entry(
        _ time: Timestamp, _ person: String?, _ item: HistoryItem, _ text: String, unit: String? = nil,
        for principal: String? = nil
    ) -> HistoryEntry {
        HistoryEntry(
            time: time, person: person.map { names.person($0) } ?? "", unit: unit.map(names.unit) ?? "", item: item,
            text: text, version: nil, isVoid: false, waited: nil, principal: principal.map { names.person($0) })
    }
}

extension Names {
    /// The name of whoever got a copy.
    public func receiver(of copy: SentCopy) -> String {
        copy.person.map { person($0) } ?? copy.unit.map(unit) ?? ""
    }
}
