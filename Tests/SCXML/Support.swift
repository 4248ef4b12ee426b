import Diagnostics
import SCXML
import Statechart
import XML

/// A document with `body` inside `<scxml>`.
func document(_ body: String, _ attributes: String = "datamodel='xpath'") -> String {
    "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' \(attributes)>\(body)</scxml>"
}

func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws(Findings) -> ChartDocument {
    try ChartDocument.read(try Document.parse(Array(text.utf8), name: "chart.scxml"), options)
}

/// A session of a chart whose `<scxml>` holds `body`.
func session(
    _ body: String, _ attributes: String = "datamodel='xpath'", data: [String: Value] = [:],
    processors: Set<String> = [], options: ReadingOptions = ReadingOptions()
) throws -> (Session, Turn) {
    let executable = try read(document(body, attributes), options).executable
    return try Session.start(executable, id: "s", data: data, processors: processors, at: 0)
}

/// Runs a chart, the clock jumping, and gives the final state in which it halts, or the states in which it stays.
func outcome(
    _ body: String, _ attributes: String = "datamodel='xpath'", options: ReadingOptions = ReadingOptions(),
    restoring: Bool = false
) throws -> String {
    let executable = try read(document(body, attributes), options).executable
    var (session, _) = try Session.startStepwise(executable, id: "s", at: 0)
    while !session.isFinished {
        if restoring { session = try Session.restore(session.xml, executable) }
        guard let (next, _) = try session.step() else { break }
        session = next
    }
    return session.finalState ?? session.activeStates.joined(separator: " ")
}

/// The two final states that most charts of the tests end in.
let ends = "<final id='pass'/><final id='fail'/>"

/// A chart that runs `content` on entry and passes when that raises `error.execution` before anything else.
func erring(_ data: String, _ content: String, and condition: String = "true()") throws -> String {
    try outcome(
        """
        <datamodel>\(data)</datamodel><state id='s'><onentry>\(content)<raise event='after'/></onentry>
        <transition event='error.execution' cond="\(condition)" target='pass'/>
        <transition event='*' target='fail'/></state>\(ends)
        """)
}

/// A chart that runs `content` on entry and passes when `condition` holds then.
func checking(_ data: String, _ content: String = "", _ condition: String) throws -> String {
    try outcome(
        """
        <datamodel>\(data)</datamodel>
        <state id='s'><onentry>\(content)</onentry>
        <transition cond="\(condition)" target='pass'/><transition target='fail'/></state>\(ends)
        """)
}
