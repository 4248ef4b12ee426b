public import Procedure
import Regulations

extension Desk {
    /// Where the actor's task of a case may be returned to.
    ///
    /// - Throws: `Refusal` when the actor has no task there.
    public func returnTargets(of number: Int, task: String? = nil) throws -> [ReturnTarget] {
        try attempt { recorder in
            let hand = try CaseHand(number, recorder: recorder)
            let (task, _) = try hand.task(task)
            return try ReturnTargets(hand).foreseen(for: hand.definition(of: task), in: task.state)
        }
    }
}
