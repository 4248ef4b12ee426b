public import Regulations

/// The headings of the columns of a ledger's table, each by several names.
public struct LedgerHeadings: Sendable {
    /// The account.
    public let account = ["customer", "客户", "客户编号"]
    /// The period, also by what the ledger's cycle is called.
    public let period: [String]
    /// The figure, also by what the ledger's figures are called.
    public let figure: [String]
    /// The unit that holds the account.
    public let unit = ["unit", "单位"]
    /// What the figure counts.
    public let counted = ["counted-in", "计量单位"]

    /// The headings of a ledger's table.
    public init(_ ledger: Ledger) {
        let cycle =
            switch ledger.every {
            case .day: ["day", "日期"]
            case .week: ["week", "周"]
            case .month: ["month", "月份"]
            }
        period = cycle + ["period", "期间"]
        figure = ["amount", ledger.label.chinese, "figure", "数值"]
    }
}
