import Fixtures
import Foundation
import Glibc
import Testing

/// A time-stamping authority as it really is: `openssl ts` with certificates of its own, by files or over HTTP.
final class StampingAuthority: Sendable {
    let folder: URL
    /// Whether the machine has what it takes.
    static var isHere: Bool {
        ["openssl", "curl"].allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }
    }

    /// A root, and an authority that it vouches for.
    init() throws {
        folder = try Folder.make()
        let usage = "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"
        for (name, text) in [("usage", usage), ("serial", "01\n"), ("settings", settings)] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        try openssl("req -x509 \(key) -keyout root.key -out root.pem -days 3650 -subj /CN=Example-Root")
        try openssl("req \(key) -keyout own.key -out own.csr -subj /O=Example/CN=Example-Stamps")
        try openssl(
            "x509 -req -in own.csr -CA root.pem -CAkey root.key -CAcreateserial -out own.pem -days 3650 -extfile usage")
    }

    deinit { Folder.remove(folder) }

    /// The certificate of the root, and the authority's own.
    var root: String { folder.appendingPathComponent("root.pem").path }
    var own: String { folder.appendingPathComponent("own.pem").path }

    /// Answers the request in a file by one in another.
    func answer(_ request: String, to response: String) throws {
        try openssl("ts -reply -config settings -queryfile \(request) -out \(response)")
    }

    func openssl(_ words: String, at location: Testing.SourceLocation = #_sourceLocation) throws {
        let run = try Binary.run([], in: folder, wrapper: "openssl \(words)")
        try #require(run.status == 0, "\(words): \(run.errors)", sourceLocation: location)
    }

    private var settings: String {
        """
        [tsa]
        default_tsa = it
        [it]
        serial = \(folder.path)/serial
        signer_cert = \(folder.path)/own.pem
        certs = \(folder.path)/root.pem
        signer_key = \(folder.path)/own.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256

        """
    }

    // MARK: - Over HTTP

    /// Answers one request at an address of this machine while `body` runs.
    ///
    /// - Parameter status: what it answers with; anything but 200 comes without a stamp.
    func serving<Answer>(status: Int = 200, _ body: (String) throws -> Answer) throws -> Answer {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        let port = try listen(on: listener)
        let thread = Thread { [self] in
            let client = accept(listener, nil, nil)
            guard client >= 0 else { return }
            defer { close(client) }
            let answer = (try? self.response(to: Self.body(from: client))) ?? Data()
            let heading = "HTTP/1.0 \(status) X\r\nContent-Length: \(answer.count)\r\n\r\n"
            (Data(heading.utf8) + answer).withUnsafeBytes { _ = write(client, $0.baseAddress, $0.count) }
        }
        thread.start()
        return try body("http://127.0.0.1:\(port)/")
    }

    private func listen(on listener: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && Glibc.listen(listener, 1) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        try #require(isListening)
        return UInt16(bigEndian: address.sin_port)
    }

    /// What a client sends, by the length that it names.
    private static func body(from client: Int32) -> Data {
        var received = Data()
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let parts = received.range(of: Data("\r\n\r\n".utf8))
            if let parts {
                let heading = String(decoding: received[..<parts.lowerBound], as: UTF8.self).lowercased()
                let length = heading.components(separatedBy: "content-length: ").last?.split(separator: "\r").first
                let body = received[parts.upperBound...]
                if body.count >= length.flatMap({ Int($0) }) ?? 0 { return Data(body) }
            }
            let count = read(client, &piece, piece.count)
            guard count > 0 else { return Data() }
            received += piece[..<count]
        }
    }

    private func response(to request: Data) throws -> Data {
        try request.write(to: folder.appendingPathComponent("request"))
        try answer("request", to: "response")
        return try Data(contentsOf: folder.appendingPathComponent("response"))
    }
}
