/* Raw SQLite: one row in one durable transaction, as often as it goes; the measure that the store's decisions are held
   against. Usage: raw-commits FILE COUNT JOURNAL SYNCHRONOUS; prints commits per second. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void run(sqlite3 *connection, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(connection, sql, NULL, NULL, &message) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, message);
        exit(1);
    }
}

int main(int count, char **arguments) {
    if (count != 5) return 2;
    sqlite3 *connection;
    sqlite3_stmt *insert;
    char settings[200];
    if (sqlite3_open(arguments[1], &connection) != SQLITE_OK) return 1;
    snprintf(settings, sizeof settings, "PRAGMA journal_mode=%s; PRAGMA synchronous=%s; PRAGMA wal_autocheckpoint=2000",
             arguments[3], arguments[4]);
    run(connection, settings);
    run(connection, "CREATE TABLE rows (number INTEGER PRIMARY KEY, text TEXT)");
    sqlite3_prepare_v2(connection, "INSERT INTO rows (text) VALUES ('a row of about as many bytes as an event')", -1,
                       &insert, NULL);
    int commits = atoi(arguments[2]);
    double start = now();
    for (int index = 0; index < commits; index++) {
        run(connection, "BEGIN IMMEDIATE");
        if (sqlite3_step(insert) != SQLITE_DONE) return 1;
        sqlite3_reset(insert);
        run(connection, "COMMIT");
    }
    printf("%.0f\n", commits / (now() - start));
    sqlite3_finalize(insert);
    sqlite3_close(connection);
    return 0;
}
