import CSQLite
import Glibc
import Store

extension StoreError {
    /// The error that a result code of SQLite stands for.
    ///
    /// SQLite's own message is read only for violated constraints, where it names a table and columns and no value.
    init(code: Int32, handle: OpaquePointer, path: String) {
        let extended = max(code, sqlite3_extended_errcode(handle))
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL:
            self = .busy(path: path)
        case SQLITE_FULL:
            self = .full(path: path)
        case SQLITE_IOERR:
            let outOfRoom = [ENOSPC, EDQUOT, EFBIG].contains(sqlite3_system_errno(handle))
            self = outOfRoom ? .full(path: path) : .inputOutput(path: path, code: extended)
        case SQLITE_CORRUPT:
            self = .damaged(path: path, code: extended)
        case SQLITE_NOTADB:
            self = .notAnOffice(path: path)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH:
            self = .unreadable(path: path, code: Self.reason(extended, sqlite3_system_errno(handle)))
        case SQLITE_CONSTRAINT:
            self = Self.violated(extended, handle)
        case SQLITE_ERROR where String(cString: sqlite3_errmsg(handle)) == "integer overflow":
            self = .overflow
        case SQLITE_TOOBIG:
            self = .tooLarge(limit: Int(sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, -1)))
        default:
            self = .refused(code: extended, explanation: String(cString: sqlite3_errstr(extended)))
        }
    }

    /// Why a file can't be opened: the system's error, or what SQLite's refusal comes to where the system wasn't asked.
    private static func reason(_ extended: Int32, _ number: Int32) -> Int32 {
        guard number == 0 else { return number }
        switch extended {
        case docket_sqlite_cannot_open_folder: return EISDIR
        case docket_sqlite_cannot_open_link: return ELOOP
        default: return EACCES
        }
    }

    private static func violated(_ code: Int32, _ handle: OpaquePointer) -> StoreError {
        let message = String(cString: sqlite3_errmsg(handle))
        switch code {
        case docket_sqlite_constraint_primary_key, docket_sqlite_constraint_unique, docket_sqlite_constraint_rowid:
            // "UNIQUE constraint failed: kept_tasks.number"
            let column = message.split(separator: " ").last ?? ""
            let table = column.split(separator: ".").first ?? ""
            return .duplicate(table: StoredName.declared(String(table)))
        default:
            return .refused(code: code, explanation: message)
        }
    }
}
