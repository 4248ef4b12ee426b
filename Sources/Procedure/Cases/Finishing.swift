import Records
import Regulations

extension Recorder {
    /// The case after a step. Its end is a new place in the life of its subject: an approved registration makes a
    /// registered customer.
    @discardableResult
    package func finished(_ found: Case) throws -> Case {
        let after = try cases.anyCase(found.number)
        guard !after.isOpen else { return after }
        let isAccount = after.form == regulation.accountFormID
        let state: RecordState =
            isAccount && after.state == .approved ? RecordState.registered : RecordState(after.state)
        try record(RecordStateChanged(form: after.form, number: after.record, isAccount: isAccount, state: state))
        if after.state != .approved {
            try record(UniquesReleased(form: after.form, number: after.record))
        }
        let duties = DutyKeeper(self)
        try duties.discharge(by: after)
        try duties.reconsider(after.form, after.record)
        return after
    }
}

extension RecordState {
    /// The place in the life of a record that the state of its case gives it.
    fileprivate init(_ state: Case.State) {
        self =
            switch state {
            case .open: .submitted
            case .approved: .approved
            case .rejected: .rejected
            case .withdrawn: .withdrawn
            }
    }
}

extension Case.State {
    /// The state of a case that ended so.
    package init(_ result: Outcome.Result) {
        self =
            switch result {
            case .approved: .approved
            case .rejected: .rejected
            case .withdrawn: .withdrawn
            }
    }
}
