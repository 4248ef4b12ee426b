import Digest
import Store

extension MemoryOffice {
    /// Writes a backup to a new file; see `Office.backUp`.
    public func backUp(to path: String, progress: (Int, _ of: Int) -> Void) throws {
        let file = try NewFile(for: path)
        do {
            let stream = try FileStream(writing: file.path)
            try backUp(progress: progress) { try stream.write($0) }
        }
        try file.publish()
    }

    /// Hands a verified backup over; see `Office.backUp`.
    public func backUp(progress: (Int, _ of: Int) -> Void, _ body: ([UInt8]) throws -> Void) throws {
        guard try verify().isSound else { throw StoreError.damagedBackup(.unsound) }
        let bytes = file.state.packed
        progress(bytes.count, bytes.count)
        try body(bytes)
        try body(BackupTrailer(size: bytes.count, digest: SHA256Digest(of: bytes)).bytes)
    }
}

extension MemoryState {
    /// All that a backup holds; contents that are only staged stay behind.
    var packed: [UInt8] {
        var pack = Packing()
        pack.add(identity.bytes)
        pack.add(integer: Int64(firstForm.rawValue))
        pack.add(events) { pack, event in
            pack.add(event.draft)
            pack.add(event.digest.bytes)
        }
        pack.add(definitions.values.sorted { $0.digest < $1.digest }) { pack, definition in
            pack.add(definition.digest.bytes)
            pack.add(definition.name)
            pack.add(definition.mediaType)
            pack.add(definition.bytes)
        }
        pack.add(attachments.sorted { $0.key < $1.key }) { pack, attachment in
            pack.add(attachment.key.bytes)
            pack.add(attachment.value)
        }
        pack.add(refusals) { pack, refusal in
            for text in [
                refusal.time, refusal.account, refusal.person, refusal.command, refusal.subject, refusal.rule,
            ] {
                pack.add(text)
            }
            pack.add([Value(refusal.pretended), Value(refusal.uid)]) { $0.add($1) }
        }
        pack.add(personal.values.sorted { $0.digest < $1.digest }) { pack, kept in
            pack.add(kept.value)
            pack.add(kept.salt)
        }
        pack.add(personalDigests.sorted()) { $0.add($1.bytes) }
        pack.add(tables.sorted { $0.key < $1.key }) { pack, table in
            pack.add(table.key)
            pack.add(table.value.rows) { pack, row in pack.add(row) { $0.add($1) } }
        }
        return pack.bytes
    }

    /// The office of a backup; `nil` when its bytes make none with these tables.
    init?(packed bytes: [UInt8], tables: [DeclaredTable]) {
        var pack = Unpacking(bytes)
        do throws(Unpacking.Failure) {
            let identity = try pack.digest()
            guard let form = ChainForm(rawValue: Int(try pack.integer())) else { return nil }
            self.init(identity: identity, form: form)
            events = try pack.list { pack throws(Unpacking.Failure) in
                let draft = try pack.draft()
                return (draft, try pack.digest())
            }.enumerated().map { Event(number: $0.offset + 1, draft: $0.element.0, digest: $0.element.1) }
            for definition in try pack.list({ pack throws(Unpacking.Failure) in try pack.definition() }) {
                definitions[definition.digest] = definition
            }
            for (digest, bytes) in try pack.list({ pack throws(Unpacking.Failure) in
                (try pack.digest(), try pack.blob())
            }) {
                attachments[digest] = bytes
            }
            refusals = try pack.list { pack throws(Unpacking.Failure) in try pack.refusal() }
            for kept in try pack.list({ pack throws(Unpacking.Failure) in try pack.personal() }) {
                personal[kept.digest] = kept
            }
            personalDigests = Set(try pack.list { pack throws(Unpacking.Failure) in try pack.digest() })
            declare(tables)
            for (name, rows) in try pack.list({ pack throws(Unpacking.Failure) in try pack.table() }) {
                guard var table = self.tables[name] else { continue }
                for row in rows { try table.take(row) }
                self.tables[name] = table
            }
            try pack.end()
        } catch {
            return nil
        }
    }
}

extension MemoryTable {
    fileprivate mutating func take(_ row: [Value]) throws(Unpacking.Failure) {
        guard row.count == declared.definition.columns.count else { throw Unpacking.Failure() }
        do throws(StoreError) {
            try insert(row)
        } catch {
            throw Unpacking.Failure()
        }
    }
}

extension Unpacking {
    fileprivate mutating func definition() throws(Failure) -> Definition {
        Definition(digest: try digest(), name: try text(), mediaType: try text(), bytes: try blob())
    }

    fileprivate mutating func personal() throws(Failure) -> PersonalValue {
        let (value, salt) = (try text(), try blob())
        do throws(StoreError) {
            return try PersonalValue(value, salt: salt)
        } catch {
            throw Failure()
        }
    }

    fileprivate mutating func refusal() throws(Failure) -> RefusedAccess {
        let texts = [try text(), try text(), try text(), try text(), try text(), try text()]
        let rest = try list { pack throws(Failure) in try pack.value() }
        guard rest.count == 2 else { throw Failure() }
        let pretended: String? = if case .text(let text) = rest[0] { text } else { nil }
        let uid: Int? = if case .integer(let uid) = rest[1] { Int(uid) } else { nil }
        return RefusedAccess(
            time: texts[0], pretended: pretended, uid: uid, account: texts[1], person: texts[2], command: texts[3],
            subject: texts[4], rule: texts[5])
    }

    fileprivate mutating func table() throws(Failure) -> (String, [[Value]]) {
        let name = try text()
        return (
            name,
            try list { pack throws(Failure) in try pack.list { pack throws(Failure) in try pack.value() } }
        )
    }
}
