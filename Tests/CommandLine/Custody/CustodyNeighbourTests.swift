import Fixtures
import Foundation
import Testing

/// Sixteen processes of the real binary in one office.
@Suite struct CustodyNeighbourTests {
    let office: DemoOffice
    private let neighbours = 16

    init() throws {
        office = try DemoOffice()
        let colleagues = (1...15).map {
            ["code": "centre\($0)", "name": "复核\($0)示例", "post": "reviewer", "unit": "centre"]
        }
        try office.done(
            "person", "import", try office.write("more.csv", DemoOffice.csv(colleagues)), as: "admin")
        // What is given at once may be written down in any order, also minutes late on a busy machine.
        office.isOneMoment = true
    }

    private func finish(_ running: [Binary.Running]) throws -> [Run] {
        let runs = try running.map { try $0.finish() }
        for run in runs {
            #expect(!run.errors.lowercased().contains("lock"))
            #expect(!run.errors.contains("等待超时"))
        }
        return runs
    }

    @Test func `registrations at once take numbers without gaps or duplicates, and backups go on meanwhile`() throws {
        var numbers: [String] = []
        var cases: [Int] = []
        for round in 1...3 {
            var running = try (1...neighbours).map { index in
                try office.start(
                    Entries.customer(["name": "示例客户\(round)之\(index)有限公司"]) + ["--json"], as: "clerk")
            }
            running.append(try office.start(["backup", office.file("\(round).backup")], as: "admin"))
            let runs = try finish(running)
            #expect(runs.allSatisfy { $0.status == 0 }, "\(runs.map(\.errors))")
            for run in runs.dropLast() {
                numbers.append(try #require(try run.json()["number"].text))
                cases.append(try #require(try run.json()["case"].number))
            }
            try office.done("restore", office.file("\(round).backup"), office.file("\(round).docket"))
        }
        #expect(numbers.sorted() == (1...48).map { "KH2026\(String(repeating: "0", count: $0 < 10 ? 3 : 2))\($0)" })
        #expect(cases.sorted() == Array(1...48))
        _ = try office.verified()
    }

    @Test func `of sixteen approvals of one task one succeeds and the others are clearly refused`() throws {
        let (_, number) = try office.submitted()
        let before = try office.verified()["events"].number
        let people = ["centre"] + (1..<neighbours).map { "centre\($0)" }
        let runs = try finish(
            people.map { try office.start(["approve", number, "-m", "同意 \($0)", "--json"], as: $0) })
        let done = zip(people, runs).filter { $0.1.status == 0 }.map(\.0)
        #expect(done.count == 1)
        for run in runs where run.status != 0 {
            #expect(run.status == 1)
            #expect(run.errors.contains("“大客户中心审核”已由"), "\(run.errors)")
        }
        let opinions = try office.json("history", number, as: "clerk").items.compactMap { $0["text"].text }
            .filter { $0.hasPrefix("同意") }
        #expect(opinions == done.map { "同意 \($0)" })
        #expect(try office.active(number) == ["business-review", "general-review"])
        let after = try office.verified()["events"].number
        #expect(try #require(after) > #require(before))
    }

    @Test func `of sixteen registrations of one name one succeeds`() throws {
        let runs = try finish(
            (1...neighbours).map { _ in try office.start(Entries.customer([:]) + ["--json"], as: "clerk") })
        #expect(runs.filter { $0.status == 0 }.count == 1)
        for run in runs where run.status != 0 { #expect(run.errors.contains("已被登记，由 “甲市邮政局” 管理")) }
        #expect(try office.json("customer", "list", as: "clerk").items.count == 1)
        _ = try office.verified()
    }
}
