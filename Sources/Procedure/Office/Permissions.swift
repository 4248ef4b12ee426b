import Diagnostics
import Records
import Regulations

extension Permission {
    /// What the permission lets its holder do, after "不能" and "does not let you".
    var label: Message {
        switch self {
        case .register: Message("登记和更正客户", "register and correct customers")
        case .submit: Message("提交合同", "submit contracts")
        case .revenue: Message("导入收入", "import revenue")
        case .visit: Message("记录拜访", "record visits")
        case .export: Message("输出材料和档案", "produce packets and dossiers")
        case .tick: Message("让时钟走一轮", "run a round of the clock")
        case .administer: Message("管理单位、人员和设置", "manage units, people and settings")
        }
    }
}

extension OfficeReader {
    /// Whether the actor's posts allow something.
    package func may(_ permission: Permission) -> Bool { actor.may(permission, in: regulation.organisation) }

    /// Refuses what the actor's posts do not allow.
    ///
    /// - Throws: `Refusal.notAllowed`.
    package func require(_ permission: Permission) throws {
        guard !may(permission) else { return }
        let posts = regulation.organisation.posts.filter { $0.duties.contains(permission) }
        throw Refusal.notAllowed(permission, posts: posts.map(\.label))
    }

    /// Refuses whoever holds none of some posts.
    ///
    /// - Parameter refusal: why, from the names of the posts that may.
    func requirePost(among allowed: [Post], _ refusal: ([String]) -> Refusal) throws {
        guard actor.post(among: allowed) == nil else { return }
        throw refusal(allowed.map(\.label))
    }
}

extension Refusal {
    fileprivate static func notAllowed(_ permission: Permission, posts: [String]) -> Refusal {
        Refusal(
            "casework.not-allowed",
            Message("您的岗位不能\(permission.label.chinese)", "your post does not let you \(permission.label.english)"),
            advice: postsThatMay(posts), access: .denied(subject: "permission:\(permission.rawValue)"))
    }

    /// Advice for whoever holds none of the posts that a rule asks for.
    static func postsThatMay(_ posts: [String]) -> Message {
        Message("可以的岗位：\(posts.joined(separator: "、"))", "posts that may: \(posts.joined(separator: ", "))")
    }
}
