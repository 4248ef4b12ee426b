import Digest
import Store

extension Session {
    func personal(_ digest: SHA256Digest) throws(StoreError) -> PersonalValue? {
        var cursor = try connection.cursor(
            "SELECT salt, value FROM personal WHERE digest = ?", [.blob(digest.bytes)])
        guard try cursor.next() else { return nil }
        let kept = try PersonalValue(try cursor.text(1), salt: cursor.blob(0))
        guard kept.digest == digest else { throw .damagedContent(digest) }
        return kept
    }

    func personalDigests(of value: String) throws(StoreError) -> [SHA256Digest] {
        var digests: [SHA256Digest] = []
        var cursor = try connection.cursor(
            "SELECT digest FROM personal WHERE value = ? ORDER BY digest", [.text(value)])
        while try cursor.next() { digests.append(try digest(cursor, 0)) }
        return digests
    }

    func keepPersonal(_ value: PersonalValue) throws(StoreError) {
        let digest = Value.blob(value.digest.bytes)
        try connection.run(
            """
            INSERT INTO personal_digests (digest) SELECT ?1 \
            WHERE NOT EXISTS (SELECT 1 FROM personal_digests WHERE digest = ?1)
            """, [digest])
        try connection.run(
            """
            INSERT INTO personal (digest, salt, value) SELECT ?1, ?2, ?3 \
            WHERE NOT EXISTS (SELECT 1 FROM personal WHERE digest = ?1)
            """,
            [digest, .blob(value.salt), .text(value.value)])
    }

    /// Clears the whole table and writes what stays anew.
    ///
    /// SQLite overwrites what it deletes, but not the copies that stay behind in a page when rows move to another as
    /// the table grows. When all its pages are given up they are overwritten as a whole.
    func erasePersonal(_ digests: [SHA256Digest]) throws(StoreError) -> Int {
        let wanted = Set(digests.map { Value.blob($0.bytes) })
        var staying: [[Value]] = []
        var count = 0
        do {
            var cursor = try connection.cursor("SELECT digest, salt, value FROM personal ORDER BY digest")
            while try cursor.next() {
                count += 1
                let row = try cursor.values()
                if !wanted.contains(row[0]) { staying.append(row) }
            }
        }
        guard staying.count < count else { return 0 }
        try connection.run("PRAGMA main.secure_delete = ON")
        try connection.run("DELETE FROM personal")
        for row in staying { try connection.run("INSERT INTO personal (digest, salt, value) VALUES (?, ?, ?)", row) }
        hasErased = true
        return count - staying.count
    }
}
