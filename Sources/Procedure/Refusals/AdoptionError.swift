public import Diagnostics

/// Why an office does not take an edition.
public enum AdoptionError: Explainable, Equatable {
    /// Something that the office's data uses and that the new edition does not have.
    public enum Use: Sendable, Equatable {
        case unitKind(String, label: String, units: [String])
        case unitPlace(unit: String, kind: String, within: String)
        case post(String, label: String, units: [String])
        case postPlace(String, label: String, units: [String])
        case form(String, label: String, records: Int)
        case accounts(form: String, customers: Int)
    }

    case otherRegulation(has: String, given: String)
    case sameEdition(String, isSameContent: Bool)
    case editionTaken(String, since: String)
    case inUse([Use])

    /// One finding, or one for each thing in use.
    public var findings: [Finding] {
        switch self {
        case .otherRegulation(let has, let given):
            [
                Finding(
                    "adoption.other-regulation",
                    Message(
                        "这个办公室按管理办法 “\(has)” 运行，不能换成 “\(given)”",
                        "this office runs by the regulation “\(has)”: it cannot take “\(given)”"),
                    advice: Message("另一部管理办法要用 docket init 另开办公室", "open another office for it with docket init"))
            ]
        case .sameEdition(let edition, let isSameContent):
            [
                Finding(
                    "adoption.same-edition",
                    isSameContent
                        ? Message("办公室已经按 \(edition) 版运行，没有改动", "the office runs by edition \(edition) already")
                        : Message(
                            "内容改了，版本号还是 \(edition)", "the content has changed, and the edition is still \(edition)"),
                    advice: isSameContent
                        ? nil
                        : Message(
                            "在 regulation.xml 里改写 edition，再采用", "raise edition in regulation.xml, then adopt it"))
            ]
        case .editionTaken(let edition, let since):
            [
                Finding(
                    "adoption.edition-taken",
                    Message(
                        "办公室在 \(since) 采用过 \(edition) 版，内容与这次的不同",
                        "the office adopted an edition \(edition) at \(since), and its content was another"),
                    advice: Message("换一个没有用过的版本号", "choose an edition that was never used"))
            ]
        case .inUse(let uses): uses.map(\.finding)
        }
    }
}

extension AdoptionError.Use {
    fileprivate var finding: Finding {
        switch self {
        case .unitKind(let id, let label, let units):
            Finding(
                "adoption.unit-kind-in-use",
                Message(
                    "新版没有单位类别 “\(id)”（\(label)），而有这样的单位：\(Self.list(units, "、"))",
                    "the new edition has no kind of unit “\(id)”, and there are such units: \(Self.list(units, ", "))"))
        case .unitPlace(let unit, let kind, let within):
            Finding(
                "adoption.unit-not-below",
                Message(
                    "新版里\(kind)的上级应当是 “\(within)”，单位 “\(unit)” 不是这样",
                    "in the new edition the unit above a “\(kind)” is a “\(within)”, and that of “\(unit)” is not"))
        case .post(let id, let label, let units):
            Finding(
                "adoption.post-in-use",
                Message(
                    "新版没有岗位 “\(id)”（\(label)），而这些单位有人担任或有待办：\(Self.list(units, "、"))",
                    "the new edition has no post “\(id)”, and it is held or has tasks in: \(Self.list(units, ", "))"),
                advice: Message(
                    "保留这个岗位，或先用 docket person import 写明任职的结束日期",
                    "keep the post, or let it end first with docket person import"))
        case .postPlace(let id, let label, let units):
            Finding(
                "adoption.post-not-there",
                Message(
                    "新版里这些单位不再设岗位 “\(id)”（\(label)），而有人担任或有待办：\(Self.list(units, "、"))",
                    "in the new edition these units have no post “\(id)”, and it is held or has tasks there: \(Self.list(units, ", "))"
                ))
        case .form(let id, let label, let records):
            Finding(
                "adoption.form-in-use",
                Message(
                    "新版没有表单 “\(id)”（\(label)），而办公室有 \(records) 份这样的记录",
                    "the new edition has no form “\(id)”, and the office has \(records) such records"))
        case .accounts(let form, let customers):
            Finding(
                "adoption.accounts-in-use",
                Message(
                    "新版不再用表单 “\(form)” 评定客户等级，而办公室有 \(customers) 个客户",
                    "the new edition no longer grades the records of “\(form)”, and the office has \(customers) customers"
                ))
        }
    }

    /// The first of many names, and how many there are.
    private static func list(_ names: [String], _ separator: String) -> String {
        names.prefix(5).map { $0.isEmpty ? "—" : $0 }.joined(separator: separator)
            + (names.count > 5 ? " … (\(names.count))" : "")
    }
}
