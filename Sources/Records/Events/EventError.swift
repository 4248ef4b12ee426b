public import Diagnostics

/// Why an event, or what it names, cannot be read.
public enum EventError: Explainable, Equatable {
    /// Its kind, or the version of its form, is that of a later version of Docket.
    case unknown(kind: String, version: Int, number: Int)
    /// The list of the files of the office's regulation is damaged.
    case damagedManifest

    /// One finding.
    public var findings: [Finding] {
        switch self {
        case .unknown(let kind, let version, let number):
            [
                Finding(
                    "event.unknown",
                    Message(
                        "不认识第 \(number) 个事件 “\(kind)”（第 \(version) 版）：这个办公库由更新版的 docket 写过",
                        "event \(number) is a “\(kind)” of version \(version), which this docket does not know: "
                            + "this office was written by a newer docket"),
                    advice: Message("请升级 docket", "please install the newer docket"))
            ]
        case .damagedManifest:
            [
                Finding(
                    "casework.damaged-manifest",
                    Message("办公室里管理办法的清单已损坏", "the manifest of the office's regulation is damaged"))
            ]
        }
    }
}
