import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import XML

/// Writes the parts that views share, in the shape that `parts.shape.xml` declares.
struct ViewParts {
    let regulation: Regulation
    let names: Names
    /// What records of other forms are called, by number: the text of a reference.
    let titles: [String: String]

    /// Begins a view: its root element, the regulation and the document's name.
    func begin(_ definition: DocumentDefinition, office: String, now: Timestamp) -> Document {
        let result = Document(root: definition.view)
        result.root.set("made-on", to: now.day.iso)
        result.root.set("office", to: office)
        result.root.append(
            "regulation",
            attributes: ["id": regulation.id, "title": regulation.title, "edition": regulation.edition])
        let node = result.root.append("document", attributes: ["id": definition.id, "label": definition.label])
        ground(definition.ground, into: node)
        return result
    }

    /// The clause that demands something, and how firmly it says so.
    func ground(_ ground: Ground, into parent: Node) {
        guard ground.clause != nil || ground.note != nil else { return }
        let clause = ground.clause.flatMap(regulation.clause)
        parent.append(
            "ground",
            attributes: [
                "basis": ground.basis.rawValue, "clause": ground.clause, "cite": clause?.citation,
                "subject": clause?.subject, "note": ground.note,
            ])
    }

    /// A person, with the post and the unit where they are known.
    func person(_ element: String, _ code: String, post: String? = nil, unit: String? = nil, into parent: Node) {
        parent.append(
            element,
            attributes: [
                "name": names.person(code), "post": post.map(names.post), "unit": unit.map(names.unit),
            ])
    }

    /// The lines of a text, one element each.
    func lines(_ text: String, into parent: Node) {
        for line in text.split(whereSeparator: \.isNewline) { parent.append("line", text: String(line)) }
    }
}

/// When something happened, as views write it: the day by ISO 8601 and the minute, both in China.
struct Moment {
    let day: String
    let minute: String

    init(_ time: Timestamp) {
        let local = time.local()
        day = local.date.iso
        minute = String(local.short.suffix(5))
    }

    /// Adds the attributes `date` and `time`.
    func write(on node: Node) {
        node.set("date", to: day)
        node.set("time", to: minute)
    }
}
