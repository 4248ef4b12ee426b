import Casework
import Files
import Procedure
import Records
import Regulations
import XML

extension ViewParts {
    /// Attached files with what identifies them: size, who added them and when, and the digest in groups for reading.
    ///
    /// - Parameters:
    ///   - versions: those of the record; a file belongs to the latest one that was there when it was added.
    ///   - roles: what roles are called, by role.
    func attachments(
        _ files: [AttachedFile], versions: [RecordVersion], roles: [String: String] = [:], into parent: Node
    ) throws {
        for (index, file) in files.enumerated() {
            let version = versions.last { $0.time <= file.time }?.version ?? 1
            let node = parent.append(
                "attachment",
                attributes: [
                    "number": "\(index + 1)", "name": file.name, "role": file.role,
                    "role-label": file.role.flatMap { roles[$0] }, "bytes": "\(file.size)",
                    "size": Self.size(file.size), "version": "\(version)",
                ])
            Moment(file.time).write(on: node)
            person("performer", file.person, into: node)
            let digest = node.append("digest", attributes: ["algorithm": "SHA-256", "value": file.digest])
            var rest = Substring(file.digest)
            while !rest.isEmpty {
                digest.append("group", text: String(rest.prefix(8)))
                rest = rest.dropFirst(8)
            }
        }
    }

    /// A size in bytes for people, rounded to the nearest: `734 B`, `47.1 KB`, `2.37 MB`.
    static func size(_ bytes: Int) -> String {
        let (kilobyte, megabyte) = (1 << 10, 1 << 20)
        if bytes < kilobyte { return "\(bytes) B" }
        let tenths = (bytes * 10 + kilobyte / 2) / kilobyte
        if tenths < kilobyte * 10 { return "\(tenths / 10).\(tenths % 10) KB" }
        let hundredths = (bytes * 100 + megabyte / 2) / megabyte
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction / 10)\(fraction % 10) MB"
    }
}

extension ChartAnnotations {
    /// What the roles of attachments are called, by role.
    var attachmentRoles: [String: String] {
        let needed = states.compactMap(\.task).flatMap(\.attachments)
        return Dictionary(needed.map { ($0.role, $0.label) }, uniquingKeysWith: { first, _ in first })
    }
}
