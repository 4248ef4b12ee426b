import Diagnostics
import Records
import Regulations
import Store

/// Holds a new edition against what the office's data uses: posts, kinds of units and forms must still be there.
package struct AdoptionCheck {
    private let recorder: Recorder
    private let next: Regulation
    private var now: Regulation { recorder.regulation }

    package init(_ recorder: Recorder, _ next: Regulation) {
        self.recorder = recorder
        self.next = next
    }

    /// - Throws: `Refusal` that names everything that is in use and would vanish.
    package func refuse() throws {
        guard next.id == now.id else { throw Refusal.otherRegulation(has: now.id, given: next.id) }
        let uses = try unitUses() + postUses() + formUses() + accountUses() + ledgerUses()
        guard uses.isEmpty else { throw Findings(uses.flatMap(\.findings)) }
    }

    private func unitUses() throws -> [Refusal] {
        let units = try recorder.units.tree().units.values.sorted { $0.code < $1.code }
        let gone = now.organisation.kinds.filter { next.organisation.kind($0.id) == nil }.compactMap { kind in
            let users = units.filter { $0.kind == kind.id }
            return users.isEmpty ? nil : Refusal.unitKindInUse(kind, units: users.map(\.code))
        }
        return try gone
            + units.compactMap { unit in
                guard let kind = next.organisation.kind(unit.kind), let within = kind.within,
                    let parent = try unit.parent.flatMap({ try recorder.units.tree()[$0] }), parent.kind != within
                else { return nil }
                return .unitNotBelow(unit: unit.code, kind: kind.label, within: within)
            }
    }

    /// Posts that someone holds or will hold, and posts of open tasks.
    private func postUses() throws -> [Refusal] {
        let held = try recorder.reader.snapshot.all(order: [HeldPost.id.ascending])
            .filter { $0.lasts(until: recorder.now.day) }.map(\.holder)
        let tasks = try recorder.reader.snapshot.all(where: [Seat.isOpen == true]).compactMap(\.holder)
        let tree = try recorder.units.tree()
        var uses: [Refusal] = []
        for (id, holders) in Dictionary(grouping: held + tasks, by: \.post).sorted(by: { $0.key < $1.key }) {
            let label = now.organisation.post(id)?.label ?? id
            guard let post = next.organisation.post(id) else {
                uses.append(.postInUse(id, label: label, units: Set(holders.map(\.unit)).sorted()))
                continue
            }
            let elsewhere = holders.filter { holder in
                guard !post.at.isEmpty, let unit = tree[holder.unit] else { return false }
                return !post.at.contains(unit.kind)
            }
            if !elsewhere.isEmpty {
                uses.append(.postNotThere(id, label: post.label, units: Set(elsewhere.map(\.unit)).sorted()))
            }
        }
        return uses
    }

    private func formUses() throws -> [Refusal] {
        try recorder.reader.snapshot.counts(by: RecordRow.form).compactMap { id, count in
            guard next.form(id) == nil else { return nil }
            return .formInUse(id, label: now.form(id)?.label ?? id, records: count)
        }
    }

    /// Customers are the records of one form: another would leave them behind.
    private func accountUses() throws -> [Refusal] {
        guard let form = now.grading?.form, next.grading?.form != form else { return [] }
        let customers = try recorder.reader.snapshot.count(CustomerRow.self)
        return customers == 0 ? [] : [.accountsInUse(form: form, customers: customers)]
    }

    /// Figures stay as they were loaded: what they count, with how many decimals, and of which periods.
    private func ledgerUses() throws -> [Refusal] {
        try now.allLedgers.compactMap { ledger in
            guard let other = next.ledger(ledger.id),
                (other.unit, other.decimals, other.every) != (ledger.unit, ledger.decimals, ledger.every),
                try recorder.reader.snapshot.first(where: [LedgerFigure.ledger == ledger.id]) != nil
            else { return nil }
            return .ledgerInUse(ledger.id)
        }
    }
}

extension Refusal {
    fileprivate static func ledgerInUse(_ id: String) -> Refusal {
        Refusal(
            "adoption.ledger-in-use",
            Message(
                "新版里台账 “\(id)” 的计量单位、小数位数或周期变了，而办公室已有它的数",
                "in the new edition the ledger “\(id)” has another unit, decimals or cycle, and the office has figures of it"
            ),
            advice: Message("新的台账要用新的名称", "give the new ledger an id of its own"), access: .granted)
    }

    fileprivate static func otherRegulation(has: String, given: String) -> Refusal {
        Refusal(
            "adoption.other-regulation",
            Message(
                "这个办公室按管理办法 “\(has)” 运行，不能换成 “\(given)”",
                "this office runs by the regulation “\(has)”: it cannot take “\(given)”"),
            advice: Message("另一部管理办法要用 docket init 另开办公室", "open another office for it with docket init"),
            access: .granted)
    }

    fileprivate static func unitKindInUse(_ kind: UnitKind, units: [String]) -> Refusal {
        Refusal(
            "adoption.unit-kind-in-use",
            Message(
                "新版没有单位类别 “\(kind.id)”（\(kind.label)），而有这样的单位：\(list(units, "、"))",
                "the new edition has no kind of unit “\(kind.id)”, and there are such units: \(list(units, ", "))"),
            access: .granted)
    }

    fileprivate static func unitNotBelow(unit: String, kind: String, within: String) -> Refusal {
        Refusal(
            "adoption.unit-not-below",
            Message(
                "新版里\(kind)的上级应当是 “\(within)”，单位 “\(unit)” 不是这样",
                "in the new edition the unit above a “\(kind)” is a “\(within)”, and that of “\(unit)” is not"),
            access: .granted)
    }

    fileprivate static func postInUse(_ id: String, label: String, units: [String]) -> Refusal {
        Refusal(
            "adoption.post-in-use",
            Message(
                "新版没有岗位 “\(id)”（\(label)），而这些单位有人担任或有待办：\(list(units, "、"))",
                "the new edition has no post “\(id)”, and it is held or has tasks in: \(list(units, ", "))"),
            advice: Message(
                "保留这个岗位，或先用 docket person import 写明任职的结束日期",
                "keep the post, or let it end first with docket person import"),
            access: .granted)
    }

    fileprivate static func postNotThere(_ id: String, label: String, units: [String]) -> Refusal {
        Refusal(
            "adoption.post-not-there",
            Message(
                "新版里这些单位不再设岗位 “\(id)”（\(label)），而有人担任或有待办：\(list(units, "、"))",
                "in the new edition these units have no post “\(id)”, and it is held or has tasks there: \(list(units, ", "))"
            ),
            access: .granted)
    }

    fileprivate static func formInUse(_ id: String, label: String, records: Int) -> Refusal {
        Refusal(
            "adoption.form-in-use",
            Message(
                "新版没有表单 “\(id)”（\(label)），而办公室有 \(records) 份这样的记录",
                "the new edition has no form “\(id)”, and the office has \(records) such records"),
            access: .granted)
    }

    fileprivate static func accountsInUse(form: String, customers: Int) -> Refusal {
        Refusal(
            "adoption.accounts-in-use",
            Message(
                "新版不再用表单 “\(form)” 评定客户等级，而办公室有 \(customers) 个客户",
                "the new edition no longer grades the records of “\(form)”, and the office has \(customers) customers"),
            access: .granted)
    }

    /// The first of many names, and how many there are.
    private static func list(_ names: [String], _ separator: String) -> String {
        names.prefix(5).map { $0.isEmpty ? "—" : $0 }.joined(separator: separator)
            + (names.count > 5 ? " … (\(names.count))" : "")
    }
}
