public import Store

/// The signature under a command that was given.
public struct GivenSignature: StoredRow {
    /// The number of the command's event.
    public internal(set) var command: Int = 0
    /// Who signed: the person of the command, or who acted in that person's name.
    public internal(set) var signer: String = ""
    /// The public key, 64 hexadecimal digits.
    public internal(set) var key: String = ""
    /// What makes it one of its kind; no two commands have the same.
    public internal(set) var nonce: String = ""

    /// An empty row.
    public init() {}
}

extension GivenSignature {
    /// The table.
    public static let table = TableShape<GivenSignature>(
        "signatures", key: ["command"], indexes: [.init("nonce")])

    package static let command = Column<GivenSignature, Int>("command")
    package static let signer = Column<GivenSignature, String>("signer")
    package static let key = Column<GivenSignature, String>("key")
    package static let nonce = Column<GivenSignature, String>("nonce")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> GivenSignature { try GivenSignature(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == GivenSignature {
        try visitor.visit(Self.command, &command)
        try visitor.visit(Self.signer, &signer)
        try visitor.visit(Self.key, &key)
        try visitor.visit(Self.nonce, &nonce)
    }
}
