import Foundation

/// All attacks, one after the other, each on a copy of the office.
struct Assault {
    let office: AttackOffice
    private var ends: [(attack: Attack, outcome: Outcome)] = []
    private var repairs: [(name: String, isDone: Bool)] = []

    init(office: AttackOffice) { self.office = office }

    private var victim: String { "\(office.folder)/victim.docket" }

    mutating func run() throws {
        let attacks =
            try {
                let database = try Database(office.path)
                return try TableAttacks.all(database) + SchemaAttacks.all(database)
            }() + FileAttacks(office: office).all
        let sound = try office.verifySealed(office.path)
        guard sound.status == 0 else { throw Broken(reason: "not sound before any attack: \(sound.text)") }
        for attack in attacks { ends.append((attack, try outcome(of: attack))) }
    }

    /// What must still work after an attack, or be refused.
    mutating func runRepairs() throws {
        for table in ["attachments", "definitions"] {
            try renew()
            try Database(victim).runWithoutTriggers("DELETE FROM \(table)")
            let backup = try office.run(["backup", "\(office.folder)/backup-\(table)", "--as", "admin"], on: victim)
            repairs.append(("no backup is made when \(table) is emptied", backup.status != 0))
        }
        for (deed, statement) in [
            ("declarations emptied", "DELETE FROM declarations"),
            ("a table dropped", "DROP TABLE kept_cases"),
            ("the noted forms of events emptied", "DELETE FROM event_forms"),
            ("a form of events from nowhere", "INSERT INTO event_forms VALUES ('from.nowhere', 9)"),
        ] {
            try renew()
            try Database(victim).run(statement)
            let rebuilt = try office.run(["rebuild"], on: victim)
            let verified = try office.verifySealed(victim)
            repairs.append(("docket rebuild mends: \(deed)", rebuilt.status == 0 && verified.status == 0))
        }
        try renew()
        try Database(victim).run("DELETE FROM declarations")
        let inbox = try office.run(["inbox", "--as", "p-leader"], on: victim)
        repairs.append(("work goes on after declarations were emptied", inbox.status == 0))
    }

    private func outcome(of attack: Attack) throws -> Outcome {
        try renew()
        do {
            try attack.perform(victim)
        } catch is Broken {
            return .refused
        } catch is Idle {
            return .idle
        }
        if try office.verify(victim).status != 0 { return .found(by: "verify") }
        if try office.verifySealed(victim).status != 0 { return .found(by: "verify --seal") }
        return .missed
    }

    private func renew() throws {
        for suffix in ["", "-wal", "-shm", "-journal", "-lock"] {
            if FileManager.default.fileExists(atPath: victim + suffix) {
                try FileManager.default.removeItem(atPath: victim + suffix)
            }
        }
        try FileManager.default.copyItem(atPath: office.path, toPath: victim)
    }
}

extension Assault {
    /// Prints what came of it: a line for each subject, and one for each attack that was not found; whether nothing was
    /// missed that must be found.
    func report() -> Bool {
        var isGood = true
        var subjects: [String] = []
        var counts: [String: [String: Int]] = [:]
        for (attack, outcome) in ends {
            if counts[attack.subject] == nil { subjects.append(attack.subject) }
            counts[attack.subject, default: [:]][outcome.word, default: 0] += 1
        }
        print("found  by seal  refused  idle  missed  subject")
        for subject in subjects {
            let words = ["found", "seal", "refused", "idle", "missed"]
            let cells = words.map { word in
                let text = String(counts[subject]?[word] ?? 0)
                return String(repeating: " ", count: max(0, 5 - text.count)) + text
            }
            print(cells.joined(separator: "   ") + "   " + subject)
        }
        for (attack, outcome) in ends where !attack.isMet(by: outcome) {
            isGood = false
            print("MISSED: \(attack.subject): \(attack.deed)")
        }
        for (attack, outcome) in ends {
            guard case .missed = outcome, case .nothing(let reason) = attack.finder else { continue }
            print("not found, as the security page says: \(attack.subject): \(attack.deed): \(reason)")
        }
        for (attack, outcome) in ends {
            guard case .found("verify --seal") = outcome else { continue }
            print("found by the seal alone: \(attack.subject): \(attack.deed)")
        }
        for repair in repairs {
            isGood = isGood && repair.isDone
            print("\(repair.isDone ? "holds" : "FAILS"): \(repair.name)")
        }
        print("\(ends.count) attacks, \(isGood ? "none missed that must be found" : "some were MISSED")")
        return isGood
    }
}

extension Outcome {
    fileprivate var word: String {
        switch self {
        case .refused: "refused"
        case .idle: "idle"
        case .found("verify"): "found"
        case .found: "seal"
        case .missed: "missed"
        }
    }
}

extension Attack {
    /// Whether it came out as it must.
    fileprivate func isMet(by outcome: Outcome) -> Bool {
        switch (finder, outcome) {
        case (_, .refused), (_, .idle), (.nothing, _), (_, .found("verify")): true
        case (.seal, .found): true
        default: false
        }
    }
}
