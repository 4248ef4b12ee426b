import Diagnostics

extension VerificationProblem.SealFault {
    func message(_ position: Int) -> Message {
        switch self {
        case .forged: Message("第 \(position) 个封印的签名无效", "the signature of seal \(position) is not valid")
        case .unknownKey: Message("第 \(position) 个封印不是用可信密钥签名的", "seal \(position) was signed with an unknown key")
        case .otherOffice: Message("第 \(position) 个封印属于另一个办公室", "seal \(position) belongs to another office")
        case .truncated:
            Message("第 \(position) 个封印所封的部分事件已被截去", "events that seal \(position) protects were cut off")
        case .otherRoot:
            Message("第 \(position) 个封印所签的默克尔根与事件不符", "the root that seal \(position) signs is not that of its events")
        case .accessesTruncated:
            Message("第 \(position) 个封印所封的部分被拒绝访问已被截去", "refused accesses that seal \(position) protects were cut off")
        case .accessesRebuilt:
            Message(
                "第 \(position) 个封印所封的被拒绝访问清单已被重写",
                "the list of refused accesses that seal \(position) protects was rebuilt")
        case .previousMissing(let name):
            Message(
                "第 \(position) 个封印之前的封印（至第 \(name.number) 号事件，摘要 \(name.digest)）缺失",
                "the seal before seal \(position), of event \(name.number) with the digest \(name.digest), is missing")
        case .previousForeign(let name):
            Message(
                "第 \(position) 个封印所指的前一个封印（至第 \(name.number) 号事件）属于另一个办公室或另一些事件",
                "what seal \(position) names as the seal before, of event \(name.number), is of another office or other events"
            )
        case .rebuilt: Message("第 \(position) 个封印所封的事件链已被重写", "the chain that seal \(position) protects was rebuilt")
        }
    }
}
