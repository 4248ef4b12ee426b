import Files
import Procedure
import Records
import Store

extension Desk {
    /// Follows a running case that the actor sees (关注): the inbox shows where it stands.
    ///
    /// - Throws: `CaseworkError`, `ConversationError.alreadyFollowing`.
    public func follow(_ number: Int) throws {
        try change { recorder in
            _ = try recorder.sight.runningCase(number)
            guard try !recorder.conversation.follows(number) else {
                throw ConversationError.alreadyFollowing(case: number)
            }
            try recorder.record(CaseFollowed(case: number))
        }
    }

    /// Follows a case no longer, even when the actor does not see it any more.
    ///
    /// - Throws: `CaseworkError`, `ConversationError.notFollowing`.
    public func unfollow(_ number: Int) throws {
        try change { recorder in
            guard try recorder.conversation.follows(number) else {
                _ = try recorder.sight.existingCase(number)
                throw ConversationError.notFollowing(case: number)
            }
            try recorder.record(CaseUnfollowed(case: number))
        }
    }
}
