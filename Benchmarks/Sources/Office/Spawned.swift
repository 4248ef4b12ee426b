import BenchReport
import Glibc

/// One run of a program: how long it took, how much memory it held at most, and how it ended.
struct Spawned {
    let milliseconds: Double
    let megabytes: Double
    let status: Int32

    /// Runs a program with nothing on its standard output kept.
    init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        let words = ([program] + arguments).map { strdup($0) }
        let settings = environment.map { strdup("\($0.key)=\($0.value)") }
        defer {
            posix_spawn_file_actions_destroy(&actions)
            (words + settings).forEach { free($0) }
        }
        let start = ContinuousClock.now
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, nil, words + [nil], settings + [nil])
        guard code == 0 else { throw Unexpected(what: "\(program) can't be started (errno \(code))") }
        var usage = rusage()
        var status: Int32 = 0
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        megabytes = Double(usage.ru_maxrss) / 1024
        self.status = status
    }
}
