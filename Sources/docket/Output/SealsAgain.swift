import Casework
import Diagnostics
import Store

/// What the seals that were given say beside the chain: their time stamps, and seals before them that were not given.
struct SealsAgain {
    private let stamps: StampReport
    private let withoutPrevious: [Int]

    /// Looks at the stamps, by the certificates that `--tsa` names.
    init(_ invocation: Invocation, _ report: VerificationReport) throws {
        let seals = invocation.arguments.values("seal")
        let certificates = invocation.arguments.values("tsa")
        guard certificates.isEmpty || !seals.isEmpty else {
            throw UsageError(
                "tsa-alone", Message("--tsa 要和 --seal 一起用", "--tsa goes with --seal"),
                command: invocation.command.name)
        }
        stamps = try Custody.stamps(on: seals, by: certificates)
        withoutPrevious = report.sealsWithoutPrevious
    }

    /// What is wrong.
    var findings: [Finding] { stamps.findings }

    /// The stamps for programs.
    var json: [(String, JSON)] {
        let list = stamps.stamps.map { stamp in
            JSON.object([
                ("seal", .number(stamp.seal)), ("sealed", .string(stamp.sealed)), ("stamped", .string(stamp.time)),
                ("authority", .string(stamp.authority)), ("trusted", stamp.isTrusted.map(JSON.boolean) ?? .null),
            ])
        }
        return [("stamps", .array(list)), ("sealsWithoutPrevious", .array(withoutPrevious.map(JSON.number)))]
    }

    /// The stamps for people.
    func lines(_ terminal: Terminal) -> [String] {
        let stamped = stamps.stamps.map { stamp in
            let unchecked =
                stamp.isTrusted == nil
                ? Message("（未核对：用 --tsa 指定机构的证书）", " (not checked: name the authority's certificate with --tsa)")
                : Message("", "")
            return Message(
                "第 \(stamp.seal) 个封印（\(stamp.sealed)）由 \(stamp.authority) 于 \(stamp.time) 加盖时间戳\(unchecked.chinese)",
                "seal \(stamp.seal) (\(stamp.sealed)) was stamped by \(stamp.authority) at \(stamp.time)\(unchecked.english)"
            )
        }
        let lacking = withoutPrevious.map { position in
            Message(
                "第 \(position) 个封印之前还有封印，这次没有给出",
                "there is a seal before seal \(position), which was not given")
        }
        return (stamped + lacking).map(terminal.text)
    }
}
