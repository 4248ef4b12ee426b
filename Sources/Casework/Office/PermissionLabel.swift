import Diagnostics
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
        case .administer: Message("管理单位、人员和设置", "manage units, people and settings")
        }
    }
}
