import Diagnostics
import Regulations
import Store

extension View {
    /// Refuses a record that the actor does not see: outside the scope, and no task or copy in a case about it.
    func requireSight(of record: RecordRow) throws {
        guard try !sees(record) else { return }
        throw Refusal.outsideScope(form: record.form, number: record.number)
    }

    /// Refuses a record outside the actor's scope, even when the actor sees it through a case.
    func requireScope(of record: RecordRow) throws {
        guard try !isInScope(record) else { return }
        throw Refusal.outsideScope(form: record.form, number: record.number)
    }

    /// Whether the actor sees a record: it is in the scope, or the actor takes part in a case about it.
    func sees(_ record: RecordRow) throws -> Bool {
        if try isInScope(record) { return true }
        let isAccount = record.form == "customer"
        return try cases(of: record.form, record.number, orAbout: isAccount ? record.number : nil).contains {
            try takesPart(in: $0)
        }
    }

    /// Whether the actor's scope holds the unit of a record, or the unit that registered or owns its customer.
    func isInScope(_ record: RecordRow) throws -> Bool {
        guard let scope = actor.scope(in: try tree(), regulation.organisation) else { return true }
        if scope.contains(record.unit) { return true }
        guard let customer = try record.customer.flatMap({ try customer($0) }) else { return false }
        return scope.contains(customer.unit) || customer.owner.map(scope.contains) ?? false
    }

    /// The number that was probably meant, if the actor sees its record: one that differs by one character or by two
    /// swapped ones, or that begins alike. However many records there are, few are looked at.
    func resembling(_ form: Form, _ number: String) throws -> Message? {
        let isOfForm = Condition.equals("form", .text(form.id))
        let slips = Self.slips(of: number).sorted().map { Store.Value.text($0) }
        let beginning = String(number.dropLast(2))
        var numbers = try snapshot.rows(
            Query("records", columns: ["number"], where: [isOfForm, .isOne("number", of: slips)]))
        if !beginning.isEmpty {
            numbers += try snapshot.rows(
                Query("records", columns: ["number"], where: [isOfForm, .hasPrefix("number", beginning)], limit: 200))
        }
        guard let similar = closest(to: number, among: try numbers.map { try $0.text("number") }),
            let record = try record(form.id, similar), try sees(record)
        else { return nil }
        return didYouMean(number, among: [similar])
    }

    /// All texts that become this one by a slip of the hand, with the characters that numbers have.
    private static func slips(of text: String) -> Set<String> {
        let characters = Array(text.uppercased().prefix(40))
        let alphabet = Set(characters + "0123456789-")
        var slips: Set<String> = [String(characters)]
        for index in characters.indices {
            var without = characters
            without.remove(at: index)
            slips.insert(String(without))
            for letter in alphabet { slips.insert(String(without[..<index] + [letter] + without[index...])) }
            guard index > 0 else { continue }
            var swapped = characters
            swapped.swapAt(index - 1, index)
            slips.insert(String(swapped))
        }
        for index in 0...characters.count {
            for letter in alphabet { slips.insert(String(characters[..<index] + [letter] + characters[index...])) }
        }
        return slips
    }
}

extension Refusal {
    static func outsideScope(form: String, number: String) -> Refusal {
        Refusal(
            "casework.outside-scope",
            Message("“\(number)” 不在您的管理范围内", "“\(number)” is outside your scope"),
            access: .denied(subject: "\(form):\(number)"))
    }
}
