import Fixtures
import Foundation
import Testing

/// A packet in the hands of a third person: `docket verify-paper` with the paper, its evidence and the public key.
@Suite struct PaperStoryTests {
    let office: DemoOffice

    /// An office with a contract in review whose packet was handed out with its evidence.
    init() throws {
        office = try StoryOffice.make()
        try office.done("key", "create", "office.key", "office.pub")
        try seal("march.seal")
        try packet()
    }

    private func seal(_ name: String, of other: DemoOffice? = nil) throws {
        let run = try (other ?? office).run(["seal", "--key", office.file("office.key")], as: "admin")
        try #require(run.status == 0, "\(run.errors)")
        _ = try office.write(name, run.output)
    }

    /// An office that was opened by itself has an identity of its own.
    private static func otherOffice() throws -> DemoOffice {
        try DemoOffice(
            regulation: "guangdong-post-letters", root: OfficeFixture.root, units: OfficeFixture.units,
            people: DemoOffice.people)
    }

    private var contract: String {
        get throws { try office.json("contract", "list", as: "clerk")[0]["number"].text ?? "" }
    }

    private func packet(_ more: String..., seal: String = "march.seal") throws {
        let name = more.contains("xml") ? "packet.xml" : "packet.html"
        let words = ["packet", try contract, "-O", name, "--force", "--proof", seal] + more
        let run = try office.run(words, as: "clerk")
        try #require(run.status == 0, "\(run.errors)")
        guard name != "packet.html" else { return }
        _ = try office.write("packet.html", text(name))
        _ = try office.write("packet.html.proof", text("\(name).proof"))
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: office.file(name), encoding: .utf8)
    }

    /// Checks the paper where there is nothing else, not even the folder of the regulation.
    private func verify(_ more: String..., key: String = "office.pub") throws -> Run {
        let folder = try Folder.make()
        defer { Folder.remove(folder) }
        for name in ["packet.html", "packet.html.proof", key] {
            try FileManager.default.copyItem(
                atPath: office.file(name), toPath: folder.appendingPathComponent(name).path)
        }
        return try Binary.run(
            ["verify-paper", "packet.html", "--key", key] + more, environment: ["DOCKET_ROOT": folder.path], in: folder)
    }

    /// The paper is not what its evidence would have it be, by this rule.
    private func expectFound(_ rule: String, at location: Testing.SourceLocation = #_sourceLocation) throws {
        let run = try verify("--json")
        #expect(run.status == 3 && run.output.isEmpty, "\(run.output)", sourceLocation: location)
        #expect(try run.findings().first?["rule"].text == "paper.\(rule)", "\(run.errors)", sourceLocation: location)
    }

    /// Changes the text of the evidence.
    private func forge(_ old: String, _ new: String) throws {
        let evidence = try text("packet.html.proof")
        try #require(evidence.contains(old))
        _ = try office.write("packet.html.proof", evidence.replacingOccurrences(of: old, with: new))
    }

    /// The evidence as JSON that a forger works on, put back as Docket writes it.
    private func forge(_ change: (inout [String: Any]) -> Void) throws {
        let bytes = Data(try text("packet.html.proof").utf8)
        var evidence = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        change(&evidence)
        let forged = try JSONSerialization.data(
            withJSONObject: evidence, options: [.sortedKeys, .withoutEscapingSlashes])
        _ = try office.write("packet.html.proof", bytes: Array(forged))
    }

    @Test func `a packet is checked without the office, byte by byte`() throws {
        let run = try verify()
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("逐字节一致") && run.output.contains("没有证明的"))
        let answer = try verify("--json").json()
        #expect(answer["number"].text == (try contract))
        #expect(answer["case"].number == 2)
        #expect(answer["sealedThrough"].number == (try office.head().number))
        try packet("--format", "xml")
        #expect(try verify().status == 0)
    }

    @Test func `a paper of which a figure was flipped is found, with its line`() throws {
        let paper = try text("packet.html")
        try #require(paper.contains("6,200,000.00"))
        _ = try office.write("packet.html", paper.replacingOccurrences(of: "6,200,000.00", with: "6,200.00"))
        try expectFound("different")
    }

    @Test func `an event that says something else is proved by nothing`() throws {
        try forge("6200000.00", "6200.00")
        try expectFound("unproved-event")
    }

    @Test func `an event that was left out is found by what lacks it`() throws {
        for kind in ["record.created", "opinion.given", "case.opened", "regulation.adopted", "person.set"] {
            try packet()
            try forge { evidence in
                var events = evidence["events"] as? [[String: Any]] ?? []
                events.removeAll { $0["kind"] as? String == kind }
                evidence["events"] = events
            }
            let run = try verify("--json")
            #expect(run.status == 3 && run.output.isEmpty, "\(kind)")
            let rule = try run.findings().first?["rule"].text ?? ""
            #expect(["paper.different", "paper.incomplete", "paper.unappliable"].contains(rule), "\(kind): \(rule)")
        }
    }

    @Test func `events that were swapped or are there twice are found`() throws {
        try forge { evidence in
            var events = evidence["events"] as? [[String: Any]] ?? []
            events.swapAt(0, 1)
            evidence["events"] = events
        }
        try expectFound("disorder")
    }

    @Test func `a template that was swapped is none that the events name`() throws {
        try forge("送审材料", "伪造材料")
        try expectFound("incomplete")
    }

    @Test func `a seal by another key, of another office, or changed proves nothing`() throws {
        try office.done("key", "create", "other.key", "other.pub")
        let stranger = try verify("--json", key: "other.pub")
        #expect(stranger.status == 3)
        #expect(try stranger.findings().first?["rule"].text == "paper.foreign-seal")
        let elsewhere = try Self.otherOffice()
        try seal("other.seal", of: elsewhere)
        let seal = try text("other.seal")
        try forge { $0["seal"] = seal }
        try expectFound("unproved-event")
        try packet()
        try forge("\\nnumber ", "\\nnumber 1")
        try expectFound("foreign-seal")
        _ = try office.write("packet.html.proof", "{}")
        try expectFound("malformed-evidence")
    }

    @Test func `what is not sealed yet, and a seal of another office, prove no packet`() throws {
        try office.done("approve", "2", "-m", "同意", as: "business")
        let words = ["packet", try contract, "-O", "later.html", "--json", "--proof"]
        try office.run(words + ["march.seal"], as: "clerk").expectRefusal("paper.not-sealed")
        try office.run(words + ["march.seal"], as: "business").expectRefusal("casework.not-allowed")
        let elsewhere = try Self.otherOffice()
        try seal("other.seal", of: elsewhere)
        try office.run(words + ["other.seal"], as: "clerk").expectError("store.foreign-seal")
        #expect(!FileManager.default.fileExists(atPath: office.file("later.html")))
        try seal("april.seal")
        try packet(seal: "april.seal")
        #expect(try verify().status == 0)
    }

    @Test func `evidence tells nothing of other customers, and no draft`() throws {
        _ = try office.submitted(["name": "示例第二客户有限公司"])
        try office.done("draft", "2", "-m", "草稿内容", as: "business")
        try seal("april.seal")
        try packet(seal: "april.seal")
        let evidence = try text("packet.html.proof")
        #expect(evidence.contains("示例客户有限公司") || evidence.contains("6200000.00"))
        #expect(!evidence.contains("示例第二客户有限公司") && !evidence.contains("草稿内容"))
        #expect(try verify().status == 0)
    }

    @Test func `a packet of tables that were changed behind the events is not handed out with evidence`() throws {
        try Tampering(path: office.path).run("UPDATE kept_customers SET name = '改名示例有限公司'")
        try office.run(
            ["packet", contract, "-O", "later.html", "--json", "--proof", "march.seal"], as: "clerk"
        ).expectRefusal("paper.rests-on-more")
    }

    @Test
    func `where people have keys, the paper says whose signature is under an opinion, and its evidence proves it`()
        throws
    {
        try office.done("key", "create", "root.key", "root.pub")
        let key = try #require(try office.json("key", "enrol", as: "business")["key"].text)
        try office.done("key", "certify", "business", "--root", "root.key", as: "admin")
        try office.done("approve", "2", "-m", "同意", as: "business")
        try seal("april.seal")
        try packet("--format", "xml", seal: "april.seal")
        let view = try text("packet.html")
        #expect(view.contains("<signature state=\"none\"/>"), "the opinion before keys were there")
        #expect(view.contains("<signature state=\"valid\" key=\"\(key.prefix(16))\""))
        #expect(try verify().status == 0)
        try packet(seal: "april.seal")
        #expect(try text("packet.html").contains("电子签名已核对，密钥指纹 \(key.prefix(16))…"))
        #expect(try verify().status == 0)
        try forge { evidence in
            var events = evidence["events"] as? [[String: Any]] ?? []
            events.removeAll { $0["kind"] as? String == "command.given" }
            evidence["events"] = events
        }
        try expectFound("incomplete")
    }
}
