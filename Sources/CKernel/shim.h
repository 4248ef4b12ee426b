#ifndef DOCKET_CKERNEL_SHIM_H
#define DOCKET_CKERNEL_SHIM_H
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel is asked itself: a function of the C library, syscall() too, may be another library's (LD_PRELOAD). */
static inline long docket_kernel_call(long number, long a, long b, long c, long d) {
#if defined(__x86_64__)
    long answer;
    register long r10 __asm__("r10") = d;
    __asm__ volatile("syscall"
                     : "=a"(answer)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10)
                     : "rcx", "r11", "memory");
    return answer;
#elif defined(__aarch64__)
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3) : "memory");
    return x0;
#else
#error "Docket asks the kernel of x86-64 and of AArch64"
#endif
}

static inline long docket_kernel_uid(void) { return docket_kernel_call(SYS_getuid, 0, 0, 0, 0); }
static inline long docket_kernel_effective_uid(void) { return docket_kernel_call(SYS_geteuid, 0, 0, 0, 0); }
static inline long docket_kernel_gid(void) { return docket_kernel_call(SYS_getgid, 0, 0, 0, 0); }
static inline long docket_kernel_effective_gid(void) { return docket_kernel_call(SYS_getegid, 0, 0, 0, 0); }

/* Opens a file for reading: its descriptor, or an error below zero. */
static inline long docket_kernel_open(const char *path) {
    return docket_kernel_call(SYS_openat, AT_FDCWD, (long)path, O_RDONLY | O_CLOEXEC, 0);
}

/* Reads at most so many bytes: how many there were, or an error below zero. */
static inline long docket_kernel_read(long descriptor, void *buffer, long count) {
    return docket_kernel_call(SYS_read, descriptor, (long)buffer, count, 0);
}

static inline void docket_kernel_close(long descriptor) { docket_kernel_call(SYS_close, descriptor, 0, 0, 0); }

#endif
