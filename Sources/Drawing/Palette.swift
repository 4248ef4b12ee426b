/// The colours of a drawing: few, told apart by marks and borders too, so that it can be printed in black.
enum Palette {
    /// How a box looks.
    struct Style {
        let fill: String
        let border: String
        let text: String
        let style: String
        let width: String
    }

    static let ink = "#202124"
    static let faint = "#5f6368"
    static let line = "#80868b"
    static let taken = "#1a7f37"

    /// The look of a state; without a case, of the chart alone.
    static func style(_ mark: ChartTrace.Mark?) -> Style {
        switch mark {
        case nil: Style(fill: "#f1f5fb", border: "#5b7db1", text: ink, style: "rounded,filled", width: "1.2")
        case .done: Style(fill: "#e6f4ea", border: taken, text: ink, style: "rounded,filled", width: "1.2")
        case .current: Style(fill: "#fff1cc", border: "#b06000", text: ink, style: "rounded,filled,bold", width: "2.5")
        case .again:
            Style(fill: "#f6f6f6", border: "#b06000", text: faint, style: "rounded,filled,dashed", width: "1.2")
        case .toCome: Style(fill: "#ffffff", border: "#9aa0a6", text: faint, style: "rounded,filled", width: "1")
        }
    }

    /// The look of a compound or parallel state, or of one branch.
    static func cluster(isRegion: Bool, isParallel: Bool) -> (style: String, border: String, fill: String) {
        if isRegion { return ("rounded,dotted", "#bdc1c6", "#ffffff") }
        return ("rounded", isParallel ? "#5b7db1" : "#9aa0a6", "#fafbfc")
    }
}
