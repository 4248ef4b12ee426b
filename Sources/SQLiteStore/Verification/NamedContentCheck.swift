import Digest
import Store

/// Asks what contents there should be: those that the declared tables name, all of them and no others.
///
/// Without a table that names contents nothing is known about them, and nothing is asked.
struct NamedContentCheck {
    let connection: Connection
    let tables: TableSet
    /// Where the tables are: `main` for the kept ones, or that of tables made anew from the events.
    let schema: String

    /// More of one kind are not listed.
    private static let limit = 100

    /// What is missing, surplus or called otherwise; throws `StoreError`.
    func run() throws(StoreError) -> [VerificationProblem] {
        var problems: [VerificationProblem] = []
        if let named = try named(.manifest) { problems += try definitions(named).prefix(Self.limit) }
        if let named = try named(.attachment) { problems += try attachments(named) }
        return problems
    }

    /// The question for all digests of a kind; `nil` where no table names any.
    private func named(_ content: ContentReference.Content) throws(StoreError) -> String? {
        var questions: [String] = []
        for table in tables.tables {
            for reference in table.definition.contents where reference.content == content {
                let column = try table.quoted(reference.column)
                questions.append(
                    "SELECT \(column) AS named FROM \(schema).\(table.name) WHERE \(column) IS NOT NULL")
            }
        }
        return questions.isEmpty ? nil : questions.joined(separator: " UNION ")
    }

    private func attachments(_ named: String) throws(StoreError) -> [VerificationProblem] {
        let kept = "SELECT lower(hex(digest)) FROM main.attachments"
        let missing = try texts("\(named) EXCEPT \(kept) ORDER BY 1 LIMIT \(Self.limit)")
        let surplus = try texts("\(kept) EXCEPT SELECT named FROM (\(named)) ORDER BY 1 LIMIT \(Self.limit)")
        return missing.map { .content(.attachment, digest: $0, .missing) }
            + surplus.map { .content(.attachment, digest: $0, .surplus) }
    }

    private func definitions(_ named: String) throws(StoreError) -> [VerificationProblem] {
        let expected = try NamedDefinitions(manifests: try texts(named)) { (digest) throws(StoreError) in
            var cursor = try connection.cursor(
                "SELECT bytes FROM main.definitions WHERE lower(hex(digest)) = ?", [.text(digest)])
            return try cursor.next() ? cursor.blob(0) : nil
        }
        var kept: [NamedDefinitions.Kept] = []
        var cursor = try connection.cursor(
            "SELECT lower(hex(digest)), name, media_type FROM main.definitions ORDER BY digest")
        while try cursor.next() {
            kept.append(
                NamedDefinitions.Kept(
                    digest: try cursor.text(0), name: try cursor.text(1), mediaType: try cursor.text(2)))
        }
        return expected.problems(kept)
    }

    private func texts(_ question: String) throws(StoreError) -> [String] {
        var texts: [String] = []
        var cursor = try connection.cursor(question)
        while try cursor.next() { texts.append(try cursor.text(0)) }
        return texts
    }
}
