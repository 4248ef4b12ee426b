import Casework
import Fixtures
import Foundation
import Records
import SQLiteStore
import Store
import Testing

/// Seals, kept elsewhere: they show a truncated and a rebuilt chain, and can't be cheated themselves.
@Suite struct CustodySealTests {
    let office: DemoOffice

    init() throws {
        office = try StoryOffice.make()
        try office.done("key", "create", "office.key", "office.pub")
    }

    /// Seals the head into a file.
    @discardableResult
    private func seal(_ name: String, key: String = "office.key", of other: DemoOffice? = nil) throws -> String {
        let run = try (other ?? office).run(["seal", "--key", office.file(key)], as: "admin")
        try #require(run.status == 0, "\(run.errors)")
        _ = try office.write(name, run.output)
        return run.output
    }

    private func found(_ seal: String, key: String = "office.pub") throws -> String {
        try office.damaged("verify", "--seal", office.file(seal), "--key", office.file(key))
    }

    @Test func `a seal protects what was there, and an old one says what it does not protect`() throws {
        try seal("march.seal")
        let sealed = try office.head().number
        let keys = ["--seal", office.file("march.seal"), "--key", office.file("office.pub")]
        #expect(try office.verified("--seal", keys[1], "--key", keys[3])["sealedThrough"].number == sealed)
        try office.done("approve", "2", "-m", "同意", as: "business")
        let head = try office.head().number
        let run = try Binary.run(["verify"] + keys, environment: ["DOCKET_OFFICE": office.path])
        #expect(run.status == 0)
        #expect(run.output.contains("第 \(sealed + 1) 到 \(head) 号事件还没有封印保护"))
    }

    @Test func `an older state put in place of the office is sound by itself, and found with a seal`() throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: office.path))
        try office.done("approve", "2", "-m", "同意", as: "business")
        try seal("march.seal")
        _ = try office.write("office.docket", bytes: Array(before))
        _ = try office.verified()
        #expect(try found("march.seal").contains("已被截去"))
    }

    @Test func `a chain that was rebuilt over an altered past is sound by itself, and found with a seal`() throws {
        try seal("march.seal")
        do {
            let tampering = try Tampering(path: office.path)
            try tampering.run("UPDATE events SET payload = replace(payload, '6200000.00', '62000.00')")
            try tampering.rebuildChain(
                identity: OfficeFile.open(at: office.path, tables: OfficeTables.all).identity)
        }
        try OfficeFile.open(at: office.path, tables: OfficeTables.all).rebuild(Applier.apply)
        _ = try office.verified()
        #expect(try found("march.seal").contains("第 1 个封印所封的事件链已被重写"))
    }

    @Test(arguments: ["number", "digest", "time", "signature"])
    func `a seal of which a line was changed is forged`(line: String) throws {
        let text = try seal("march.seal")
        let forged = text.split(separator: "\n").map { text in
            guard text.hasPrefix(line), let place = text.lastIndex(where: { "0123456789".contains($0) }) else {
                return String(text)
            }
            return text.replacingCharacters(in: place...place, with: text[place] == "1" ? "0" : "1")
        }
        try #require(forged.joined(separator: "\n") + "\n" != text)
        _ = try office.write("forged.seal", forged.joined(separator: "\n") + "\n")
        #expect(try found("forged.seal").contains("第 1 个封印的签名无效"))
    }

    @Test func `another's key, another office's seal and no seal at all are refused`() throws {
        try office.done("key", "create", "other.key", "other.pub")
        try seal("other.seal", key: "other.key")
        #expect(try found("other.seal").contains("不是用可信密钥签名的"))
        // An office that is opened by itself has an identity of its own.
        let elsewhere = try DemoOffice(
            regulation: "guangdong-post-letters", root: OfficeFixture.root, units: OfficeFixture.units,
            people: DemoOffice.people)
        try seal("swapped.seal", of: elsewhere)
        #expect(try found("swapped.seal").contains("属于另一个办公室"))
        _ = try office.write("none.seal", "docket-seal 1\n")
        #expect(try found("none.seal").contains("不是有效的封印文件"))
    }

    @Test func `each seal names the one before, and a seal that was taken out of the series is named`() throws {
        let names = ["march.seal", "april.seal", "may.seal"]
        for (index, name) in names.enumerated() {
            let previous = index == 0 ? [] : ["--previous", office.file(names[index - 1])]
            let run = try office.run(["seal", "--key", "office.key"] + previous, as: "admin")
            try #require(run.status == 0, "\(run.errors)")
            _ = try office.write(name, run.output)
            office.pass(minutes: 90)
            try office.done("remind", "2", "-m", "请尽快", as: "clerk")
        }
        let key = ["--key", office.file("office.pub")]
        func verify(_ seals: String...) throws -> Run {
            try Binary.run(
                ["verify"] + key + seals.flatMap { ["--seal", office.file($0)] },
                environment: ["DOCKET_OFFICE": office.path])
        }
        #expect(try verify("march.seal", "april.seal", "may.seal").status == 0)
        #expect(try verify("may.seal").output.contains("第 1 个封印之前还有封印，这次没有给出"))
        let gap = try verify("march.seal", "may.seal")
        #expect(gap.status == 3 && gap.errors.contains("第 2 个封印之前的封印"))
        // A forged seal before is not named by the next.
        let text = try String(contentsOfFile: office.file("may.seal"), encoding: .utf8)
        _ = try office.write("forged.seal", text.replacingOccurrences(of: "time 2", with: "time 3"))
        let forged = try office.run(
            ["seal", "--key", "office.key", "--previous", "forged.seal", "--json"], as: "admin")
        #expect(forged.status == 1 && forged.output.isEmpty)
        #expect(try forged.findings().first?["rule"].text == "store.foreign-seal")
    }

    @Test func `no seal is given to a broken chain`() throws {
        try Tampering(path: office.path).run("UPDATE events SET person = 'chief' WHERE number = 40")
        let refused = try office.run(["seal", "--key", office.file("office.key")], as: "admin")
        #expect(refused.status == 3)
        #expect(refused.output.isEmpty)
        #expect(refused.errors.contains("第 40 号事件"))
    }

    @Test func `a private key is its owner's alone, and never overwritten`() throws {
        let key = office.file("office.key")
        #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
        let before = try Data(contentsOf: URL(fileURLWithPath: key))
        let again = try office.run(["key", "create", "office.key", "second.pub"])
        #expect(again.status != 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: key)) == before)
    }
}
