import Foundation
import Testing

@testable import Diagnostics

/// What is in folders, as the readers of regulations see it.
@Suite final class FolderReadingTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    init() throws {
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("forms/old"), withIntermediateDirectories: true)
        for path in ["regulation.xml", "forms/visit.xml", "forms/old/visit.xml", "forms/.visit.xml.swp"] {
            try Data().write(to: folder.appendingPathComponent(path))
        }
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("linked.xml"), withDestinationURL: folder.appendingPathComponent("forms"))
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("loop"), withDestinationURL: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `the files below a folder come sorted, without hidden ones and symbolic links`() throws {
        #expect(try files(belowFolder: folder.path) == ["forms/old/visit.xml", "forms/visit.xml", "regulation.xml"])
    }

    @Test func `the names in a folder come sorted, without hidden ones`() throws {
        #expect(try names(inFolder: folder.path) == ["forms", "linked.xml", "loop", "regulation.xml"])
        #expect(try names(inFolder: folder.appendingPathComponent("forms").path) == ["old", "visit.xml"])
    }

    @Test func `a folder that is not there, and a file in its place, are named`() throws {
        let missing = folder.appendingPathComponent("none").path
        #expect(throws: FileProblem.missing(path: missing)) { try names(inFolder: missing) }
        let file = folder.appendingPathComponent("regulation.xml").path
        #expect(throws: FileProblem.refused(path: file, errno: ENOTDIR)) { try files(belowFolder: file) }
    }

    @Test func `what stands at a path is told, through a link or not`() {
        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        #expect(PathKind(at: path("regulation.xml")) == .file)
        #expect(PathKind(at: path("linked.xml")) == .folder)
        #expect(PathKind(at: path("linked.xml"), following: false) == .other)
        #expect(PathKind(at: path("none")) == nil)
        #expect(PathKind(at: "/dev/null") == .other)
    }
}
