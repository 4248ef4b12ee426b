import Casework
import Files
import Procedure
import Records
import Regulations
import XML

extension ViewParts {
    /// A version of a record: who made it and why, and what it changed against the one before.
    ///
    /// - Parameter file: the case in which the record was submitted and changed, if in one.
    /// - Returns: the element, to which opinions that it voided can be added.
    @discardableResult
    func version(
        _ element: String, _ version: RecordVersion, after older: RecordVersion?, of form: Form, in file: CaseFile?,
        unit: String, into parent: Node
    ) throws -> Node {
        // What a task changed is recorded together with the opinion given in it.
        let opinion = file?.opinions.first { $0.time == version.time && $0.person == version.person }
        let origin = older == nil ? file?.annotations.submission.label ?? "登记" : "修改"
        let node = parent.append(
            element,
            attributes: [
                "number": "\(version.version)", "kind": version.kind.rawValue,
                "label": version.reason ?? opinion?.label ?? origin,
            ])
        Moment(version.time).write(on: node)
        person("performer", version.person, post: opinion?.post, unit: opinion?.unit ?? unit, into: node)
        if let task = opinion.flatMap({ file?.annotations.task($0.state) }) { ground(task.ground, into: node) }
        guard let older else { return node }
        // What tasks of the chain filled in stands with their opinions: it is no change of what was submitted.
        for field in version.values.differences(from: older.values, in: form) where !field.isSetByChain {
            change(of: field, from: older.values[field.id], to: version.values[field.id], into: node)
        }
        return node
    }

    /// All versions of a case's subject, with the opinions that each of them voided.
    func versions(of file: CaseFile, into parent: Node) throws {
        let part = CasePart(file, self)
        var older: RecordVersion?
        for version in file.versions {
            let node = try self.version(
                "version", version, after: older, of: file.form, in: file, unit: file.case.unit, into: parent)
            for opinion in file.opinions where opinion.voidedBy == version.version && !opinion.isTakenBack {
                node.append(
                    "voids",
                    attributes: [
                        "opinion": "\(part.number(of: opinion))", "label": opinion.label,
                        "name": names.person(opinion.deputyFor ?? opinion.person),
                    ])
            }
            older = version
        }
    }
}
