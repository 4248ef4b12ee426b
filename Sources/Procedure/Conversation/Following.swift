import Diagnostics
import Records
import Store

/// Follows a running case that the actor sees (关注): the inbox shows where it stands.
package struct FollowCase: OfficeCommand {
    package static let name = "follow"
    package let `case`: Int

    /// The command for a case.
    package init(_ number: Int) { self.case = number }

    package func decide(_ recorder: Recorder) throws {
        _ = try recorder.sight.runningCase(self.case)
        guard try !recorder.conversation.follows(self.case) else {
            throw Refusal.alreadyFollowing(case: self.case)
        }
        try recorder.record(CaseFollowed(case: self.case))
    }
}

/// Follows a case no longer, even when the actor does not see it any more.
package struct UnfollowCase: OfficeCommand {
    package static let name = "unfollow"
    package let `case`: Int

    /// The command for a case.
    package init(_ number: Int) { self.case = number }

    package func decide(_ recorder: Recorder) throws {
        guard try recorder.conversation.follows(self.case) else {
            _ = try recorder.sight.existingCase(self.case)
            throw Refusal.notFollowing(case: self.case)
        }
        try recorder.record(CaseUnfollowed(case: self.case))
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
