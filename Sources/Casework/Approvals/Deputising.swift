public import Procedure
public import Records
public import Values

extension Desk {
    /// Appoints a deputy for the actor; an administrator does it for others too.
    ///
    /// - Returns: its number.
    /// - Throws: `Refusal` for a period or a person that cannot be.
    public func appoint(_ entry: DeputyEntry) throws -> Int { try perform(AppointDeputy(entry)) }

    /// Ends a deputyship today; for the person represented, or an administrator.
    ///
    /// - Throws: `Refusal`.
    public func endDeputyship(_ number: Int) throws -> Deputyship { try perform(EndDeputyship(number)) }

    /// The deputyships that hold today or later: those of the actor, or all for an administrator.
    public func deputyships() throws -> [Deputyship] {
        try look { reader in
            let all = reader.may(.administer)
            return try reader.directory.deputyships().filter {
                $0.ended == nil && $0.to >= now.day
                    && (all || [$0.person, $0.deputy].contains(reader.actor.person.code))
            }
        }
    }

    /// Forwards all work of someone who leaves to a successor: posts, tasks handed to the person, deputyships (离职转办).
    ///
    /// - Parameter day: the last day of the one who leaves; the successor holds the posts from the next day on, or from
    ///   today when it is not later. Tasks go over at once.
    /// - Throws: `Refusal`.
    public func forwardWork(
        of person: String, to successor: String, on day: CalendarDate? = nil, text: String = ""
    ) throws -> Forwarded {
        try perform(ForwardWork(of: person, to: successor, on: day, text: text))
    }
}
