import Casework
import Procedure
import Records
import SQLiteStore
import Store

/// Fills an office: the events that real commands made for one customer and one contract, again and again under other
/// names and numbers, through the appliers of Casework, in large transactions.
///
/// Each customer takes the commands and events of a registration and its approval (about thirteen). Of the contracts,
/// one in `contractsPerOpenCase` waits in a case; the others are what an earlier system handed over: a number, a record
/// and its state.
struct Generator {
    let path: String
    let customers: Int
    let contracts: Int
    let cities: Int
    private let contractsPerOpenCase = 3_000
    private let batch = 1_000

    func fill(from sample: Sample) throws {
        let office = try OfficeFile.open(at: path, tables: OfficeTables.all)
        let events = try office.read { try $0.events(EventQuery()) }
        let numbered = events.filter { $0.kind == "number.allocated" }.map(\.number)
        guard numbered.count == 3 else { throw Unexpected(what: "the sample allocated \(numbered.count) numbers") }
        // The command stands before the first event that it decided.
        let begins = (numbered[0] - 1, numbered[1] - 1)
        let registration = Stream(
            events.filter { $0.number >= begins.0 && $0.number < begins.1 }, sample, case: 1)
        let submission = Stream(events.filter { $0.number >= begins.1 }, sample, case: 2)
        let taken = Stream(
            events.filter { $0.number >= begins.1 }.prefix { $0.kind != "case.opened" }.filter {
                $0.kind == "record.created" || $0.number == numbered[1]
            }, sample, case: 2)
        try many(2...customers, in: office) { transaction, index in
            try registration.repeated(in: transaction) { value($0, customer: index, contract: 0, case: index + 1) }
        }
        try many(2...contracts, in: office) { transaction, index in
            let isOpen = index.isMultiple(of: contractsPerOpenCase)
            let number = customers + 1 + index / contractsPerOpenCase
            try (isOpen ? submission : taken).repeated(in: transaction) {
                value($0, customer: index % customers + 1, contract: index, case: number)
            }
            guard !isOpen else { return }
            let approved = EventDraft(
                time: Opening.time.iso, kind: "record.state-changed", person: sample.person, command: "office-bench",
                subject: "contract:\(Self.contract(index))",
                payload:
                    #"{"form":"contract","isAccount":false,"number":"\#(Self.contract(index))","state":"approved"}"#)
            try Applier.apply(try transaction.append(approved), to: transaction)
        }
    }

    private func many(
        _ range: ClosedRange<Int>, in office: OfficeFile, _ body: (any Transaction, Int) throws -> Void
    ) throws {
        for start in stride(from: range.lowerBound, through: range.upperBound, by: batch) {
            try office.write { transaction in
                for index in start...min(start + batch - 1, range.upperBound) { try body(transaction, index) }
            }
        }
    }

    private func value(_ slot: Slot, customer: Int, contract: Int, case number: Int) -> String {
        let city = customer % cities + 1
        return switch slot {
        case .customer: Self.customer(customer)
        case .name: Self.name(customer)
        case .contract: Self.contract(contract)
        case .letter: "甲邮函〔2026〕\(contract)号"
        case .unit: "city-\(city)"
        case .person: "clerk-\(city)"
        case .sequence: String(contract == 0 ? customer : contract)
        case .letterSequence: String(contract)
        case .case: String(number)
        case .event: ""
        }
    }

    static func customer(_ index: Int) -> String { "KH2026\(padded(index))" }
    static func contract(_ index: Int) -> String { "GDYH-2026-\(padded(index))" }

    private static func padded(_ index: Int) -> String {
        let digits = String(index)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static let characters = Array("东西南北中山海江河湖城市工商农贸科技电子信息物流运输纸业服装食品机械化工医药建材旅游文化教育体育传媒广告印刷")

    /// The name of an invented customer; the same for the same index.
    static func name(_ index: Int) -> String {
        var rest = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
        var name = "示例"
        for _ in 0..<6 {
            name.append(characters[Int(rest >> 33) % characters.count])
            rest = rest &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        }
        return "\(name)公司\(index)"
    }
}

/// The generator found something else than it repeats.
struct Unexpected: Error {
    let what: String
}
