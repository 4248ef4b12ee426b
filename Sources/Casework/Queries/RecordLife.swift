public import Diagnostics

/// The places in the life of a record, as people call them.
public enum RecordLife {
    /// A place in words.
    public static func label(_ state: String) -> Message {
        switch state {
        case "applied": Message("申报中", "applied for")
        case "registered": Message("已注册", "registered")
        case "submitted": Message("审批中", "under approval")
        case "approved": Message("已签约", "approved and signed")
        case "rejected": Message("未批准", "rejected")
        case "withdrawn": Message("已撤回", "withdrawn")
        case "recorded": Message("已记录", "recorded")
        default: Message(verbatim: state)
        }
    }
}
