import Diagnostics
import Files
import Procedure
import Records
import Store

extension Desk {
    /// Follows a running case that the actor sees (关注): the inbox shows where it stands.
    ///
    /// - Throws: `Refusal`.
    public func follow(_ number: Int) throws {
        try change { recorder in
            _ = try recorder.sight.runningCase(number)
            guard try !recorder.conversation.follows(number) else {
                throw Refusal.alreadyFollowing(case: number)
            }
            try recorder.record(CaseFollowed(case: number))
        }
    }

    /// Follows a case no longer, even when the actor does not see it any more.
    ///
    /// - Throws: `Refusal`.
    public func unfollow(_ number: Int) throws {
        try change { recorder in
            guard try recorder.conversation.follows(number) else {
                _ = try recorder.sight.existingCase(number)
                throw Refusal.notFollowing(case: number)
            }
            try recorder.record(CaseUnfollowed(case: number))
        }
    }
}

extension Refusal {
    fileprivate static func alreadyFollowing(case number: Int) -> Refusal {
        Refusal(
            "conversation.already-following",
            Message("您已经关注事项 \(number)", "you follow case \(number) already"), access: .granted)
    }

    fileprivate static func notFollowing(case number: Int) -> Refusal {
        Refusal(
            "conversation.not-following", Message("您没有关注事项 \(number)", "you do not follow case \(number)"),
            access: .granted)
    }
}
