import Digest
import Foundation
import Testing

/// People sign what they do with keys of their own, through the binary.
@Suite struct SigningStoryTests {
    private let office: DemoOffice
    private let number = "2"

    init() throws {
        office = try StoryOffice.make()
        try office.done("key", "create", office.file("root.key"), office.file("root.pub"))
    }

    /// Asks for a key and has it certified; its fingerprint.
    @discardableResult
    private func enrol(_ person: String, _ words: [String] = []) throws -> String {
        let key = try #require(try office.json("key", "enrol", as: person)["key"].text)
        let certify = ["key", "certify", person, "--root", office.file("root.key"), "--fingerprint", key]
        let run = try office.run(certify + words, as: "admin")
        try #require(run.status == 0, "\(run.errors)")
        return key
    }

    private func refusal(
        _ id: String, _ words: [String], as person: String, environment: [String: String] = [:],
        at location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let before = try office.head()
        let run = try office.run(words + ["--json"], as: person, environment: environment)
        #expect(run.status == 1, "\(run.output)", sourceLocation: location)
        #expect(try run.findings().map { $0["rule"].text }.contains(id), "\(run.errors)", sourceLocation: location)
        #expect(try office.head() == before, sourceLocation: location)
    }

    private func refusal(_ id: String, in run: Run, at location: Testing.SourceLocation = #_sourceLocation) throws {
        #expect(run.status == 1, "\(run.output)", sourceLocation: location)
        #expect(try run.findings().map { $0["rule"].text } == [id], "\(run.errors)", sourceLocation: location)
    }

    @Test func `an approval is signed, and verified by who knows the root's fingerprint`() throws {
        try enrol("business")
        try office.done("approve", number, "-m", "同意", as: "business")
        let report = try office.verified("--decisions")
        #expect(report["signedCommands"].number == 1)
        let certificate = try office.json("key", "list", as: "admin")[0]
        #expect(certificate["person"].text == "business" && certificate["certified"].text != nil)
        let wrong = String(repeating: "0", count: 64)
        #expect(try office.damaged("verify", "--root", wrong).contains("不是由所认的根密钥认证的"))
    }

    @Test func `the private key is where its person is, for that person alone`() throws {
        let key = try enrol("business")
        let path = office.file("keys/\(key).pem")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let approve = ["approve", number, "-m", "同意"]
        try refusal("key.private-missing", approve, as: "business", environment: ["DOCKET_KEYS": office.file("none")])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try refusal("key.private-open", approve, as: "business")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try office.done("approve", number, "-m", "同意", as: "business")
    }

    @Test func `a lost key is revoked, and its person goes on with another alone`() throws {
        let key = try enrol("business")
        try office.done("key", "revoke", String(key.prefix(12)), "-m", "电脑遗失", as: "admin")
        try refusal("signature.needed", ["approve", number, "-m", "同意"], as: "business")
        try enrol("business")
        try office.done("approve", number, "-m", "同意", as: "business")
        _ = try office.verified("--decisions")
    }

    @Test func `a key whose time is over signs nothing`() throws {
        try enrol("business", ["--to", "2026-11-30"])
        let run = try office.run(["approve", number, "-m", "同意", "--at", "2026-12-01T09:00"], as: "business")
        #expect(run.status == 1 && run.errors.contains("都要签名"), "\(run.errors)")
    }

    @Test func `several cases in one command are signed each for itself`() throws {
        try enrol("business")
        _ = try office.run("approve", number, "99", "-m", "同意", as: "business")
        #expect(try office.verified("--decisions")["signedCommands"].number == 1)
    }

    @Test func `without a place for it no key is made, nor without a passphrase that was asked for`() throws {
        try refusal("key.no-home", ["key", "enrol"], as: "business", environment: ["DOCKET_KEYS": "", "HOME": ""])
        try refusal("key.passphrase-unclear", ["key", "enrol", "--passphrase"], as: "business")
        try refusal("key.not-in-agent", ["key", "enrol", "--agent", "00"], as: "business")
    }

    @Test func `a key with a passphrase is opened at the terminal alone`() throws {
        let line = "key enrol --passphrase --as business --at 2026-11-12T10:00"
        let enrolled = try Binary.run(
            [],
            environment: [
                "DOCKET_OFFICE": office.path, "DOCKET_KEYS": office.file("keys"), "TERM": "xterm", "LINE": line,
            ], input: "示例口令\n示例口令\n",
            wrapper: "export DOCKET=\"$1\"; exec script -qec \"\\\"\\$DOCKET\\\" $LINE\" /dev/null")
        #expect(enrolled.status == 0 && enrolled.output.contains("密钥指纹"), "\(enrolled.output)")
        try office.done("key", "certify", "business", "--root", office.file("root.key"), as: "admin")
        let locked = try office.run(["approve", number, "-m", "同意"], as: "business")
        #expect(locked.status == 1 && locked.errors.contains("口令"), "\(locked.errors)")
    }

    @Test func `an agent signs without showing its key`() throws {
        let tool = "/usr/bin/ssh-agent"
        guard FileManager.default.isExecutableFile(atPath: tool) else { return }
        let folder = office.folder.path
        let script = """
            set -e
            eval "$(ssh-agent -s -a \(folder)/agent)" > /dev/null
            trap 'kill -9 $SSH_AGENT_PID' EXIT
            ssh-keygen -q -t ed25519 -N '' -f \(folder)/id
            ssh-add -q \(folder)/id
            key=$(cut -d' ' -f2 \(folder)/id.pub | base64 -d | tail -c 32 | sha256sum | cut -d' ' -f1)
            at() { "$@" --at 2026-11-12T10:00; }
            at "$1" key enrol --agent $key --as business
            at "$1" key certify business --root \(folder)/root.key --fingerprint $key --as admin
            at "$1" approve 2 -m 同意 --as business
            ssh-add -q -D 2> /dev/null
            at "$1" follow 2 --as business --json || exit 42
            """
        let run = try Binary.run(
            [], environment: ["DOCKET_OFFICE": office.path, "DOCKET_KEYS": office.file("none")], wrapper: script)
        #expect(run.status == 42, "\(run.output)\(run.errors)")
        // An agent that gave the key up signs no more.
        #expect(run.errors.contains("key.private-missing"), "\(run.errors)")
        #expect(try office.verified("--decisions")["signedCommands"].number == 1)
    }

    /// Asks for the key of an agent that answers each question with the next of some bytes.
    private func enrol(at answers: [[UInt8]], key: String) throws -> Run {
        let script = """
            timeout 20 python3 - "$2" "$3" > /dev/null 2>&1 < /dev/stdin &
            while [ ! -S "$2" ]; do sleep 0.05; done
            SSH_AUTH_SOCK="$2" "$1" key enrol --agent "$4" --as business --at 2026-11-12T10:00 --json < /dev/null
            """
        let agent = """
            import socket, sys
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(sys.argv[1])
            listener.listen(4)
            for answer in sys.argv[2].split():
                connection, _ = listener.accept()
                connection.recv(4096)
                connection.sendall(bytes.fromhex(answer))
                connection.close()

            """
        let lengths = answers.map { [0, 0, UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
        let hexadecimal = lengths.map { $0.map { String(format: "%02x", $0) }.joined() }.joined(separator: " ")
        return try Binary.run(
            [office.file("agent"), hexadecimal, key],
            environment: ["DOCKET_OFFICE": office.path, "DOCKET_KEYS": office.file("keys")], input: agent,
            wrapper: script)
    }

    @Test func `an agent that babbles, or does not sign, is told of`() throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else { return }
        try refusal("key.agent-unclear", in: try enrol(at: [[5]], key: "00"))
        try FileManager.default.removeItem(atPath: office.file("agent"))
        // One key of 32 bytes of 7, and a failure when it shall sign.
        let name = Array("ssh-ed25519".utf8)
        let blob = [0, 0, 0, 11] + name + [0, 0, 0, 32] + [UInt8](repeating: 7, count: 32)
        let list: [UInt8] = [12, 0, 0, 0, 1, 0, 0, 0, UInt8(blob.count)] + blob + [0, 0, 0, 0]
        let fingerprint = SHA256Digest(of: [UInt8](repeating: 7, count: 32)).description
        try refusal("key.agent-refuses", in: try enrol(at: [list, list, [5]], key: fingerprint))
    }
}
