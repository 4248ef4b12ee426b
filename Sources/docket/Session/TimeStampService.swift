import Diagnostics
import Digest
import Glibc

/// A time-stamping authority that answers over HTTP (RFC 3161, section 3.4), asked with `curl`, where it is there.
struct TimeStampService {
    /// More than any answer takes, in bytes.
    static let largestAnswer = 1 << 15
    private let address: String
    private let environment: ProcessEnvironment

    /// The authority that `--timestamp` or the variable `DOCKET_TIMESTAMP` names; `nil` where none is named.
    ///
    /// - Throws: `UsageError` for what is no address.
    init?(_ invocation: Invocation) throws {
        let named = invocation.arguments.value("timestamp") ?? invocation.environment["DOCKET_TIMESTAMP"]
        guard let named, !named.isEmpty else { return nil }
        let isAddress =
            ["http://", "https://"].contains { named.hasPrefix($0) }
            && named.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isAddress else {
            throw UsageError(
                "timestamp", Message("“\(named)” 不是 http 或 https 网址", "“\(named)” is no http or https address"),
                command: invocation.command.name)
        }
        address = named
        environment = invocation.environment
    }

    /// Has a digest stamped.
    ///
    /// - Throws: a refusal where `curl` is missing or gets no answer, `TimeStampError` for what it answers.
    func stamp(_ digest: SHA256Digest) throws -> TimeStampToken {
        let nonce = UInt64.random(in: 1 ... .max)
        let answer = try answer(to: try TimeStampRequest.bytes(for: digest, nonce: nonce))
        return try TimeStampToken(response: answer, to: digest, nonce: nonce)
    }

    private func answer(to request: [UInt8]) throws -> [UInt8] {
        guard let tool = environment.tool("curl") else { throw Refusal.noCurl }
        let words = [
            "--silent", "--show-error", "--fail", "--max-time", "30", "--max-filesize", String(Self.largestAnswer),
            "--proto", "=http,https", "--header", "Content-Type: application/timestamp-query", "--data-binary", "@-",
            "--url", address,
        ]
        do throws(ToolRun.Fault) {
            let run = try ToolRun(tool, words, input: request)
            guard run.status == 0 else { throw ToolRun.Fault(number: 0) }
            return run.output
        } catch {
            throw Refusal.noAnswer(from: address)
        }
    }
}

extension Refusal {
    fileprivate static var noCurl: Refusal {
        Refusal(
            "timestamp.no-curl", Message("没有找到 curl，联系不上时间戳机构", "curl is not found: no authority can be asked"),
            advice: Message(
                "安装 curl，或用 --timestamp-request 写出请求，自行送交",
                "install curl, or write the request with --timestamp-request"),
            access: .granted)
    }

    fileprivate static func noAnswer(from address: String) -> Refusal {
        Refusal(
            "timestamp.no-answer", Message("时间戳机构 \(address) 没有应答", "the authority \(address) gave no answer"),
            advice: Message("请检查网址和网络，稍后再试", "see to the address and the network, and try again later"),
            access: .granted)
    }
}
