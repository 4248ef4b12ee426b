import Diagnostics
import Values

/// Reads `<duties>`: work that time or a figure starts.
extension ElementReader {
    /// The duties of a regulation.
    ///
    /// - Parameters:
    ///   - forms: the forms that the regulation has.
    ///   - account: the id of the accounts' form.
    func duties(over forms: [Form], account: String) -> [Duty] {
        children("duties").flatMap { $0.distinct("duty") }.map { $0.duty(over: forms, account: account) }
    }

    private func duty(over forms: [Form], account: String) -> Duty {
        know(
            attributes: [
                "id", "label", "every", "over", "tiers", "when", "at", "until", "due", "working-days", "post", "held",
                "form", "chain", "counts", "escalate-to", "after", "clause", "basis", "note",
            ])
        let concern = concern()
        let about = concern.form(account: account)
        let place = node["held"].map { _ in dutyPlace(over: forms.first { $0.id == about }) }
        return Duty(
            id: identifier(), label: required("label"), schedule: schedule(about: about), concern: concern,
            tiers: references("tiers", to: .tier), condition: dutyCondition("when", over: about),
            post: reference("post", to: .post), place: place, discharge: discharge(), escalation: escalation(),
            ground: ground())
    }

    // MARK: What it is about

    private func concern() -> Duty.Concern {
        switch node["over"] {
        case nil, "account": return .account
        case "unit": return .unit
        case let text?:
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            if parts.count == 2, parts[0] == "record", !parts[1].isEmpty {
                session.refer(to: .form, parts[1], node, "over")
                return .record(form: parts[1])
            }
            invalid("over", Message("要写 account、unit 或 record:表单", "write account, unit or record:FORM"))
            return .account
        }
    }

    /// A condition over the records that the duty is about; a unit is no record.
    private func dutyCondition(_ name: String, over form: String?) -> String? {
        guard node[name] != nil else { return nil }
        guard let form else {
            invalid(name, Message("按单位的定期工作没有记录可作条件", "a duty of units has no record to look at"))
            return nil
        }
        return condition(name, over: form)
    }

    /// `owner`, `superior`, a kind of unit, or `field:` with a field that holds a unit.
    private func dutyPlace(over form: Form?) -> Place {
        let text = required("held")
        switch text {
        case "owner": return .owner
        case "superior": return .superior
        case _ where text.hasPrefix("field:"):
            let field = String(text.dropFirst("field:".count))
            if form?.field(field)?.type != .unit {
                invalid("held", Message("要写单位字段", "name a field that holds a unit"))
            }
            return .field(field)
        default: return .kind(reference("held", to: .unitKind))
        }
    }

    // MARK: When

    private func schedule(about form: String?) -> DutySchedule {
        guard node["at"] == nil, node["until"] == nil else { return around(form) }
        let interval = choice("every", preset: DutySchedule.Interval.month)
        return .every(interval, due: dueDay(of: interval), isWorkingTime: flag("working-days"))
    }

    private func around(_ form: String?) -> DutySchedule {
        refuse(attributes: ["every", "due", "working-days"])
        let until = DayOffset(field: "", count: 0, unit: .days)
        guard let form else {
            invalid("until", Message("按单位的定期工作没有日期字段", "a duty of units has no date to hang on"))
            return .around(from: nil, until: until)
        }
        let from = node["at"].flatMap { _ in dayOffset("at", over: form) }
        return .around(from: from, until: dayOffset("until", over: form) ?? until)
    }

    /// Reports attributes of duties by the calendar.
    private func refuse(attributes: [String]) {
        for name in attributes where node[name] != nil {
            invalid(name, Message("写了 at、until 就不写它", "it goes with no at and until"))
        }
    }

    /// `due + 3 working-days`: a field and how long before or after it.
    private func dayOffset(_ name: String, over form: String) -> DayOffset? {
        let parts = required(name).split(separator: " ").map(String.init)
        guard let field = parts.first else { return nil }
        session.refer(to: .field(form: form), field, node, name)
        if parts.count == 1 { return DayOffset(field: field, count: 0, unit: .days) }
        if parts.count == 4, let sign = ["+": 1, "-": -1][parts[1]], let count = Int(parts[2]), (1...3660) ~= count,
            let unit = DayOffset.Unit(written: parts[3])
        {
            return DayOffset(field: field, count: sign * count, unit: unit)
        }
        invalid(
            name,
            Message(
                "要写成 date、date + 3 working-days、date - 2 weeks 这样",
                "write date, date + 3 working-days or date - 2 weeks"))
        return nil
    }

    private func dueDay(of interval: DutySchedule.Interval) -> DutySchedule.DueDay {
        guard let text = node["due"], text != "last" else { return .last }
        let most = [DutySchedule.Interval.day: 1, .week: 7][interval] ?? 31
        if let number = Int(text), (1...most) ~= number { return .number(number) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]),
            let day = Int(parts[1]),
            1...max(interval.months, 1) ~= month, 1...31 ~= day, interval.months > 1
        {
            return .date(month: month, day: day)
        }
        invalid(
            "due",
            Message(
                "要写 last、1 到 \(most) 的日数，季、半年、年还可以写 01-31 这样的月日",
                "write last, a day from 1 to \(most), or, of quarters, half-years and years, a month and day such as 01-31"
            ))
        return .last
    }

    // MARK: What becomes of it

    private func discharge() -> Duty.Discharge {
        let form = optionalReference("form", to: .form)
        let counts = form.flatMap { dutyCondition("counts", over: $0) }
        if form == nil, node["counts"] != nil {
            invalid("counts", Message("没有写 form，不知道看哪份表单", "without form there is nothing to look at"))
        }
        return Duty.Discharge(form: form, chain: optionalReference("chain", to: .chain), condition: counts)
    }

    private func escalation() -> Duty.Escalation? {
        guard node["escalate-to"] != nil else {
            if node["after"] != nil {
                invalid("after", Message("没有写 escalate-to", "without escalate-to there is nobody to tell"))
            }
            return nil
        }
        return Duty.Escalation(
            post: reference("escalate-to", to: .post), days: integer("after", preset: 1))
    }
}

extension Duty.Concern {
    /// The form of the records that it is about; `nil` for units.
    public func form(account: String) -> String? {
        switch self {
        case .account: account
        case .unit: nil
        case .record(let form): form
        }
    }
}

extension DayOffset.Unit {
    /// The unit by its name, in the singular too.
    fileprivate init?(written text: String) {
        guard let unit = Self(rawValue: text) ?? Self(rawValue: text + "s") else { return nil }
        self = unit
    }
}
