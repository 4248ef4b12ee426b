import Diagnostics
import Regulations

extension Refusal {
    static func notAllowed(_ permission: Permission, posts: [String]) -> Refusal {
        Refusal(
            "casework.not-allowed",
            Message("您的岗位不能\(permission.label.chinese)", "your post does not let you \(permission.label.english)"),
            advice: postsThatMay(posts), access: .denied(subject: "permission:\(permission.rawValue)"))
    }

    /// Advice for whoever holds none of the posts that a rule asks for.
    static func postsThatMay(_ posts: [String]) -> Message {
        Message("可以的岗位：\(posts.joined(separator: "、"))", "posts that may: \(posts.joined(separator: ", "))")
    }

    static func unknownForm(_ form: String, advice: Message?) -> Refusal {
        Refusal(
            "casework.unknown-form",
            Message("管理办法里没有表单 “\(form)”", "the regulation has no form “\(form)”"),
            advice: advice, access: .granted)
    }

    static func unknownCase(_ number: Int) -> Refusal {
        Refusal(
            "casework.unknown-case", Message("没有事项 \(number)", "there is no case \(number)"),
            advice: Message("用 docket inbox 查看您的待办", "docket inbox shows what waits for you"), access: .granted)
    }

    static func unknownSeries(_ series: String) -> Refusal {
        Refusal(
            "casework.unknown-series", Message("没有编号序列 “\(series)”", "there is no number series “\(series)”"),
            access: .granted)
    }

    static func incompleteNumber(of series: String) -> Refusal {
        Refusal(
            "casework.number-pattern",
            Message("编号序列 “\(series)” 的值不全", "the number series “\(series)” lacks a value"), access: .granted)
    }

    static func unknownChain(_ chain: String, advice: Message?) -> Refusal {
        Refusal(
            "casework.unknown-chain",
            Message("管理办法里没有流程 “\(chain)”", "the regulation has no chain “\(chain)”"),
            advice: advice, access: .granted)
    }
}

extension Permission {
    /// What the permission lets its holder do, after "不能" and "does not let you".
    var label: Message {
        switch self {
        case .register: Message("登记和更正客户", "register and correct customers")
        case .submit: Message("提交合同", "submit contracts")
        case .revenue: Message("导入收入", "import revenue")
        case .visit: Message("记录拜访", "record visits")
        case .export: Message("输出材料和档案", "produce packets and dossiers")
        case .administer: Message("管理单位、人员和设置", "manage units, people and settings")
        }
    }
}
