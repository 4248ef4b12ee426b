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

    /// - Throws: `AdoptionError` that names everything that is in use and would vanish.
    package func refuse() throws {
        guard next.id == now.id else { throw AdoptionError.otherRegulation(has: now.id, given: next.id) }
        let uses = try unitUses() + postUses() + formUses() + accountUses()
        guard uses.isEmpty else { throw AdoptionError.inUse(uses) }
    }

    private func unitUses() throws -> [AdoptionError.Use] {
        let units = try recorder.units.tree().units.values.sorted { $0.code < $1.code }
        let gone = now.organisation.kinds.filter { next.organisation.kind($0.id) == nil }.compactMap { kind in
            let users = units.filter { $0.kind == kind.id }
            return users.isEmpty
                ? nil : AdoptionError.Use.unitKind(kind.id, label: kind.label, units: users.map(\.code))
        }
        return try gone
            + units.compactMap { unit in
                guard let kind = next.organisation.kind(unit.kind), let within = kind.within,
                    let parent = try unit.parent.flatMap({ try recorder.units.tree()[$0] }), parent.kind != within
                else { return nil }
                return .unitPlace(unit: unit.code, kind: kind.label, within: within)
            }
    }

    /// Posts that someone holds or will hold, and posts of open tasks.
    private func postUses() throws -> [AdoptionError.Use] {
        let held = try recorder.reader.snapshot.all(order: [HeldPost.id.ascending])
            .filter { $0.lasts(until: recorder.now.day) }.map(\.holder)
        let tasks = try recorder.reader.snapshot.all(where: [Seat.isOpen == true]).compactMap(\.holder)
        let tree = try recorder.units.tree()
        var uses: [AdoptionError.Use] = []
        for (id, holders) in Dictionary(grouping: held + tasks, by: \.post).sorted(by: { $0.key < $1.key }) {
            let label = now.organisation.post(id)?.label ?? id
            guard let post = next.organisation.post(id) else {
                uses.append(.post(id, label: label, units: Set(holders.map(\.unit)).sorted()))
                continue
            }
            let elsewhere = holders.filter { holder in
                guard !post.at.isEmpty, let unit = tree[holder.unit] else { return false }
                return !post.at.contains(unit.kind)
            }
            if !elsewhere.isEmpty {
                uses.append(.postPlace(id, label: post.label, units: Set(elsewhere.map(\.unit)).sorted()))
            }
        }
        return uses
    }

    private func formUses() throws -> [AdoptionError.Use] {
        try recorder.reader.snapshot.counts(by: RecordRow.form).compactMap { id, count in
            guard next.form(id) == nil else { return nil }
            return .form(id, label: now.form(id)?.label ?? id, records: count)
        }
    }

    /// Customers are the records of one form: another would leave them behind.
    private func accountUses() throws -> [AdoptionError.Use] {
        guard let form = now.grading?.form, next.grading?.form != form else { return [] }
        let customers = try recorder.reader.snapshot.count(CustomerRow.self)
        return customers == 0 ? [] : [.accounts(form: form, customers: customers)]
    }
}
