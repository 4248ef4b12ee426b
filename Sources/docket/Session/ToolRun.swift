import Diagnostics
import Glibc

/// One run of a tool that reads all of its input before it writes.
struct ToolRun {
    /// The exit status; negative for a signal.
    let status: Int32
    let output: [UInt8]

    /// Why a tool did not run: the number of the system's error.
    struct Fault: Error {
        let number: Int32
    }

    /// Runs a tool and waits for its end.
    init(_ tool: String, _ arguments: [String], input: [UInt8]) throws(Fault) {
        let (reading, feeding) = try Self.pipe()
        let (draining, writing) = try Self.pipe()
        let process: pid_t
        do throws(Fault) {
            process = try Self.spawn([tool] + arguments, input: reading, output: writing)
        } catch {
            for end in [reading, feeding, draining, writing] { close(end) }
            throw error
        }
        close(reading)
        close(writing)
        Self.write(input, to: feeding)
        output = Self.readAll(draining)
        status = Self.wait(for: process)
    }

    private static func pipe() throws(Fault) -> (Int32, Int32) {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { throw Fault(number: errno) }
        // A tool that held the other ends open would wait for itself.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func spawn(_ words: [String], input: Int32, output: Int32) throws(Fault) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let number = posix_spawn(&process, words[0], &actions, nil, &arguments, environ)
        guard number == 0 else { throw Fault(number: number) }
        return process
    }

    /// What a tool that has ended already does not read is nobody's loss: its status tells.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        defer { close(descriptor) }
        var remaining = bytes[...]
        while !remaining.isEmpty {
            let count = remaining.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            remaining = remaining.dropFirst(count)
        }
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
        }
    }

    /// Waits for the end of a process that was started here: its exit status, negative for a signal.
    static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : -signal
    }
}
