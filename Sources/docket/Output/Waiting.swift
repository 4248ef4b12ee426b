import Diagnostics

/// How long something waited, in words.
enum Waiting {
    /// - Parameter milliseconds: at least 0.
    static func text(_ milliseconds: Int, _ language: Language) -> String {
        let minutes = milliseconds / 60_000
        let message =
            switch minutes {
            case ..<60: Message("\(minutes)分钟", "\(minutes) min")
            case ..<(24 * 60): Message("\(minutes / 60)小时\(minutes % 60)分", "\(minutes / 60) h \(minutes % 60) min")
            default:
                Message("\(minutes / 1440)天\(minutes % 1440 / 60)小时", "\(minutes / 1440) d \(minutes % 1440 / 60) h")
            }
        return message.text(in: language)
    }
}
