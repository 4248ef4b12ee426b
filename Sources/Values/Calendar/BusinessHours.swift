/// The hours in which an office works on a working day, such as `08:30-12:00 14:00-17:30`.
public struct BusinessHours: Sendable, Hashable {
    /// A part of a day, in minutes since midnight.
    public struct Span: Sendable, Hashable {
        /// When it begins.
        public let start: Int
        /// When it ends, later than it begins.
        public let end: Int
    }

    /// The parts of a day, in order, not touching each other.
    public let spans: [Span]

    /// Why a text gives no business hours.
    public enum ParsingError: Error, Sendable, Equatable {
        /// A part that is not written as `08:30-12:00` is.
        case malformed(String)
        /// A part that ends before it begins, or begins before the one before has ended.
        case outOfOrder(String)
    }

    /// From half past eight to noon and from two to half past five.
    public static let usual = BusinessHours(
        spans: [Span(start: 8 * 60 + 30, end: 12 * 60), Span(start: 14 * 60, end: 17 * 60 + 30)])

    private init(spans: [Span]) { self.spans = spans }

    /// The hours that a text gives, its parts separated by spaces.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        var spans: [Span] = []
        for part in text.split(separator: " ").map(String.init) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Self.minute(String($0)) }
            guard ends.count == 2, let start = ends[0], let end = ends[1] else { throw .malformed(part) }
            guard start < end, spans.last.map({ $0.end < start }) ?? true else { throw .outOfOrder(part) }
            spans.append(Span(start: start, end: end))
        }
        guard !spans.isEmpty else { throw .malformed(text) }
        self.init(spans: spans)
    }

    private static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    /// When the day's work begins, in minutes since midnight.
    public var opening: Int { spans.first?.start ?? 0 }
    /// When the day's work ends, in minutes since midnight.
    public var closing: Int { spans.last?.end ?? 1440 }
    /// How long is worked on a day, in milliseconds.
    var millisecondsPerDay: Int64 { spans.reduce(0) { $0 + Int64($1.end - $1.start) * 60_000 } }

    /// How long is worked on a working day before a time of it, in milliseconds.
    func worked(before millisecond: Int64) -> Int64 {
        spans.reduce(0) { $0 + max(0, min(millisecond, Int64($1.end) * 60_000) - Int64($1.start) * 60_000) }
    }

    /// The time of a working day when so much of it has been worked, in milliseconds since midnight.
    ///
    /// - Parameter worked: more than 0, at most what is worked on a day.
    func time(worked: Int64) -> Int64 {
        var left = worked
        for span in spans {
            let length = Int64(span.end - span.start) * 60_000
            if left <= length { return Int64(span.start) * 60_000 + left }
            left -= length
        }
        return Int64(closing) * 60_000
    }
}
