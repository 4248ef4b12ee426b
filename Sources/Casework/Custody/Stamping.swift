public import Diagnostics
import Digest
import Store

/// What a third party says about when it saw a seal.
public struct SealStamp: Sendable {
    /// The seal, counted from 1 in the order given.
    public let seal: Int
    /// When the office says it was sealed.
    public let sealed: String
    /// When the third party saw it, in UTC.
    public let time: String
    /// Its name, by its certificate.
    public let authority: String
    /// Whether a certificate that is known from elsewhere stands for it; `nil` where none was given.
    public let isTrusted: Bool?
}

/// What the time stamps on seals come to.
public struct StampReport: Sendable {
    /// The stamps that fit their seals and are trusted, or that nobody could check.
    public private(set) var stamps: [SealStamp] = []
    /// What is wrong with the others.
    public private(set) var findings: [Finding] = []

    init(_ seals: [Seal], _ certificates: StampingCertificates?) {
        for (position, seal) in seals.enumerated() {
            guard let bytes = seal.stamp else { continue }
            do throws(TimeStampError) {
                take(try TimeStampToken(bytes: bytes), on: seal, at: position + 1, certificates)
            } catch {
                findings.append(.malformedStamp(position + 1))
            }
        }
    }

    private mutating func take(
        _ token: TimeStampToken, on seal: Seal, at position: Int, _ certificates: StampingCertificates?
    ) {
        let isTrusted = certificates.map { token.isSigned(under: $0) }
        if token.digest != seal.digest {
            findings.append(.foreignStamp(position))
        } else if isTrusted == false {
            findings.append(.untrustedStamp(position))
        } else {
            stamps.append(
                SealStamp(
                    seal: position, sealed: seal.time, time: token.time, authority: token.authority,
                    isTrusted: isTrusted))
        }
    }
}

extension Custody {
    /// Looks at the time stamps on seals.
    ///
    /// - Parameters:
    ///   - seals: files with sealed heads.
    ///   - certificates: files in PEM with the certificates of authorities that count; without any, stamps are read and
    ///     not checked.
    /// - Throws: `FileProblem`, `StoreError.malformedSeal`, `TimeStampError` for a file without a certificate.
    public static func stamps(on seals: [String], by certificates: [String]) throws -> StampReport {
        let texts = try certificates.map { path in
            let text = String(decoding: try readFile(path, limit: 1 << 20), as: UTF8.self)
            _ = try StampingCertificates(pem: text)
            return text
        }
        let trusted = texts.isEmpty ? nil : try StampingCertificates(pem: texts.joined(separator: "\n"))
        return StampReport(try seals.map { try seal(at: $0) }, trusted)
    }
}

extension Finding {
    fileprivate static func malformedStamp(_ position: Int) -> Finding {
        Finding(
            "verify.stamp", Message("第 \(position) 个封印的时间戳无法读取", "the time stamp on seal \(position) can't be read"))
    }

    fileprivate static func foreignStamp(_ position: Int) -> Finding {
        Finding(
            "verify.stamp",
            Message("第 \(position) 个封印上的时间戳属于别的内容", "the time stamp on seal \(position) is of something else"))
    }

    fileprivate static func untrustedStamp(_ position: Int) -> Finding {
        Finding(
            "verify.stamp",
            Message(
                "第 \(position) 个封印的时间戳不是由可信证书签发的，或已被改动",
                "the time stamp on seal \(position) is not by a trusted certificate, or was altered"))
    }
}
