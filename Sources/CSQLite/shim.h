#ifndef DOCKET_CSQLITE_SHIM_H
#define DOCKET_CSQLITE_SHIM_H
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a macro with a cast that Swift does not import. */
static inline sqlite3_destructor_type docket_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/* Extended result codes are computed by macros. */
static const int docket_sqlite_constraint_primary_key = SQLITE_CONSTRAINT_PRIMARYKEY;
static const int docket_sqlite_cannot_open_folder = SQLITE_CANTOPEN_ISDIR;
static const int docket_sqlite_cannot_open_link = SQLITE_CANTOPEN_SYMLINK;
static const int docket_sqlite_constraint_rowid = SQLITE_CONSTRAINT_ROWID;
static const int docket_sqlite_constraint_unique = SQLITE_CONSTRAINT_UNIQUE;

/* sqlite3_db_config is variadic. */
static inline int docket_sqlite_configure(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}

/* Reads a part of a connection's file, or of its write-ahead log, through the file that SQLite has open itself: a second
   descriptor of ours would end SQLite's locks when it is closed. */
static inline int docket_sqlite_read(sqlite3 *connection, int fromLog, void *buffer, int count, sqlite3_int64 offset) {
    sqlite3_file *file = 0;
    int operation = fromLog ? SQLITE_FCNTL_JOURNAL_POINTER : SQLITE_FCNTL_FILE_POINTER;
    int code = sqlite3_file_control(connection, "main", operation, &file);
    if (code != SQLITE_OK) return code;
    if (!file || !file->pMethods) return SQLITE_CANTOPEN;
    return file->pMethods->xRead(file, buffer, count, offset);
}

/* sqlite3_config is variadic. */
static inline int docket_sqlite_without_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif
