import Foundation
import Testing

/// Keeping an office: verified, backed up, restored; damage is found and named.
@Suite struct CustodyTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    @Test func `a sound office verifies`() throws {
        _ = try office.submitted()
        let report = try office.json("verify", as: "admin")
        #expect(report["events"].number == (try office.head().number))
        #expect(report["sealedThrough"].number == 0)
    }

    @Test func `an altered office does not: status 3`() throws {
        let (_, number) = try office.submitted()
        try office.done("approve", number, "-m", "同意本合同的全部条款", as: "centre")
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: office.path)))
        let (text, other) = (Array("同意本合同的全部条款".utf8), Array("反对本合同的全部条款".utf8))
        var places: [Int] = []
        for offset in 0...(bytes.count - text.count) where bytes[offset..<(offset + text.count)].elementsEqual(text) {
            places.append(offset)
        }
        #expect(!places.isEmpty)
        for place in places { bytes.replaceSubrange(place..<(place + text.count), with: other) }
        let altered = try office.write("altered.docket", bytes: bytes)
        let run = try Binary.run(["verify", "--office", altered])
        #expect(run.status == 3)
        #expect(run.output.isEmpty)
        #expect(!run.mistakes.isEmpty)
    }

    @Test func `a backup is restored as it was, and a damaged one is refused whole`() throws {
        let (contract, _) = try office.submitted()
        let backup = office.folder.path + "/b.backup"
        let restored = office.folder.path + "/restored.docket"
        try office.done("backup", backup, as: "admin")
        try office.done("restore", backup, restored)
        let list = try Binary.run(["contract", "list", "--office", restored, "--as", "clerk", "--json"])
        #expect(try list.json()[0]["number"].text == contract)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: backup)))
        bytes[bytes.count / 2] ^= 1
        let damaged = try office.write("damaged.backup", bytes: bytes)
        let run = try office.refused(["restore", damaged, office.folder.path + "/new.docket"], status: 3)
        #expect(run.mistakes.count == 1)
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/new.docket"))
    }

    @Test func `refused accesses are listed, for administrators`() throws {
        let (_, number) = try office.submitted()
        _ = try office.refused("show", number, as: "yi-clerk")
        _ = try office.refused("approve", number, as: "leader")
        let listed = try office.json("access", "list", as: "admin").items
        #expect(Set(listed.map { $0["person"].text }) == ["yi-clerk", "leader"])
        #expect(listed.allSatisfy { $0["subject"].text == "case:\(number)" })
        #expect(try office.refused("access", "list", as: "clerk").status == 1)
    }
}
