import Fixtures
import Foundation
import Testing

/// The words of the command that stands for each row of the table.
struct AccessCommands {
    let office: DemoOffice

    /// The rows, by command and subject.
    static let rows: [String] =
        ([
            "show", "diff", "history", "case graph", "customer update", "customer show", "contract show", "packet",
            "visit report", "dossier", "paper", "record show", "record update", "attachment list",
        ].flatMap { [$0, "\($0) of another unit"] } + [
            "inbox", "mine", "list", "find", "attachment extract", "approve", "return", "reject", "submit", "sign",
            "file", "withdraw", "act",
            "attach", "handover", "delegate", "countersign", "recall", "cancel", "take-back", "deputy appoint",
            "deputy list",
            "deputy end", "person leave", "due", "tick", "calendar import", "calendar show", "time correct",
            "ledger list", "ledger show", "ledger import", "measure show", "grade", "duty list", "duty waive",
            "duty hand",
            "draft", "ask", "answer", "copy", "read", "remind", "follow", "unfollow",
            "customer register", "customer list", "customer import", "contract submit", "contract list",
            "contract import", "record submit", "record list", "record form", "visit record", "visit list", "verify",
            "verify-paper", "seal", "seal stamp", "key create", "key enrol", "key certify", "key list", "key revoke",
            "key rotate",
            "key demand",
            "backup",
            "restore",
            "export events", "export accesses", "rebuild", "access list", "init", "unit import", "person import",
            "revenue import",
            "completion", "manual",
            "regulation check", "regulation adopt", "regulation show", "regulation graph", "case migrate",
            "regulation new", "regulation shape", "regulation test", "regulation coverage", "regulation html",
            "regulation compare",
        ]).sorted()

    func words(for row: String) throws -> [String] {
        let subjects = try AccessOffice.subjects()
        let command = row.components(separatedBy: " of another").first ?? ""
        let name = command.components(separatedBy: " ")
        let isElsewhere = command != row
        let other = subjects.elsewhere
        switch command {
        case "case graph": return name + [String(isElsewhere ? other.case : subjects.review), "--dot"]
        case "regulation graph": return name + ["diamond-contract", "--dot"]
        case "case migrate": return name + [String(subjects.review)]
        case "show", "diff", "history": return name + [String(isElsewhere ? other.case : subjects.review)]
        case "customer show", "dossier": return name + [isElsewhere ? other.customer : subjects.customer]
        case "paper": return name + ["dossier", isElsewhere ? other.customer : subjects.customer]
        case "regulation shape": return name + ["guangdong-post-letters", "dossier"]
        case "customer update":
            return name + [isElsewhere ? other.customer : subjects.customer] + Self.correction
        case "contract show", "packet": return name + [isElsewhere ? other.contract : subjects.contract]
        case "record show": return name + ["visit", isElsewhere ? other.visit : subjects.visit]
        case "record update":
            return name + ["visit", isElsewhere ? other.visit : subjects.visit, "--set", "place=会议室", "--reason", "更正"]
        case "attachment list": return name + [isElsewhere ? other.contract : subjects.contract]
        case "attachment extract":
            _ = try office.run(
                ["attach", subjects.contract, try office.write("合同.txt", "合同全文")], as: "clerk")
            return name + [isElsewhere ? other.contract : subjects.contract, "1", "-O", "-"]
        case "completion": return name + ["bash"]
        case "manual": return name
        case "find": return name + [subjects.contract]
        case "record list": return name + ["visit"]
        case "record form": return name + ["contract"]
        case "visit report": return name + [isElsewhere ? other.visit : subjects.visit]
        case "inbox", "mine", "list", "verify", "rebuild", "export events", "export accesses", "access list",
            "customer list",
            "contract list", "visit list",
            "deputy list", "key list", "key enrol", "regulation show", "due", "tick", "calendar show", "grade",
            "ledger list", "duty list":
            return name
        case "regulation check": return name + ["guangdong-post-letters"]
        case "regulation new": return name + ["my-accounts", "--in", office.file("new-regulation")]
        case "regulation test": return name + ["starter", "figures"]
        case "regulation coverage", "regulation html", "regulation compare": return name + ["starter"]
        default:
            let words =
                try taskWords(command, subjects) ?? workWords(command, subjects)
                ?? aroundWords(command, subjects) ?? recordWords(command, subjects)
            return name + words
        }
    }

    private static let correction = ["--set", "telephone=000-00000002", "--reason", "更正"]

    /// What decides a task.
    private func taskWords(_ command: String, _ subjects: AccessOffice.Subjects) throws -> [String]? {
        switch command {
        case "approve": [String(subjects.registration), "-m", "准予"]
        case "act": [String(subjects.registration), "approve", "-m", "准予"]
        case "return": [String(subjects.review), "-m", "请补正"]
        case "reject": [String(subjects.leaders), "-m", "不同意"]
        case "submit": [String(subjects.revision), "--set", "payment=预付", "-m", "已改"]
        case "withdraw": [String(subjects.revision), "-m", "客户取消合作"]
        case "sign":
            [
                String(subjects.signing), "-s", "signed-on=2026-11-01", "-s", "customer-signed-on=2026-11-01",
                "--attach", try office.write("scan.txt", "签署页"), "--role", "signed-copy",
            ]
        case "file": [String(subjects.filing)]
        default: nil
        }
    }

    /// What is done around a decision.
    private func aroundWords(_ command: String, _ subjects: AccessOffice.Subjects) -> [String]? {
        switch command {
        case "draft": [String(subjects.review), "-m", "拟同意"]
        case "ask": [String(subjects.review), "--of", "market", "-m", "资费是否合适？"]
        case "answer": [String(subjects.registration), "-m", "没有重复"]
        case "copy": [String(subjects.review), "--to", "market"]
        case "read": [String(subjects.registration)]
        case "remind", "follow": [String(subjects.review)]
        case "unfollow": [String(subjects.leaders)]
        default: nil
        }
    }

    /// What gives work to others and takes it back.
    private func workWords(_ command: String, _ subjects: AccessOffice.Subjects) throws -> [String]? {
        switch command {
        case "handover", "delegate": return [String(subjects.registration), "--to", "president"]
        case "countersign": return [String(subjects.registration), "--add", "president"]
        case "recall": return [String(subjects.registration)]
        case "cancel": return [String(subjects.registration), "-m", "不再申报"]
        case "take-back": return [String(subjects.filing)]
        case "deputy appoint": return ["president", "--to", "2026-12-31"]
        case "deputy end":
            if try office.json("deputy", "list", as: "admin").items.isEmpty {
                try office.done(
                    "deputy", "appoint", "president", "--for", "leader", "--to", "2026-12-31", as: "admin")
            }
            let deputy = try office.json("deputy", "list", as: "admin")[0]["deputy"]
            return [deputy.number.map { String($0) } ?? ""]
        case "calendar import":
            let year = "<calendar xmlns=\"urn:docket:regulation\" year=\"2027\"/>"
            return [try office.write("2027.xml", year)]
        case "measure show": return ["yearly-revenue"]
        case "ledger show": return ["revenue"]
        case "duty waive": return [try duty(of: subjects.customer), "-m", "客户停业整顿"]
        case "duty hand": return [try duty(of: subjects.customer), "manager"]
        case "time correct": return ["-m", "时钟误设", "--at", "2026-11-02T09:01"]
        case "person leave": return ["business", "--successor", "general"]
        default: return nil
        }
    }

    /// The number of the account manager's duty about a customer, once the clock has opened it.
    private func duty(of customer: String) throws -> String {
        try office.done("tick", as: "admin")
        let mine = try office.json("inbox", "--duties", as: "clerk").items.first { $0["customer"].text == customer }
        return mine?["number"].number.map { String($0) } ?? ""
    }

    /// What adds records and what keeps the office.
    private func recordWords(_ command: String, _ subjects: AccessOffice.Subjects) throws -> [String] {
        let customer = AccessOffice.values("示例新客户有限公司", "30万")
        let contract = OfficeFixture.contract(subjects.customer)
        switch command {
        case "attach": return [subjects.contract, try office.write("合同.txt", "合同全文")]
        case "customer register": return Entries.set(customer)
        case "customer import": return [try office.write("customers.csv", DemoOffice.csv([customer]))]
        case "contract submit": return Entries.set(contract)
        case "contract import":
            return [try office.write("contracts.csv", DemoOffice.csv([contract.merging(["amount": "62万"]) { $1 }]))]
        case "record submit": return ["visit"] + Entries.set(AccessOffice.visitValues(subjects.customer))
        case "visit record": return Entries.set(AccessOffice.visitValues(subjects.customer))
        case "seal":
            _ = try Binary.run(["key", "create", "office.key", "office.pub"], in: office.folder)
            return ["--key", "office.key"]
        case "verify-paper":
            _ = try Binary.run(["key", "create", "office.key", "office.pub"], in: office.folder)
            _ = try office.write("march.seal", office.run(["seal", "--key", "office.key"], as: "admin").output)
            _ = try office.run(
                ["packet", subjects.contract, "--proof", "march.seal", "-O", "packet.html", "--force"], as: "clerk")
            return ["packet.html", "--key", "office.pub"]
        case "seal stamp":
            _ = try Binary.run(["key", "create", "office.key", "office.pub"], in: office.folder)
            let seal = try office.done("seal", "--key", "office.key", as: "admin").output
            return [try office.write("march.seal", seal), "--timestamp-request", "march.tsq", "--force"]
        case "key certify", "key demand", "key revoke", "key rotate": return try keyWords(command)
        case "key create": return ["new.key", "new.pub"]
        case "backup": return [office.file("office.backup")]
        case "restore":
            _ = try office.run(["backup", office.file("office.backup")], as: "admin")
            return [office.file("office.backup"), office.file("restored.docket")]
        case "init": return [office.file("new.docket"), "--regulation", "guangdong-post-letters", "--demo"]
        case "regulation adopt": return ["--root", try office.newerEdition()]
        case "unit import": return [try office.write("units.csv", DemoOffice.csv(OfficeFixture.units))]
        case "person import": return [try office.write("people.csv", DemoOffice.csv(DemoOffice.people))]
        case "ledger import":
            return [
                "revenue",
                try office.write("ledger.csv", "customer,month,amount\n\(subjects.customer),2026-10,1000.00\n"),
            ]
        default:
            return [try office.write("revenue.csv", "customer,month,amount\n\(subjects.customer),2026-10,1000.00\n")]
        }
    }

    /// What is done with keys: somebody asked for one, and there is a root.
    private func keyWords(_ command: String) throws -> [String] {
        let root = office.file("root.key")
        _ = try Binary.run(["key", "create", root, root + ".pub"], in: office.folder)
        let person = command == "key demand" ? "admin" : "finance"
        let key = try office.json("key", "enrol", as: person)["key"].text ?? ""
        if command == "key demand" {
            try office.done("key", "certify", "admin", "--root", root, as: "admin")
            return []
        }
        if command == "key rotate" {
            try office.done("key", "certify", "finance", "--root", root, as: "admin")
            _ = try Binary.run(["key", "create", root + ".next", root + ".next.pub"], in: office.folder)
            return ["--root", root, "--to", root + ".next"]
        }
        return command == "key revoke" ? [key, "-m", "遗失"] : ["finance", "--root", root]
    }
}
