import Diagnostics
import Records
import Regulations
import Statechart
import XML

/// Decides who is seated when a task opens.
struct SeatPlanner {
    /// What comes of it.
    enum Plan {
        /// These seats, and the people who may not decide.
        case seated([SeatPlan], barred: [String])
        /// The task passes by itself.
        case passed(PassReason)
    }

    let recorder: Recorder
    let `case`: Case
    let task: TaskDefinition
    let data: CaseData
    /// Who was for it in the step before.
    let justDecided: String?

    /// Who is seated.
    ///
    /// - Throws: `Refusal.noPerformer` when nobody can be and the chart does not say what to do then.
    func plan() throws -> Plan {
        var seats = try filled(try task.performers.flatMap(seats))
        guard !seats.isEmpty else { return .passed(.empty) }
        var barred: [String] = []
        if task.seating.applicant != .allowed {
            seats = try withoutApplicant(seats)
            barred = [`case`.submitter]
            // Seats that nobody holds are no help once the applicant is left out.
            if try !seats.contains(where: { try !people($0).isEmpty }) {
                guard let others = try insteadOfApplicant() else { return .passed(.applicant) }
                seats = others
            }
        }
        seats = inTurn(try passingOver(unique(seats)))
        guard seats.contains(where: { $0.status == .open }) else { return .passed(.repetition) }
        return .seated(seats, barred: barred)
    }

    // MARK: Finding performers

    private func seats(of performer: Performer) throws -> [SeatPlan] {
        switch performer.source {
        case .chosen(let expression): try chosen(by: expression, weight: performer.weight)
        case .post(let post, let place): try seats(of: post, at: place, performer)
        }
    }

    /// No seat where units of that kind do not have the post.
    private func seats(of post: String, at place: Regulations.Place, _ performer: Performer) throws -> [SeatPlan] {
        guard let unit = try recorder.performers.unit(at: place, of: `case`) else { return [] }
        let kinds = recorder.regulation.organisation.post(post)?.at ?? []
        guard kinds.isEmpty || kinds.contains(unit.kind) else { return [] }
        let holder = Holder(post: post, unit: unit.code)
        guard performer.isEach else { return [SeatPlan(holder: holder, weight: performer.weight)] }
        return try people(holder).map { SeatPlan(person: $0.code, weight: performer.weight) }
    }

    private func chosen(by expression: String, weight: Int) throws -> [SeatPlan] {
        let codes = try CaseSelection(data: data).codes(expression)
        return try codes.map { code in
            guard try recorder.directory.person(code) != nil else {
                throw Refusal.unknownPerson(code, known: try recorder.directory.codes())
            }
            return SeatPlan(person: code, weight: weight)
        }
    }

    private func people(_ holder: Holder) throws -> [Person] { try recorder.performers.people(holder) }

    /// The people who could speak for a seat today.
    private func people(_ seat: SeatPlan) throws -> [Person] {
        try recorder.performers.people(named: seat.person, or: seat.holder)
    }

    // MARK: Nobody there

    /// The seats that somebody holds, with a stand-in for those that nobody does.
    ///
    /// Where the first voice decides, it is enough that somebody is there.
    private func filled(_ seats: [SeatPlan]) throws -> [SeatPlan] {
        let vacant = try seats.map { try people($0).isEmpty }
        if task.completion.rule == .any {
            return vacant.contains(false) ? seats : try substitute(for: nil)
        }
        if seats.isEmpty { return try substitute(for: nil) }
        return try zip(seats, vacant).flatMap { seat, isVacant in isVacant ? try substitute(for: seat) : [seat] }
    }

    private func substitute(for seat: SeatPlan?) throws -> [SeatPlan] {
        if let standIn = task.seating.standIn {
            let seats = try seats(of: standIn)
            if try seats.contains(where: { try !people($0).isEmpty }) { return seats }
        }
        switch task.seating.empty {
        case .pass: return []
        case .leader:
            let unit =
                try seat?.holder?.unit
                ?? task.performers.first?.place.flatMap { try recorder.performers.unit(at: $0, of: `case`)?.code }
            if let leader = try recorder.performers.leader(above: unit ?? `case`.unit) {
                return [SeatPlan(holder: leader)]
            }
        case .stop: break
        }
        throw Refusal.noPerformer(label: Message(verbatim: task.label), posts: posts(of: seat))
    }

    private func posts(of seat: SeatPlan?) -> [String] {
        let posts = seat?.holder.map { [$0.post] } ?? task.performers.map { $0.post ?? "…" }
        return posts.map { recorder.regulation.organisation.post($0)?.label ?? $0 }
    }

    // MARK: The applicant, the same person, the order

    private func withoutApplicant(_ seats: [SeatPlan]) throws -> [SeatPlan] {
        try seats.compactMap { seat in
            let people = try people(seat).map(\.code)
            guard people.contains(`case`.submitter), !people.contains(where: { $0 != `case`.submitter }) else {
                return seat
            }
            guard task.seating.applicant == .leader else { return nil }
            let unit = seat.holder?.unit ?? `case`.unit
            guard let leader = try recorder.performers.leader(above: unit, except: `case`.submitter) else {
                throw Refusal.noPerformer(label: Message(verbatim: task.label), posts: posts(of: seat))
            }
            return SeatPlan(holder: leader)
        }
    }

    /// Who decides where the voice that was left out was the last: the task is empty then, and goes by what holds for
    /// that; `nil` when it passes by itself.
    private func insteadOfApplicant() throws -> [SeatPlan]? {
        guard recorder.reader.decision >= .lastVoiceSkipped else { return nil }
        if let standIn = task.seating.standIn {
            let seats = try seats(of: standIn)
            if try seats.contains(where: { try people($0).contains { $0.code != `case`.submitter } }) { return seats }
        }
        switch task.seating.empty {
        case .pass: return nil
        case .leader:
            let place = task.performers.first?.place
            let unit = try place.flatMap { try recorder.performers.unit(at: $0, of: `case`)?.code } ?? `case`.unit
            let leader = try recorder.performers.leader(above: unit, except: `case`.submitter)
            if let leader { return [SeatPlan(holder: leader)] }
        case .stop: break
        }
        throw Refusal.onlyApplicant(label: task.label)
    }

    private func unique(_ seats: [SeatPlan]) -> [SeatPlan] {
        var seen: Set<SeatPlan> = []
        return seats.filter { seat in
            var place = seat
            place.weight = 1
            return seen.insert(place).inserted
        }
    }

    /// The voice of someone who was for it in the step before is passed over where the chart says so.
    private func passingOver(_ seats: [SeatPlan]) throws -> [SeatPlan] {
        guard task.seating.repetition == .once, let person = justDecided else { return seats }
        let isTheirs = try seats.map { try people($0).contains { $0.code == person } }
        guard isTheirs.contains(true) else { return seats }
        return zip(seats, isTheirs).map { seat, isTheirs in
            var seat = seat
            if isTheirs || task.completion.rule == .any { seat.status = .passed }
            return seat
        }
    }

    private func inTurn(_ seats: [SeatPlan]) -> [SeatPlan] {
        guard task.completion.rule == .sequence else { return seats }
        let first = seats.firstIndex { $0.status == .open }
        return seats.enumerated().map { index, seat in
            var seat = seat
            if seat.status == .open, index != first { seat.status = .waiting }
            return seat
        }
    }
}

extension Refusal {
    fileprivate static func onlyApplicant(label: String) -> Refusal {
        Refusal(
            "casework.only-applicant",
            Message(
                "“\(label)”只有申报人本人可以办理，而申报人不能办理自己的申报",
                "only the applicant could perform “\(label)”, and applicants do not decide their own"),
            advice: Message(
                "请管理员补登其他人的岗位，或请写管理办法的人用 empty 写明这时怎样办",
                "an administrator loads somebody else’s post, or whoever writes the regulation says with empty what is done then"
            ), access: .granted)
    }

    package static func noPerformer(label: Message, posts: [String]) -> Refusal {
        Refusal(
            "casework.no-performer",
            Message(
                "“\(label.chinese)”没有人办理：没有这样的单位或岗位（\(posts.joined(separator: "、"))）",
                "nobody can perform “\(label.english)”: no such unit or post (\(posts.joined(separator: ", ")))"),
            advice: Message("请管理员补登单位和岗位", "ask an administrator to load the unit and the post"), access: .granted)
    }
}
