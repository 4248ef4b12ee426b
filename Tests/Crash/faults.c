/* Makes one call to the system fail, or kills the process at it: preloaded into a worker by the crash harness.

   FAULT_FILE   only calls on files whose path begins so are counted
   FAULT_AT     the number of the call, from 1
   FAULT_KIND   kill   the process is killed before the call
                after  the process is killed after the call
                torn   half of a write is done, then the process is killed
                io     the call fails with EIO
                full   the call fails with ENOSPC
                short  half of a write is done; every later write of the process fails with ENOSPC
   FAULT_MARK   a file that is made when the call comes, before it fails

   Counted are opens, writes, truncations, syncs and unlinks, in each process by itself. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { most_descriptors = 1024 };
static char watched[most_descriptors];
static long calls = 0;
static int is_exhausted = 0;

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

static int is_kind(const char *kind) { return strcmp(setting("FAULT_KIND"), kind) == 0; }

static int concerns(const char *path) {
    const char *prefix = setting("FAULT_FILE");
    return *prefix && strncmp(path, prefix, strlen(prefix)) == 0;
}

static int is_watched(int descriptor) {
    return descriptor >= 0 && descriptor < most_descriptors && watched[descriptor];
}

static void die(void) { kill(getpid(), SIGKILL); }

/* Counts a call and says whether it is the one that fails. */
static int is_due(void) {
    if (++calls != atol(setting("FAULT_AT"))) return 0;
    FILE *mark = fopen(setting("FAULT_MARK"), "w");
    if (mark) fclose(mark);
    return 1;
}

static int failure(void) {
    if (is_kind("io")) return EIO;
    if (is_kind("full") || is_kind("short")) return ENOSPC;
    return 0;
}

/* What a call of all or nothing does when it is due: 1 when it must fail with errno set. */
static int strikes(int due) {
    if (!due) return 0;
    if (is_kind("kill") || is_kind("torn")) die();
    if (failure()) {
        errno = failure();
        return 1;
    }
    return 0;
}

static void after(int due) {
    if (due && is_kind("after")) die();
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__) = NULL; \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int opened(const char *path, int flags, mode_t mode, int (*real)(const char *, int, ...)) {
    int due = concerns(path) && (flags & (O_CREAT | O_RDWR | O_WRONLY)) && is_due();
    if (strikes(due)) return -1;
    int descriptor = real(path, flags, mode);
    if (descriptor >= 0 && descriptor < most_descriptors) watched[descriptor] = concerns(path);
    after(due);
    return descriptor;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, #name, const char *, int, ...); \
        va_list list; \
        va_start(list, flags); \
        mode_t mode = (flags & O_CREAT) ? va_arg(list, mode_t) : 0; \
        va_end(list); \
        return opened(path, flags, mode, real); \
    }
OPEN(open)
OPEN(open64)

static ssize_t written(int descriptor, const void *bytes, size_t count, off64_t offset,
                       ssize_t (*real)(int, const void *, size_t, off64_t)) {
    if (!is_watched(descriptor)) return real(descriptor, bytes, count, offset);
    int due = is_due();
    if (is_exhausted) {
        errno = ENOSPC;
        return -1;
    }
    if (due && is_kind("torn")) {
        real(descriptor, bytes, count / 2, offset);
        die();
    }
    if (due && is_kind("short")) {
        is_exhausted = 1;
        return real(descriptor, bytes, count / 2, offset);
    }
    if (strikes(due)) return -1;
    ssize_t result = real(descriptor, bytes, count, offset);
    after(due);
    return result;
}

#define PWRITE(name) \
    ssize_t name(int descriptor, const void *bytes, size_t count, off64_t offset) { \
        REAL(ssize_t, #name, int, const void *, size_t, off64_t); \
        return written(descriptor, bytes, count, offset, real); \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

static ssize_t plain_write(int descriptor, const void *bytes, size_t count, off64_t offset) {
    REAL(ssize_t, "write", int, const void *, size_t);
    (void)offset;
    return real(descriptor, bytes, count);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    return written(descriptor, bytes, count, 0, plain_write);
}

#define SIMPLE(name, ARGUMENTS, FIRST, USE) \
    int name ARGUMENTS { \
        REAL(int, #name, FIRST); \
        int due = is_watched(descriptor) && is_due(); \
        if (strikes(due)) return -1; \
        int result = real USE; \
        after(due); \
        return result; \
    }
SIMPLE(fsync, (int descriptor), int, (descriptor))
SIMPLE(fdatasync, (int descriptor), int, (descriptor))

#define TRUNCATE(name) \
    int name(int descriptor, off64_t size) { \
        REAL(int, #name, int, off64_t); \
        int due = is_watched(descriptor) && is_due(); \
        if (strikes(due)) return -1; \
        int result = real(descriptor, size); \
        after(due); \
        return result; \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    int due = concerns(path) && is_due();
    if (strikes(due)) return -1;
    int result = real(path);
    after(due);
    return result;
}
