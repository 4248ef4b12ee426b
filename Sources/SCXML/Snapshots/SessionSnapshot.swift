public import Diagnostics
import Statechart
public import XML

/// Keeping sessions as XML.
extension Session {
    /// The whole session as an XML element without declaration, in UTF-8: the active states, what history recorded, the
    /// data, invoked machines, delayed events with what remains of their time. Equal sessions give equal bytes.
    public var xml: [UInt8] {
        var writer = SnapshotWriter()
        writer.session(self)
        return writer.bytes
    }

    /// The session that a snapshot holds, at the time at which it was taken.
    ///
    /// - Parameters:
    ///   - xml: what `xml` gave.
    ///   - executable: the chart that ran.
    /// - Throws: `Findings` when it is damaged or the chart is another.
    public static func restore(_ xml: [UInt8], _ executable: Executable) throws(Findings) -> Session {
        try SnapshotReader(try Document.parse(xml, name: "snapshot").root, ownsDocument: true).session(executable)
    }

    /// The session that a `<session>` element holds.
    ///
    /// - Throws: `Findings` when it is damaged or the chart is another.
    public static func restore(_ element: Node, _ executable: Executable) throws(Findings) -> Session {
        try SnapshotReader(element, ownsDocument: false).session(executable)
    }
}
