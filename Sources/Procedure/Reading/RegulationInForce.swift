import Diagnostics
import Records
public import Regulations
import SCXML
import Statechart
import Store
import XML

/// One pinned edition of a regulation, ready to work by: the model, and its charts as they are asked for.
public final class RegulationInForce {
    /// The identity of the package, in hexadecimal.
    public let package: String
    /// The regulation.
    public let regulation: Regulation
    private let files: MemoryPackage
    private var charts: [String: CaseChart] = [:]

    /// Reads a pinned package.
    package init(package digest: String, from snapshot: any Store.Snapshot) throws {
        package = digest
        files = try RegulationPackage(digest: digest, from: snapshot)
            .files(below: RegulationPackage.workflows, from: snapshot)
        regulation = try Regulation.read(from: files)
    }

    /// A form of this edition: cases keep the forms that they began with.
    ///
    /// - Throws: `Refusal.unknownForm`.
    package func form(_ id: String) throws -> Form {
        guard let form = regulation.form(id) else { throw Refusal.unknownForm(id, advice: nil) }
        return form
    }

    /// The form of a role.
    ///
    /// - Throws: `Refusal.noFormInRole`.
    package func form(in role: FormRole) throws -> Form {
        guard let form = regulation.form(in: role) else { throw Refusal.noFormInRole(role) }
        return form
    }

    /// A form that someone names; where there is none, the one that was probably meant is.
    ///
    /// - Throws: `Refusal.unknownForm`.
    package func known(_ id: String) throws -> Form {
        if let form = regulation.form(id) { return form }
        throw Refusal.unknownForm(id, advice: didYouMean(id, among: regulation.forms.map(\.id)))
    }

    /// The chart of a chain.
    package func chart(_ path: String, form: String) throws -> CaseChart {
        if let chart = charts[path] { return chart }
        let form = try self.form(form)
        let chart = try CaseChart(
            bytes: try files.bytes(of: path), name: files.displayName(of: path), regulation: regulation, form: form)
        charts[path] = chart
        return chart
    }
}

extension Refusal {
    fileprivate static func noFormInRole(_ role: FormRole) -> Refusal {
        let label =
            switch role {
            case .account: Message("客户", "customers")
            case .contract: Message("合同", "contracts")
            case .visit: Message("拜访", "visits")
            }
        return Refusal(
            "casework.no-form-in-role",
            Message("管理办法里没有\(label.chinese)的表单", "the regulation has no form of \(label.english)"),
            advice: Message(
                "用 docket record form 查看有哪些表单", "docket record form lists the forms that there are"),
            access: .granted)
    }

    package static func unknownForm(_ form: String, advice: Message?) -> Refusal {
        Refusal(
            "casework.unknown-form",
            Message("管理办法里没有表单 “\(form)”", "the regulation has no form “\(form)”"),
            advice: advice, access: .granted)
    }

    package static func unknownChain(_ chain: String, advice: Message?) -> Refusal {
        Refusal(
            "casework.unknown-chain",
            Message("管理办法里没有流程 “\(chain)”", "the regulation has no chain “\(chain)”"),
            advice: advice, access: .granted)
    }
}
