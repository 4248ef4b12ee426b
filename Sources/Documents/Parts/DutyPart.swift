import Files
import Records
import Regulations
import Values
import XML

extension ViewParts {
    /// The duties of an account, the latest first: what became of each, with the clause that demands it.
    func duties(_ items: [DutyItem], into parent: Node) {
        guard !items.isEmpty else { return }
        func count(_ state: OpenedDuty.State) -> String { String(items.count { $0.state == state }) }
        let node = parent.append(
            "duties",
            attributes: ["open": count(.open), "done": count(.discharged), "missed": count(.missed)])
        for item in items { duty(item, into: node) }
    }

    private func duty(_ item: DutyItem, into parent: Node) {
        let duty = item.duty
        let node = parent.append(
            "duty",
            attributes: [
                "number": String(duty.id), "id": duty.duty, "label": duty.label, "from": duty.from.iso,
                "to": duty.to.iso, "due": duty.due.iso, "state": item.state.rawValue,
                "state-label": item.stateLabel.chinese, "unit": item.unit, "closed-on": duty.closedOn?.iso,
                "record": duty.record, "reason": duty.reason,
            ])
        ground(Ground(clause: duty.clause), into: node)
        if let by = duty.by { person("performer", by, into: node) }
    }
}
