import Fixtures
import MemoryStore
import Procedure
import Randomness
import Records
import Regulations
import Testing
import Values

@testable import Casework

/// SF-1 and SF-2: the courier's layers and movers, held against what is computed a second way from random ledgers with
/// many equal figures, before and after a quarter has turned.
@Suite struct LayerTests {
    /// An account as it was drawn: what it sends by month, in 分.
    private struct Drawn {
        let division: String
        let isVIP: Bool
        let freight: [String: Int]

        /// What it sent in some months; `nil` where nothing is known up to their end.
        func sum(_ months: [String]) -> Int? {
            let last = months.last ?? ""
            guard freight.keys.contains(where: { $0 <= last }) else { return nil }
            return months.reduce(0) { $0 + (freight[$1] ?? 0) }
        }
    }

    private static let second = ["2026-04", "2026-05", "2026-06"]
    private static let third = ["2026-07", "2026-08", "2026-09"]
    private static let fourth = ["2026-10", "2026-11", "2026-12"]

    private let office: OfficeFixture

    init() throws {
        office = try OfficeFixture(
            workflows: FolderPackage("\(OfficeFixture.root)/Workflows/sf-monthly-accounts"), in: MemoryOffices(),
            units: [
                ["code": "hq", "name": "示例总部", "kind": "headquarters"],
                ["code": "region", "name": "示例区", "kind": "region", "parent": "hq"],
                ["code": "service", "name": "区部客服部", "kind": "service-department", "parent": "region"],
                ["code": "east", "name": "东示例分部", "kind": "division", "parent": "region"],
                ["code": "west", "name": "西示例分部", "kind": "division", "parent": "region"],
            ],
            people: [
                ["code": "east", "name": "甲示例", "post": "division-manager", "unit": "east"],
                ["code": "west", "name": "乙示例", "post": "division-manager", "unit": "west"],
                ["code": "analyst", "name": "丙示例", "post": "analyst", "unit": "service"],
            ])
    }

    /// Accounts of two divisions; amounts are few, so that many are equal.
    private func draw(_ random: inout SeededGenerator) -> [String: Drawn] {
        var drawn: [String: Drawn] = [:]
        for index in 1...44 {
            let choices = index % 2 == 0 ? [0, 100, 120, 80, 500] : Array(stride(from: 0, to: 600, by: 7))
            var freight: [String: Int] = [:]
            for month in Self.second + Self.third + ["2026-10"] where Int.random(in: 0..<6, using: &random) > 0 {
                freight[month] = choices[Int.random(in: 0..<choices.count, using: &random)]
            }
            if index % 11 == 0 { freight = index == 44 ? [:] : freight.filter { $0.key > "2026-06" } }
            drawn["YJ2026" + String(10_000 + index).dropFirst()] = Drawn(
                division: index <= 28 ? "east" : "west", isVIP: index % 9 == 0, freight: freight)
        }
        return drawn
    }

    private func load(_ accounts: [String: Drawn]) throws {
        let sorted = accounts.sorted { $0.key < $1.key }
        for division in ["east", "west"] {
            let rows = sorted.filter { $0.value.division == division }.map { number, account in
                [
                    "name": "示例\(number)", "account": number, "division": division, "contact": "某某",
                    "telephone": "000", "expected-freight": "1", "vip": account.isVIP ? "true" : "false",
                ]
            }
            _ = try office.desk(division).importCustomers(OfficeFixture.table(rows))
        }
        let figures = sorted.flatMap { number, account in
            account.freight.sorted { $0.key < $1.key }.map { month, fen in
                ["customer": number, "month": month, "amount": ExactDecimal(Int64(fen), decimals: 2).plain]
            }
        }
        _ = try office.desk("analyst").importFigures(of: "freight", OfficeFixture.table(figures))
    }

    // MARK: The second way

    /// The layer, from how many accounts of the division that are no VIP sent more.
    private func layer(of account: Drawn, among accounts: [Drawn], _ quarter: [String]) -> String {
        if account.isVIP { return "vip" }
        guard let own = account.sum(quarter), own > 0 else { return "general" }
        let before = accounts.count { other in
            other.division == account.division && !other.isVIP && (other.sum(quarter) ?? -1) > own
        }
        return before < 12 ? "key" : "general"
    }

    /// The movement, from how many accounts of the division rose or fell more.
    private func movement(
        of account: Drawn, among accounts: [Drawn], _ quarter: [String], before earlier: [String]
    ) -> String? {
        func change(_ account: Drawn) -> Int? {
            account.sum(earlier).flatMap { before in account.sum(quarter).map { $0 - before } }
        }
        guard let own = change(account), let before = account.sum(earlier), own != 0 else { return nil }
        let others = accounts.filter { $0.division == account.division }.compactMap(change)
        if own > 0, !others.contains(where: { $0 > own }) { return "top-mover" }
        if own < 0, others.count(where: { $0 < own }) < 4 { return "top-mover" }
        return abs(own) * 5 >= before ? "mover" : nil
    }

    private func expectAll(
        _ accounts: [String: Drawn], by desk: Desk, _ quarter: [String], before earlier: [String]
    ) throws {
        let all = Array(accounts.values)
        var found: Set<String> = []
        for (number, account) in accounts {
            let file = try desk.customerFile(number)
            let layer = layer(of: account, among: all, quarter)
            let movement = movement(of: account, among: all, quarter, before: earlier)
            #expect(file.customer.grade?.tier == layer, "\(number) \(account)")
            #expect(file.classes.map(\.applied) == (movement.map { [$0] } ?? []), "\(number) \(account)")
            found.formUnion([layer, movement ?? "none"])
        }
        #expect(found == ["vip", "key", "general", "top-mover", "mover", "none"], "all kinds come up")
    }

    @Test(arguments: [1, 14, 2026])
    func `layers and movers are those that a count over the ledger gives`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let accounts = draw(&random)
        try load(accounts)
        try expectAll(accounts, by: try office.desk("admin"), Self.third, before: Self.second)

        let time = try Timestamp(parsing: "2027-01-02T02:00:00Z")
        let later = try Desk.open(
            officeAt: office.path, in: office.store, identity: Identity(account: "nobody-here", actingAs: "admin"),
            clock: .pretended(time, real: time), command: "test")
        _ = try later.tick()
        try expectAll(accounts, by: later, Self.fourth, before: Self.third)
    }
}
