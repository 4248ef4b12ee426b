public import Diagnostics

/// A part of an expression that cannot mean what it says.
public struct TypeProblem: Sendable, Equatable {
    /// What is wrong.
    public enum Kind: String, Sendable {
        /// An amount times an amount is no amount.
        case moneyTimesMoney = "money-times-money"
        /// An amount and a number are added or compared.
        case mixedUnits = "mixed-units"
        /// Something is computed from a text or a date.
        case notANumber = "not-a-number"
        /// Something is computed from a rank.
        case rankComputed = "rank-computed"
        /// A text is compared with a number.
        case textWithNumber = "text-with-number"
        /// A yes-or-no field is compared with `true()`: the field is there, and that is true also where it says no.
        case flagWithTruth = "flag-with-truth"
    }

    /// What is wrong.
    public let kind: Kind
    /// Where the part begins, in bytes of the expression.
    public let offset: Int

    /// The rule's name for findings.
    public var rule: String { "expression.\(kind.rawValue)" }

    /// What is wrong, in words.
    public var message: Message {
        switch kind {
        case .moneyTimesMoney: Message("金额不能乘以金额", "an amount cannot be multiplied by an amount")
        case .mixedUnits: Message("金额与没有货币的数不能相加减或比较", "an amount and a plain number are added or compared")
        case .notANumber: Message("这里要用数，不能用文字或日期来计算", "texts and dates cannot be computed with")
        case .rankComputed: Message("名次只能比较，不能求和或计算", "a rank is compared, and neither summed nor computed with")
        case .textWithNumber: Message("文字不能与数比较", "a text is compared with a number")
        case .flagWithTruth: Message("是否类字段要与 'true' 或 'false' 比较", "compare a yes-or-no field with 'true' or 'false'")
        }
    }
}
