import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import XML

/// The view of a case (送审材料, 办理材料): everything that was submitted, said and decided about its subject.
///
/// In the view `packet` the subject is called `contract`; in any other, such as `case-file`, it is a `record`.
struct PacketView {
    private let file: CaseFile
    private let definition: DocumentDefinition
    private let parts: ViewParts
    private let office: String
    private let now: Timestamp

    /// A view of a case as it is at a time.
    init(
        _ file: CaseFile, as definition: DocumentDefinition, regulation: Regulation, office: String, now: Timestamp
    ) {
        self.file = file
        self.definition = definition
        self.office = office
        self.now = now
        parts = ViewParts(
            regulation: regulation, names: file.names,
            titles: file.customer.map { [$0.number: $0.name] } ?? [:])
    }

    private var subject: SubjectPart {
        SubjectPart(file, parts, element: definition.view == PaperView.packet.rawValue ? "contract" : "record")
    }

    /// The view, in the shape of its kind.
    func document() throws -> Document {
        let view = parts.begin(definition, office: office, now: now)
        let root = view.root
        root.append(
            "submitter",
            attributes: [
                "unit": file.names.unit(file.case.unit), "name": file.names.person(file.case.submitter),
                "date": Moment(file.case.opened).day,
            ])
        try subject.write(into: root)
        if let customer = file.customer { parts.customer(customer, file.customerRecord, into: root) }
        try writeLetter(into: root)
        try CasePart(file, parts).write(into: root)
        try parts.versions(of: file, into: root)
        try parts.attachments(
            file.attachments, versions: file.versions, roles: file.annotations.attachmentRoles, into: root)
        try ConversationPart(file, parts).writeQuestions(into: root)
        try ConversationPart(file, parts).writeCopies(into: root)
        try subject.writeNumbers(into: root)
        parts.basis(of: view)
        return view
    }

    /// The official letter with which the submitting unit sends the contract to the next level up.
    private func writeLetter(into root: Node) throws {
        guard let number = file.case.letter else { return }
        let addressee = file.names.unit(at: .superior, from: file.case.unit)
        let letter = root.append(
            "letter",
            attributes: [
                "number": number, "date": Moment(file.case.opened).day,
                "unit": file.names.unit(file.case.unit), "addressee": addressee?.name ?? "",
                "contact": file.names.person(file.case.submitter),
            ])
        parts.ground(file.annotations.submission.ground, into: letter)
        // A letter says what was submitted with it, whatever became of the contract since.
        try subject.writeSubmitted(into: letter)
        for (index, attachment) in file.attachments.enumerated() where attachment.time <= file.case.opened {
            letter.append("enclosure", attributes: ["attachment": "\(index + 1)", "name": attachment.name])
        }
    }
}
