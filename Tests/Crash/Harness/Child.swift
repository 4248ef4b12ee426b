import Glibc

/// A running program with a process group of its own, its output in a pipe.
struct Child {
    let process: pid_t
    private let output: Int32

    /// Starts a program in an environment; throws `Broken`.
    ///
    /// - Parameter isQuiet: whether what it says of errors is left out.
    init(_ program: String, _ arguments: [String], environment: [String: String], isQuiet: Bool = false) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Broken("no pipe (errno \(errno))") }
        // No other child may hold this one's pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        if isQuiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
            close(ends[1])
        }
        var process: pid_t = 0
        let words = ([program] + arguments).map { strdup($0) }
        let settings = environment.map { strdup("\($0.key)=\($0.value)") }
        defer { (words + settings).forEach { free($0) } }
        let code = posix_spawn(&process, program, &actions, &attributes, words + [nil], settings + [nil])
        guard code == 0 else {
            close(ends[0])
            throw Broken("\(program) can't be started (errno \(code))")
        }
        self.process = process
        output = ends[0]
    }

    /// Kills the program and whatever it has started.
    func kill() {
        Glibc.kill(-process, SIGKILL)
    }

    /// Waits for the end; gives all output, and whether it ended by itself with status 0 or by a signal.
    func finish() -> (text: String, succeeded: Bool, wasKilled: Bool) {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(output, &piece, piece.count)
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        close(output)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (String(decoding: bytes, as: UTF8.self), status == 0, status & 0x7F != 0)
    }
}
