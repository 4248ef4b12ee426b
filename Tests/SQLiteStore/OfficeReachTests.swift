import Foundation
import Store
import Testing

@testable import SQLiteStore

/// What may be done with an office's file.
@Suite struct OfficeReachTests {
    @Test func `a file that is read without its locks is read again when somebody changed it meanwhile`() throws {
        let folder = try Folder()
        let path = folder.file("office")
        try Data("one".utf8).write(to: URL(fileURLWithPath: path))
        let reach = OfficeReach.readingStill(try FileState(of: path))
        try reach.requireStill(path)
        #expect(throws: StoreError.unreadable(path: path, code: EACCES)) { try reach.requireWriting(path) }
        try Data("other".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.busy(path: path)) { try reach.requireStill(path) }
    }
}
