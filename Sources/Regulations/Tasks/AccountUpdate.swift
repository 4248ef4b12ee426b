import Diagnostics
import XML

/// A field of the customer that the end of a case fills in, such as the account manager after a handover.
public struct AccountUpdate: Sendable, Hashable {
    /// The field of the accounts' form.
    public let field: String
    /// Its new value, in XPath over the case's data.
    public let selection: String
    /// Under which condition, in XPath; `nil` for always.
    public let condition: String?
}

extension ElementReader {
    /// - Parameters:
    ///   - account: the accounts' form.
    ///   - state: the state that it stands in.
    func update(of account: String, at state: Node) -> AccountUpdate {
        know(attributes: ["field", "select", "when"])
        if state.name != "final" {
            session.report(
                node.finding(
                    "chart.update-before-end",
                    Message("只有终点才能改客户资料", "only the end of a case changes the customer's data")))
        }
        let selection = required("select")
        if !selection.isEmpty { checkExpression(selection, at: "select") }
        if let condition = node["when"] { checkExpression(condition, at: "when") }
        return AccountUpdate(
            field: reference("field", to: .field(form: account)), selection: selection, condition: node["when"])
    }
}
