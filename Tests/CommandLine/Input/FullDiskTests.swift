import Foundation
import Testing

/// A disk without room: an error that says so, and nothing half done. The limit on the size of files stands for the
/// disk.
@Suite struct FullDiskTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    /// A shell that lets files grow to some KiB only.
    private func limit(_ kibibytes: Int) -> String { "ulimit -f \(kibibytes); exec \"$@\"" }

    @Test(arguments: [0, 1, 8, 16, 32])
    func `a change that does not fit is refused and leaves nothing`(kibibytes: Int) throws {
        let before = try office.head()
        let run = try office.run(Entries.customer([:]), as: "clerk", wrapper: limit(kibibytes))
        #expect(run.status == 3, "\(run.errors)")
        #expect(try office.head() == before)
        #expect(try office.registered() == "KH20260001", "the office works on once there is room")
    }

    @Test func `an attachment that does not fit leaves the contract as it was`() throws {
        let (contract, number) = try office.submitted()
        let big = try office.write("big.bin", bytes: [UInt8](repeating: 7, count: 3 << 20))
        let run = try office.refused(["attach", contract, big], as: "clerk", status: 3, wrapper: limit(512))
        #expect(run.errors.contains("未作任何更改"))
        #expect(try office.json("show", number, as: "clerk")["attachments"].items.isEmpty)
    }

    @Test func `a new office that does not fit is not made`() throws {
        let path = office.folder.path + "/new.docket"
        let run = try office.run(
            ["init", path, "-r", "guangdong-post-letters", "--demo"], wrapper: limit(64))
        #expect(run.status == 3, "\(run.errors)")
        let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.path)
        #expect(left.filter { $0.contains("new.docket") }.isEmpty, "\(left)")
    }

    @Test func `a paper that does not fit leaves the older one`() throws {
        let customer = try office.registered()
        let subject = String(repeating: "账单与宣传函件。", count: 3000)
        try office.run(Entries.contract(customer, ["subject": subject]), as: "clerk").expectDone()
        let path = try office.write("packet.html", "旧的材料")
        let run = try office.refused(
            ["packet", "GDYH-2026-0001", "-O", path, "--force"], as: "clerk", status: 3, wrapper: limit(64))
        #expect(run.errors.contains("无法写入 “\(path)”：超出文件大小的上限"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "旧的材料")
        let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.path)
        #expect(left.filter { $0.hasPrefix(".packet") }.isEmpty)
    }

    @Test func `a paper for a folder that is not there is refused with the reason`() throws {
        let (contract, _) = try office.submitted()
        let run = try office.refused("packet", contract, "-O", "/nowhere/packet.html", as: "clerk", status: 3)
        #expect(run.mistakes == ["错误: 无法写入 “/nowhere/packet.html”：没有这个文件或文件夹"])
    }
}
