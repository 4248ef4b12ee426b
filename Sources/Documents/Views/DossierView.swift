import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import XML

/// The view of a customer's dossier (客户档案): everything that the office holds about the customer.
struct DossierView {
    private let file: CustomerFile
    private let definition: DocumentDefinition
    private let parts: ViewParts
    private let regulation: Regulation
    private let now: Timestamp

    /// A view of a customer as it is at a time.
    init(_ file: CustomerFile, as definition: DocumentDefinition, regulation: Regulation, now: Timestamp) {
        self.file = file
        self.definition = definition
        self.regulation = regulation
        self.now = now
        parts = ViewParts(
            regulation: regulation, names: file.names, titles: [file.customer.number: file.customer.name])
    }

    /// The view, in the shape of `dossier.shape.xml`.
    func document() throws -> Document {
        let view = parts.begin(definition, office: file.officeName, now: now)
        let root = view.root
        root.set("opened", to: Moment(file.record.created).day)
        try writeCustomer(into: root)
        try parts.responsibility(for: file.customer, file.record, into: root)
        for registration in file.registrations {
            try CasePart(registration, parts).write(into: root.append("registration"))
        }
        for (older, version) in zip(file.versions, file.versions.dropFirst()) {
            try parts.version(
                "correction", version, after: older, of: file.form,
                in: file.registrations.first { $0.case.number == version.case }, unit: file.record.unit, into: root)
        }
        try RevenueChart(file.revenue)?.write(into: root, as: regulation.ledger?.monthlyLabel.chinese ?? "")
        try writeContracts(into: root)
        for matter in file.matters {
            let node = try SubjectPart(matter, parts, element: "record").write(into: root)
            try CasePart(matter, parts).write(into: node)
        }
        for entry in file.entries {
            let node = try parts.record(entry.record, of: entry.form, "entry", into: root)
            parts.recorded(entry.record, into: node)
        }
        if let form = regulation.form(in: .visit) {
            for visit in file.visits { try parts.visit(visit, of: form, into: root) }
        }
        parts.duties(file.duties, into: root)
        parts.basis(of: view)
        return view
    }

    private func writeCustomer(into root: Node) throws {
        let node = parts.customer(file.customer, file.record, into: root)
        node.set("version", to: "\(file.record.version)")
        node.set("status", to: file.customer.state.rawValue)
        node.set("status-label", to: file.customer.state.label.chinese)
        parts.fields(of: file.form, file.record.values, into: node)
    }

    /// Each contract once, with every case about it.
    private func writeContracts(into root: Node) throws {
        var written: [String: Node] = [:]
        for contract in file.contracts {
            if let node = written[contract.record.number] {
                try CasePart(contract, parts).write(into: node)
                continue
            }
            let node = try SubjectPart(contract, parts, element: "contract").write(into: root)
            written[contract.record.number] = node
            try CasePart(contract, parts).write(into: node)
            try parts.versions(of: contract, into: node)
            try parts.attachments(
                contract.attachments, versions: contract.versions, roles: contract.annotations.attachmentRoles,
                into: node)
            try SubjectPart(contract, parts, element: "contract").writeNumbers(into: node)
        }
    }
}
