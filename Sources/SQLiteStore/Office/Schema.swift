import Digest
import Store

/// The store's own tables, and how older files are brought up to them.
enum Schema {
    /// "DKT1": what `file` and SQLite see in the header.
    static let applicationID: Int32 = 0x444B_5431

    /// Each entry makes the schema of its position + 1 from the one before; released entries never change.
    static let migrations: [String] = [first, second, third, fourth, fifth, sixth]

    /// The version that this code writes.
    static var version: Int { migrations.count }

    /// Brings a file up to date within the caller's transaction; throws `StoreError`.
    static func migrate(
        _ connection: Connection, from version: Int, by migrations: [String] = Schema.migrations
    ) throws(StoreError) {
        for migration in migrations[version...] {
            try connection.execute(migration)
        }
        try connection.execute("PRAGMA user_version = \(migrations.count)")
    }

    /// `REPLACE` deletes without asking the triggers of deletions: rows whose key is taken are refused before it can.
    /// And the accesses, chained: the first continues from the identity of the office and from the refusals of earlier
    /// versions, to which nothing is added any more (see `Documentation/security.md`).
    private static let fifth = """
        CREATE TRIGGER office_is_one BEFORE INSERT ON office WHEN EXISTS (SELECT 1 FROM office)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER definitions_are_new BEFORE INSERT ON definitions
          WHEN EXISTS (SELECT 1 FROM definitions WHERE digest = new.digest OR rowid = new.rowid)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER attachments_are_new BEFORE INSERT ON attachments
          WHEN EXISTS (SELECT 1 FROM attachments WHERE digest = new.digest OR id = new.id)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER pieces_are_new BEFORE INSERT ON pieces
          WHEN EXISTS (SELECT 1 FROM pieces WHERE id = new.id)
            OR EXISTS (SELECT 1 FROM pieces WHERE content = new.content AND ordinal = new.ordinal)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER personal_digests_are_new BEFORE INSERT ON personal_digests
          WHEN EXISTS (SELECT 1 FROM personal_digests WHERE digest = new.digest)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER personal_is_new BEFORE INSERT ON personal
          WHEN EXISTS (SELECT 1 FROM personal WHERE digest = new.digest)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER refusals_are_closed BEFORE INSERT ON refused_accesses
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TABLE accesses (
          number INTEGER PRIMARY KEY,
          time TEXT NOT NULL,
          pretended TEXT,
          uid INTEGER,
          account TEXT NOT NULL,
          person TEXT NOT NULL,
          command TEXT NOT NULL,
          subject TEXT NOT NULL,
          rule TEXT NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 32)
        ) STRICT;
        CREATE TRIGGER accesses_follow BEFORE INSERT ON accesses
          WHEN new.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM accesses)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER accesses_are_fixed BEFORE UPDATE ON accesses BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER accesses_are_kept BEFORE DELETE ON accesses BEGIN SELECT raise(ABORT, 'append only'); END;
        """

    /// Since which event time only goes forward: in an older office, since the last one that does not.
    private static let sixth = """
        DROP TRIGGER office_is_fixed;
        ALTER TABLE office ADD COLUMN ordered_from INTEGER NOT NULL DEFAULT 1 CHECK (ordered_from > 0);
        UPDATE office SET ordered_from = (SELECT coalesce(max(later.number), 0) + 1 FROM events AS later
          JOIN events AS earlier ON earlier.number = later.number - 1 WHERE later.time < earlier.time);
        CREATE TRIGGER office_is_fixed BEFORE UPDATE ON office BEGIN SELECT raise(ABORT, 'append only'); END;
        """

    /// The forms that events have, so that opening an office need not read them all to know whether it can.
    private static let fourth = """
        CREATE TABLE event_forms (
          kind TEXT NOT NULL,
          version INTEGER NOT NULL,
          PRIMARY KEY (kind, version)
        ) STRICT, WITHOUT ROWID;
        \(eventForms);
        """

    /// Notes the forms of all events.
    static let eventForms =
        "INSERT INTO event_forms SELECT DISTINCT kind, version FROM events WHERE kind NOT LIKE 'chain.%'"

    /// The form of the first event; whoever changes it breaks the chain at its beginning.
    private static let second = """
        ALTER TABLE office ADD COLUMN first_form INTEGER NOT NULL DEFAULT 1 CHECK (first_form IN (1, 2));
        """

    /// Values about people, which can be erased: what was ever kept stays known by its digest alone. No key refers to
    /// another table, and no trigger watches deletions, so that SQLite clears the whole table at once.
    private static let third = """
        CREATE TABLE personal_digests (
          digest BLOB PRIMARY KEY CHECK (length(digest) = 32)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE personal (
          digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
          salt BLOB NOT NULL CHECK (length(salt) BETWEEN 16 AND 255),
          value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX personal_by_value ON personal (value);
        CREATE TRIGGER personal_digests_are_fixed BEFORE UPDATE ON personal_digests
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER personal_digests_are_kept BEFORE DELETE ON personal_digests
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER personal_is_fixed BEFORE UPDATE ON personal
          BEGIN SELECT raise(ABORT, 'append only'); END;
        """

    /// Events and contents can be added and read; the triggers refuse all else, even to a careless hand with a tool.
    private static let first = """
        CREATE TABLE office (
          only INTEGER PRIMARY KEY CHECK (only = 1),
          identity BLOB NOT NULL CHECK (length(identity) = 32)
        ) STRICT;
        CREATE TABLE events (
          number INTEGER PRIMARY KEY,
          time TEXT NOT NULL,
          kind TEXT NOT NULL,
          version INTEGER NOT NULL,
          person TEXT NOT NULL,
          deputy_for TEXT,
          command TEXT NOT NULL,
          cause INTEGER REFERENCES events,
          subject TEXT NOT NULL,
          payload TEXT NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 32)
        ) STRICT;
        CREATE INDEX events_by_subject ON events (subject);
        CREATE TABLE definitions (
          digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
          name TEXT NOT NULL,
          media_type TEXT NOT NULL,
          bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE attachments (
          id INTEGER PRIMARY KEY,
          digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
          size INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE stagings (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          owner TEXT NOT NULL
        ) STRICT;
        CREATE TABLE pieces (
          id INTEGER PRIMARY KEY,
          content INTEGER NOT NULL,
          ordinal INTEGER NOT NULL,
          bytes BLOB NOT NULL,
          UNIQUE (content, ordinal)
        ) STRICT;
        CREATE TABLE refused_accesses (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          time TEXT NOT NULL,
          person TEXT NOT NULL,
          command TEXT NOT NULL,
          subject TEXT NOT NULL,
          rule TEXT NOT NULL
        ) STRICT;
        CREATE TABLE declarations (
          name TEXT PRIMARY KEY,
          fingerprint BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER office_is_fixed BEFORE UPDATE ON office BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER office_is_kept BEFORE DELETE ON office BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER events_follow BEFORE INSERT ON events
          WHEN new.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM events)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER events_are_fixed BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER definitions_are_fixed BEFORE UPDATE ON definitions
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER definitions_are_kept BEFORE DELETE ON definitions
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER attachments_are_fixed BEFORE UPDATE ON attachments
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER attachments_are_kept BEFORE DELETE ON attachments
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER pieces_are_complete BEFORE INSERT ON pieces
          WHEN EXISTS (SELECT 1 FROM attachments WHERE id = new.content)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER pieces_are_fixed BEFORE UPDATE ON pieces BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER pieces_are_kept BEFORE DELETE ON pieces
          WHEN EXISTS (SELECT 1 FROM attachments WHERE id = old.content)
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER refusals_are_fixed BEFORE UPDATE ON refused_accesses
          BEGIN SELECT raise(ABORT, 'append only'); END;
        CREATE TRIGGER refusals_are_kept BEFORE DELETE ON refused_accesses
          BEGIN SELECT raise(ABORT, 'append only'); END;
        """
}
