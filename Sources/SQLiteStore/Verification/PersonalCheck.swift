import Digest
import Store

/// Checks values about people against their digests.
enum PersonalCheck {
    /// Adds the number of values that are kept, that of those that are erased or missing, and those that don't fit;
    /// throws
    /// `StoreError`.
    static func run(_ connection: Connection, into report: inout VerificationReport) throws(StoreError) {
        var kept = 0
        var cursor = try connection.cursor(
            """
            SELECT p.digest, p.salt, p.value, d.digest IS NULL FROM personal AS p \
            LEFT JOIN personal_digests AS d ON d.digest = p.digest ORDER BY p.digest
            """)
        while try cursor.next() {
            kept += 1
            guard let digest = SHA256Digest(bytes: cursor.blob(0)) else {
                throw .damaged(path: connection.path, code: 0)
            }
            let fits = (try? PersonalValue(cursor.text(2), salt: cursor.blob(1)))?.digest == digest
            if !fits || cursor.integer(3) != 0 { report.problems.append(.personal(digest)) }
        }
        report.personalValues = kept
        report.erasedValues = Int(
            try connection.integer(
                "SELECT count(*) FROM personal_digests WHERE digest NOT IN (SELECT digest FROM personal)") ?? 0)
    }
}
