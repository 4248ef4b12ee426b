import Fixtures
import Foundation
import Testing

/// The real binary under a wrong clock: `clock_gettime` of the C library is replaced.
@Suite struct ClockTests {
    private let folder: URL
    private let path: String
    private let shim: String

    init() throws {
        folder = try Folder.make()
        path = folder.appendingPathComponent("office.docket").path
        shim = folder.appendingPathComponent("clock.so").path
        let source = folder.appendingPathComponent("clock.c").path
        try Data(Self.shifted.utf8).write(to: URL(fileURLWithPath: source))
        let compiler = try Process.run(
            URL(fileURLWithPath: "/usr/bin/env"), arguments: ["cc", "-shared", "-fPIC", "-o", shim, source])
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
        try #require(run("init", path, "--regulation", "guangdong-post-letters").status == 0)
    }

    /// Adds SHIFT seconds to the time of day.
    private static let shifted = """
        #define _GNU_SOURCE
        #include <stdlib.h>
        #include <sys/syscall.h>
        #include <time.h>
        #include <unistd.h>
        int clock_gettime(clockid_t clock, struct timespec *time) {
            int status = (int)syscall(SYS_clock_gettime, clock, time);
            if (clock == CLOCK_REALTIME && getenv("SHIFT")) time->tv_sec += atol(getenv("SHIFT"));
            return status;
        }
        """

    private func run(_ words: String..., days: Int = 0) throws -> Run {
        let environment = ["DOCKET_OFFICE": path, "LD_PRELOAD": shim, "SHIFT": String(days * 86_400)]
        return try Binary.run(words, environment: environment, in: folder)
    }

    private func units(_ code: String) throws -> String {
        let file = folder.appendingPathComponent("\(code).csv")
        try Data("code,name,kind\n\(code),示例单位,company\n".utf8).write(to: file)
        return file.path
    }

    @Test func `a clock of last week writes nothing, and says what to do`() throws {
        let refused = try run("unit", "import", units("u1"), days: -7)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("早于最后一次办理的时间"))
        #expect(refused.errors.contains("docket time correct"))
        #expect(try run("inbox", days: -7).status == 0, "looking needs no right clock")
    }

    @Test func `a clock of next year is confirmed, found to be wrong, and corrected`() throws {
        #expect(try run("unit", "import", units("u1"), days: 365).errors.contains("--confirm-time"))
        #expect(try run("tick", "--confirm-time", days: 365).status == 1)
        #expect(try run("unit", "import", units("u1"), "--confirm-time", days: 365).status == 0)
        #expect(try run("unit", "import", units("u2")).status == 1, "the last event is of next year")
        #expect(try run("time", "correct").status == 1, "why is asked for")
        #expect(try run("time", "correct", "-m", "时钟误设为明年").status == 0)
        #expect(try run("unit", "import", units("u2")).status == 0)
        #expect(try run("verify", "--decisions").status == 0)
        #expect(try run("time", "correct", "-m", "再来一次").errors.contains("时间没有错"))
    }
}
