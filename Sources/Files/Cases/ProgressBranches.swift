import Records
import Regulations
import Values

/// One task within a step of a chain, such as a department that countersigns.
public struct ProgressBranch: Sendable, Equatable {
    /// Where the case stands with it.
    public enum Status: String, Sendable {
        /// It is decided, or passed by itself.
        case done
        /// It waits.
        case current
        /// It was returned from here.
        case returned
        /// It was taken away before anybody decided.
        case cancelled
        /// The case has not been there.
        case toCome = "to-come"
    }

    /// The state.
    public let state: String
    /// Its name.
    public let label: String
    /// Where the case stands with it.
    public let status: Status
    /// Who decided last, if someone did.
    public let person: String?
}

extension CaseFile {
    /// The tasks within a step, where there are several: of one that was begun those that the case came to, of one that
    /// lies ahead all there are.
    public func branches(of step: ProgressStep) -> [ProgressBranch] {
        let begun = step.tasks.filter { state in tasks.contains { $0.state == state } }
        let shown = begun.isEmpty ? step.tasks : begun
        return step.tasks.count > 1 ? shown.map(branch) : []
    }

    /// Whether the case was returned from a step and has not been there again.
    public func isReturned(_ step: ProgressStep) -> Bool {
        step.status == .done && step.tasks.contains { branch($0).status == .returned }
    }

    private func branch(_ state: String) -> ProgressBranch {
        let last = tasks.last { $0.state == state }
        let opinion = opinions.last { $0.task == last?.id && !$0.isAdvice }
        let status: ProgressBranch.Status =
            switch last?.status {
            case nil: .toCome
            case .open: .current
            case .cancelled: .cancelled
            case .done, .passed: opinion?.action == "return" ? .returned : .done
            }
        return ProgressBranch(
            state: state, label: annotations.task(state)?.label ?? state, status: status,
            person: status == .current ? nil : opinion.map { names.person($0.person) })
    }
}
