import Diagnostics
import MemoryStore
import Regulations
import Store
import Testing

@testable import Records

/// A regulation as an office holds it: every file by its digest, and a manifest that names them all.
@Suite struct RegulationPackageTests {
    private static let workflows = MemoryPackage(
        name: "w", files: ["regulation.xml": Array("<r/>".utf8), "charts/a.scxml": Array("<scxml/>".utf8)])
    private static let templates = MemoryPackage(name: "t", files: ["packet.html": Array("<p/>".utf8)])

    private static func office() throws -> any Office {
        try MemoryOffices().create(at: "package", tables: OfficeTables.all)
    }

    private static func pin(
        _ workflows: MemoryPackage = workflows, in office: any Office
    ) throws -> RegulationPackage {
        try office.write {
            try RegulationPackage.pin(workflows: workflows, templates: templates, keeping: $0.keepDefinition)
        }
    }

    @Test func `what was pinned is read again by its digest, below either folder`() throws {
        let office = try Self.office()
        let digest = try Self.pin(in: office).digest
        try office.read { (snapshot) throws -> Void in
            let package = try RegulationPackage(digest: digest, from: snapshot)
            let workflows = try package.files(below: RegulationPackage.workflows, from: snapshot)
            #expect(workflows.paths == ["charts/a.scxml", "regulation.xml"])
            #expect(try workflows.bytes(of: "regulation.xml") == Array("<r/>".utf8))
            #expect(workflows.displayName(of: "regulation.xml") == "Workflows/regulation.xml")
            #expect(try package.files(below: RegulationPackage.templates, from: snapshot).paths == ["packet.html"])
        }
    }

    @Test func `the same files have the same digest, one that differs another`() throws {
        let office = try Self.office()
        let first = try Self.pin(in: office).digest
        #expect(try Self.pin(in: office).digest == first)
        #expect(try Self.pin(in: Self.office()).digest == first)
        let changed = MemoryPackage(
            name: "w", files: ["regulation.xml": Array("<r />".utf8), "charts/a.scxml": Array("<scxml/>".utf8)])
        #expect(try Self.pin(changed, in: office).digest != first)
    }

    @Test func `a file that is missing in the package is a finding`() throws {
        #expect(throws: Findings.self) { try Self.workflows.bytes(of: "nothing.xml") }
    }

    @Test func `a manifest that is none is refused as damaged`() throws {
        let office = try Self.office()
        let digest = try office.write {
            try $0.keepDefinition(name: "manifest", mediaType: "text/plain", bytes: Array("no digest".utf8))
        }
        for text in [digest.description, "no digest"] {
            let refused = #expect(throws: Refusal.self) {
                try office.read { try RegulationPackage(digest: text, from: $0) }
            }
            #expect(refused?.id == "casework.damaged-manifest")
        }
    }

    @Test func `a package that the office does not hold is unknown`() throws {
        let absent = String(repeating: "0", count: 64)
        #expect(throws: StoreError.self) {
            try Self.office().read { try RegulationPackage(digest: absent, from: $0) }
        }
    }
}
