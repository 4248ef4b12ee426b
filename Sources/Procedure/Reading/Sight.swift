import Diagnostics
import Records
import Regulations
import Store

/// What the actor may see.
package struct Sight {
    let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }
    private var actor: Actor { reader.actor }

    // MARK: Cases

    /// A case that must be there and that the actor sees; one that is out of sight is told as one that is not there.
    package func existingCase(_ number: Int) throws -> Case {
        let found = try reader.cases.anyCase(number)
        guard let record = try reader.records.record(found.form, found.record) else {
            throw Refusal.unknownCase(number)
        }
        guard try sees(found, about: record) else {
            throw Refusal.caseOutsideScope(number).told(as: .unknownCase(number))
        }
        return found
    }

    /// A case that must be running and that the actor sees.
    package func runningCase(_ number: Int) throws -> Case {
        let found = try existingCase(number)
        if let outcome = found.outcome { throw Refusal.caseClosed(number, outcome: outcome) }
        return found
    }

    /// Whether the actor sees a case: takes part in it, or its subject is in the actor's scope.
    package func sees(_ found: Case, about record: RecordRow) throws -> Bool {
        if try takesPart(in: found) { return true }
        return try sees(record)
    }

    /// Whether the actor is involved in a case or got a copy of it, alone or with the unit.
    package func takesPart(in found: Case) throws -> Bool {
        if try isInvolved(in: found) { return true }
        return try !reader.conversation.receivedCopies(of: found).isEmpty
    }

    /// Whether the actor holds or held a task of a case, submitted it, or was asked about it.
    package func isInvolved(in found: Case) throws -> Bool {
        let principals = actor.principals(in: found.chain)
        if principals.contains(where: { $0.person.code == found.submitter }) { return true }
        for seat in try reader.cases.seats(ofCase: found.number) {
            if principals.contains(where: { seat.belongs(to: $0.person.code, posts: $0.posts) }) { return true }
        }
        if try wasAsked(in: found) { return true }
        return try tables.count(where: [Opinion.case == found.number, Opinion.person == actor.person.code]) > 0
    }

    /// Whether the actor, or somebody represented, was asked about a case.
    private func wasAsked(in found: Case) throws -> Bool {
        let codes = actor.principals(in: found.chain).map(\.person.code)
        return try tables.count(where: [Question.case == found.number, Question.asked.isOne(of: codes)]) > 0
    }

    // MARK: Records

    /// Refuses a record that the actor does not see, outside the scope and with no task or copy in a case about it, in
    /// the words for one that is not there.
    ///
    /// - Parameter form: the form in which such a number is missed, unless it is that of the record.
    package func requireSight(of record: RecordRow, toldAs form: Form? = nil) throws {
        guard try !sees(record) else { return }
        throw try outOfSight(record, toldAs: form)
    }

    private func outOfSight(_ record: RecordRow, toldAs form: Form? = nil) throws -> Refusal {
        let form = try form ?? reader.records.form(record.form)
        let advice = try resembling(form, record.number)
        return Refusal.outsideScope(form: record.form, number: record.number)
            .told(as: .unknownRecord(form, record.number, advice: advice))
    }

    /// Refuses a record outside the actor's scope, even when the actor sees it through a case.
    package func requireScope(of record: RecordRow) throws {
        guard try !isInScope(record) else { return }
        guard try sees(record) else { throw try outOfSight(record) }
        throw Refusal.outsideScope(form: record.form, number: record.number)
    }

    /// Whether the actor sees a record: it is in the scope, or the actor takes part in a case about it.
    package func sees(_ record: RecordRow) throws -> Bool {
        if try isInScope(record) { return true }
        let isAccount = record.form == reader.regulation.accountFormID
        return try reader.cases.cases(of: record.form, record.number, orAbout: isAccount ? record.number : nil)
            .contains { try takesPart(in: $0) }
    }

    /// Whether the actor's scope holds the unit of a record, or the unit that registered or owns its customer.
    package func isInScope(_ record: RecordRow) throws -> Bool {
        guard let scope = actor.scope(in: try reader.units.tree(), reader.regulation.organisation) else { return true }
        if scope.contains(record.unit) { return true }
        guard let customer = try record.customer.flatMap({ try reader.records.customer($0) }) else { return false }
        return scope.contains(customer.unit) || customer.owner.map(scope.contains) ?? false
    }

    /// The number that was probably meant, among the records that the actor sees, so that it tells of no other: one
    /// that differs by one character or by two swapped ones, or that begins alike. However many records there are, few
    /// are looked at.
    package func resembling(_ form: Form, _ number: String) throws -> Message? {
        let beginning = String(number.dropLast(2))
        var numbers = try tables.values(
            RecordRow.number,
            where: [RecordRow.form == form.id, RecordRow.number.isOne(of: Self.slips(of: number).sorted())])
        if !beginning.isEmpty {
            numbers += try tables.values(
                RecordRow.number, where: [RecordRow.form == form.id, RecordRow.number.hasPrefix(beginning)],
                limit: 200)
        }
        let seen = try numbers.filter { try reader.records.record(form.id, $0).map(sees) ?? false }
        return didYouMean(number, among: seen)
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
    package static func caseOutsideScope(_ number: Int) -> Refusal {
        Refusal(
            "casework.outside-scope",
            Message("事项 \(number) 不在您的管理范围内", "case \(number) is outside your scope"),
            access: .denied(subject: "case:\(number)"))
    }

    package static func outsideScope(form: String, number: String) -> Refusal {
        Refusal(
            "casework.outside-scope",
            Message("“\(number)” 不在您的管理范围内", "“\(number)” is outside your scope"),
            access: .denied(subject: "\(form):\(number)"))
    }
}
