import Foundation
import Testing

/// The office file itself: not there, not an office, damaged, or without room to grow.
@Suite struct OfficeFileTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    private func inbox(of path: String) throws -> Run {
        try Binary.run(["inbox", "--as", "clerk", "--office", path])
    }

    @Test func `an office that is not there is not found`() throws {
        let run = try inbox(of: office.folder.path + "/nope.docket")
        #expect(run.status == 1)
        #expect(run.mistakes.count == 1)
        #expect(run.errors.contains("nope.docket"))
    }

    @Test(arguments: ["", "hello\n", "SQLite format 3\0", "<office/>", "code,name\n"])
    func `a file that is no office is refused, and stays as it was`(text: String) throws {
        let path = try office.write("other.docket", text)
        let run = try inbox(of: path)
        #expect(run.status == 3)
        #expect(run.mistakes == ["错误: \(path) 不是办公室文件"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        let change = try Binary.run(["approve", "1", "--as", "clerk", "--office", path])
        #expect(change.status == 3)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `a folder is no office`() throws {
        #expect(try inbox(of: office.folder.path).status == 3)
    }

    @Test func `a truncated office is damaged`() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: office.path))
        let path = try office.write("cut.docket", bytes: Array(bytes.prefix(bytes.count / 3)))
        let run = try inbox(of: path)
        #expect(run.status == 3)
        #expect(run.errors.contains("已损坏"))
    }

    @Test func `an office is never overwritten`() throws {
        let before = try office.head()
        let run = try Binary.run(["init", office.path, "-r", "guangdong-post-letters"])
        #expect(run.status == 1)
        #expect(run.errors.contains("不会覆盖"))
        #expect(try office.head() == before)
    }

    @Test func `a root without regulations, an unknown regulation and a folder that is not there are refused`() throws {
        let path = office.folder.path + "/new.docket"
        let root = try Binary.run(["init", path, "-r", "guangdong-post-letters", "--root", office.folder.path])
        #expect(root.status == 1)
        #expect(root.errors.contains("里没有 Workflows/"))
        let regulation = try Binary.run(["init", path, "-r", "guangdong-post-leters"])
        #expect(regulation.status == 1)
        #expect(regulation.errors.contains("您是否想写 “guangdong-post-letters”？"))
        let folder = try Binary.run(["init", office.folder.path + "/no/new.docket", "-r", "guangdong-post-letters"])
        #expect(folder.status == 3)
        #expect(folder.errors.contains("没有这个文件或文件夹"))
        #expect(folder.mistakes.count == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
