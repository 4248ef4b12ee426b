import Glibc

/// What a run of the binary came to.
struct Run {
    let status: Int32
    let text: String
}

/// An attack that could not be set up.
struct Broken: Error {
    let reason: String
}

/// The real binary, run to its end with all that it says in one text.
struct Program {
    let path: String
    let environment: [String: String]

    /// Runs the words; throws `Broken` when the program can't be started.
    func run(_ words: [String]) throws -> Run {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Broken(reason: "no pipe") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
        defer { posix_spawn_file_actions_destroy(&actions) }
        let arguments = ([path] + words).map { strdup($0) }
        let settings = environment.map { strdup("\($0.key)=\($0.value)") }
        defer { (arguments + settings).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, path, &actions, nil, arguments + [nil], settings + [nil])
        close(ends[1])
        defer { close(ends[0]) }
        guard code == 0 else { throw Broken(reason: "\(path) can't be started (errno \(code))") }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(ends[0], &piece, piece.count)
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let end = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
        return Run(status: end, text: String(decoding: bytes, as: UTF8.self))
    }
}
