import Regulations
import XML

extension ViewParts {
    /// Ends a view: every clause that it cites, in the order of the regulation, and what was read into them or assumed.
    func basis(of view: Document) {
        let grounds = view.root.descendants().filter { $0.isElement("ground") }
        let cited = Set(grounds.compactMap { $0["clause"] })
        let node = view.root.append("basis")
        for clause in regulation.clauses where cited.contains(clause.id) {
            node.append(
                "clause", attributes: ["id": clause.id, "cite": clause.citation, "subject": clause.subject])
        }
        for note in Self.notes(in: grounds) {
            let element = node.append(
                "note", attributes: ["basis": note.basis, "cite": note.cite, "text": note.text])
            for subject in note.subjects { element.append("about", text: subject) }
        }
    }

    private struct Note {
        let basis: String
        let cite: String?
        let text: String
        var subjects: [String]
    }

    /// The notes, each once, with the names of what they are about.
    private static func notes(in grounds: [Node]) -> [Note] {
        var notes: [Note] = []
        for ground in grounds {
            guard let text = ground["note"], let basis = ground["basis"] else { continue }
            let subject = ground.parent.flatMap { $0["label"] ?? $0["chain-label"] }
            let known = notes.firstIndex { $0.text == text && $0.basis == basis && $0.cite == ground["cite"] }
            if let known {
                if let subject, !notes[known].subjects.contains(subject) { notes[known].subjects.append(subject) }
            } else {
                notes.append(
                    Note(basis: basis, cite: ground["cite"], text: text, subjects: subject.map { [$0] } ?? []))
            }
        }
        return notes
    }
}
