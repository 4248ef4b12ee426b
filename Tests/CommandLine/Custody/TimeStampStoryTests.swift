import Fixtures
import Foundation
import Testing

/// Seals that a third party saw: stamped by files and over HTTP by a real authority, checked against certificates.
@Suite(.enabled(if: StampingAuthority.isHere, "openssl and curl are not here")) struct TimeStampStoryTests {
    let office: DemoOffice
    let authority: StampingAuthority

    init() throws {
        office = try StoryOffice.make()
        authority = try StampingAuthority()
        try office.done("key", "create", "office.key", "office.pub")
        _ = try office.write("march.seal", office.done("seal", "--key", "office.key", as: "admin").output)
    }

    private var seal: String { office.file("march.seal") }

    private func text() throws -> String { try String(contentsOfFile: seal, encoding: .utf8) }

    /// Stamps the seal by files.
    private func stamp() throws {
        try office.done("seal", "stamp", seal, "--timestamp-request", "march.tsq")
        try authority.answer(office.file("march.tsq"), to: office.file("march.tsr"))
        try office.done("seal", "stamp", seal, "--response", "march.tsr")
    }

    private func verified(by certificates: String...) throws -> Answer {
        let words = ["--seal", seal, "--key", office.file("office.pub")] + certificates.flatMap { ["--tsa", $0] }
        let run = try Binary.run(["verify", "--json"] + words, environment: ["DOCKET_OFFICE": office.path])
        try #require(run.status == 0, "\(run.errors)")
        return try run.json()
    }

    @Test
    func `a seal is stamped by files, and the stamp is checked against the root and the authority's own certificate`()
        throws
    {
        let before = try text()
        try stamp()
        #expect(try text().hasPrefix(before) && text().dropFirst(before.count).hasPrefix("timestamp 30"))
        for certificate in [authority.root, authority.own] {
            let stamps = try verified(by: certificate)["stamps"]
            #expect(stamps[0]["authority"].text == "CN=Example-Stamps,O=Example")
            #expect(stamps[0]["trusted"].truth == true)
        }
        #expect(try verified()["stamps"][0]["trusted"].truth == nil)
    }

    @Test func `a stamped seal is checked with OpenSSL as documented`() throws {
        try stamp()
        let text = try String(contentsOfFile: "\(OfficeFixture.root)/Documentation/events.md", encoding: .utf8)
        let code = try #require(text.components(separatedBy: "```sh\n").first { $0.hasPrefix("sed '/^timestamp") })
        let script = try #require(code.components(separatedBy: "```").first)
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/xxd") else { return Missing.note("xxd") }
        try FileManager.default.copyItem(atPath: authority.root, toPath: office.file("authority.pem"))
        let run = try Binary.run([], in: office.folder, wrapper: script)
        #expect(run.status == 0, "\(run.errors)")
        #expect((run.output + run.errors).contains("Verification: OK"))
    }

    @Test func `a seal is stamped over HTTP as it is made`() throws {
        let run = try authority.serving { address in
            try office.run(["seal", "--key", "office.key", "--timestamp", address], as: "admin")
        }
        try #require(run.status == 0, "\(run.errors)")
        _ = try office.write("march.seal", run.output)
        #expect(try verified(by: authority.root)["stamps"][0]["trusted"].truth == true)
    }

    @Test
    func `where the authority gives no answer the seal is made all the same, and that it lacks the stamp is said`()
        throws
    {
        let run = try authority.serving(status: 503) { address in
            try office.run(
                ["seal", "--key", "office.key"], as: "admin", environment: ["DOCKET_TIMESTAMP": address])
        }
        #expect(run.status == 1 && run.output.hasPrefix("docket-seal 4") && !run.output.contains("timestamp"))
        #expect(run.errors.contains("没有应答"))
        try office.run(["seal", "stamp", seal, "--timestamp", "http://127.0.0.1:1/", "--json"])
            .expectRefusal("timestamp.no-answer")
        let bare = ["PATH": "/nowhere"]
        try office.run(["seal", "stamp", seal, "--timestamp", "http://127.0.0.1:1/", "--json"], environment: bare)
            .expectRefusal("timestamp.no-curl")
        #expect(try office.run("seal", "stamp", seal, "--timestamp", "file:///etc/passwd").status == 2)
        #expect(try office.run("seal", "stamp", seal).status == 2)
    }

    @Test func `a stamp by nobody who is trusted, of another seal, or altered is found`() throws {
        try stamp()
        let stamped = try text()
        let keys = ["--seal", seal, "--key", office.file("office.pub"), "--tsa"]
        func found(_ certificate: String) throws -> String {
            let run = try Binary.run(["verify"] + keys + [certificate], environment: ["DOCKET_OFFICE": office.path])
            #expect(run.status == 3 && run.output.isEmpty)
            return run.errors
        }
        let stranger = try StampingAuthority()
        #expect(try found(stranger.root).contains("不是由可信证书签发的"))
        let other = try office.done("seal", "--key", "office.key", as: "admin").output
        let line = try #require(stamped.split(separator: "\n").last)
        _ = try office.write("march.seal", other + line + "\n")
        #expect(try found(authority.root).contains("时间戳属于别的内容"))
        let end = stamped.hasSuffix("00\n") ? "11\n" : "00\n"
        _ = try office.write("march.seal", stamped.dropLast(3) + end)
        #expect(try found(authority.root).contains("第 1 个封印的时间戳"))
    }

    @Test func `an answer to another request, a refusal and what is no answer are refused, and the seal stays`() throws
    {
        let before = try text()
        _ = try office.write("other.seal", office.done("seal", "--key", "office.key", as: "admin").output)
        try office.done("seal", "stamp", "other.seal", "--timestamp-request", "other.tsq")
        try authority.answer(office.file("other.tsq"), to: office.file("other.tsr"))
        _ = try office.write("broken.tsq", "?")
        try authority.answer(office.file("broken.tsq"), to: office.file("broken.tsr"))
        _ = try office.write("none.tsr", "?")
        for (answer, rule) in [("other", "unasked"), ("broken", "refused"), ("none", "malformed")] {
            try office.run("seal", "stamp", seal, "--response", "\(answer).tsr", "--json")
                .expectError("timestamp.\(rule)")
        }
        #expect(try text() == before)
        try stamp()
        let bad = ["--seal", seal, "--key", "office.pub", "--tsa", "march.seal", "--json"]
        try office.run(["verify"] + bad).expectError("timestamp.no-certificate")
    }
}

extension Run {
    /// The command, given with `--json`, failed for this reason, which is no rule of the office.
    func expectError(_ rule: String, at location: Testing.SourceLocation = #_sourceLocation) throws {
        #expect(status == 1 && output.isEmpty, "\(errors)", sourceLocation: location)
        #expect(try findings().first?["rule"].text == rule, "\(errors)", sourceLocation: location)
    }
}
