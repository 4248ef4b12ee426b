import Digest
import Store

extension OfficeFile {
    /// The largest piece that one transaction takes in.
    static let pieceSize = 1 << 20

    /// Takes in a content of up to 2 GiB in short transactions, to be linked or discarded by this process; what a
    /// process that is gone left behind is collected. Throws what `source` throws, `StoreError.tooLarge` or any other.
    public func stage(_ source: ContentSource) throws -> StagedAttachment {
        try collectStagings()
        let owner = StagingOwner.current.text
        let staging = try writing { session in
            try session.connection.run("INSERT INTO stagings (owner) VALUES (?)", [.text(owner)])
            return try session.connection.integer("SELECT last_insert_rowid()") ?? 0
        }
        do {
            let attachment = try takeIn(source, staging: staging)
            if try reading({ try $0.attachment(attachment.digest) }) != nil { try remove(staging: staging) }
            return StagedAttachment(attachment: attachment, staging: staging)
        } catch {
            try remove(staging: staging)
            throw error
        }
    }

    /// Throws away a staged content that isn't linked; throws `StoreError`.
    public func discard(_ staged: StagedAttachment) throws(StoreError) {
        try narrowed { try remove(staging: staged.staging) }
    }

    /// Stores pieces of equal size, whatever sizes the source gives.
    private func takeIn(_ source: ContentSource, staging: Int64) throws -> Attachment {
        var hasher = SHA256Hasher()
        var pending: [UInt8] = []
        var size = 0
        var ordinal: Int64 = 0
        while true {
            let bytes = try source()
            size += bytes.count
            guard size <= Attachment.largestSize else { throw StoreError.tooLarge(limit: Attachment.largestSize) }
            hasher.update(bytes)
            pending += bytes
            while pending.count >= Self.pieceSize || (bytes.isEmpty && !pending.isEmpty) {
                let piece = Array(pending.prefix(Self.pieceSize))
                try store(piece, staging: staging, ordinal: ordinal)
                pending.removeFirst(piece.count)
                ordinal += 1
            }
            if bytes.isEmpty { return Attachment(digest: hasher.finish(), size: size) }
        }
    }

    private func store(_ piece: [UInt8], staging: Int64, ordinal: Int64) throws {
        try writing { session in
            try session.connection.run(
                "INSERT INTO pieces (content, ordinal, bytes) SELECT id, ?, ? FROM stagings WHERE id = ?",
                [.integer(ordinal), .blob(piece), .integer(staging)])
        }
    }

    /// Removes what stagings left whose process is gone.
    func collectStagings() throws(StoreError) {
        var abandoned: [Int64] = []
        do {
            var cursor = try connection.cursor("SELECT id, owner FROM stagings")
            while try cursor.next() {
                let owner = StagingOwner(text: try cursor.text(1))
                if owner?.isAlive != true { abandoned.append(cursor.integer(0)) }
            }
        }
        for staging in abandoned {
            try narrowed { try remove(staging: staging) }
        }
    }

    /// Deletes pieces a few at a time, so that others can work, and the staging with the last of them.
    private func remove(staging: Int64) throws {
        var isEmpty = false
        while !isEmpty {
            isEmpty = try writing { session in
                let connection = session.connection
                // A staging that is linked meanwhile is one no more.
                let known = try connection.integer("SELECT count(*) FROM stagings WHERE id = ?", [.integer(staging)])
                guard known == 1 else { return true }
                try connection.run(
                    "DELETE FROM pieces WHERE id IN (SELECT id FROM pieces WHERE content = ? LIMIT 16)",
                    [.integer(staging)])
                guard connection.changes == 0 else { return false }
                try connection.run("DELETE FROM stagings WHERE id = ?", [.integer(staging)])
                return true
            }
        }
    }
}
