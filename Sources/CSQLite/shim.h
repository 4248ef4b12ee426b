#ifndef DOCKET_CSQLITE_SHIM_H
#define DOCKET_CSQLITE_SHIM_H
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a macro with a cast that Swift does not import. */
static inline sqlite3_destructor_type docket_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/* Extended result codes are computed by macros. */
static const int docket_sqlite_constraint_primary_key = SQLITE_CONSTRAINT_PRIMARYKEY;
static const int docket_sqlite_constraint_rowid = SQLITE_CONSTRAINT_ROWID;
static const int docket_sqlite_constraint_unique = SQLITE_CONSTRAINT_UNIQUE;

/* sqlite3_db_config is variadic. */
static inline int docket_sqlite_configure(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}

/* sqlite3_config is variadic. */
static inline int docket_sqlite_without_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif
