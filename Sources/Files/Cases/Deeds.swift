public import Procedure
public import Records

extension CaseFile {
    /// What an opinion decided.
    public func deed(of opinion: Opinion) -> Deed {
        guard let target = opinion.target else { return .action(opinion.actionLabel) }
        return .returned(to: annotations.task(target)?.label ?? target)
    }
}
