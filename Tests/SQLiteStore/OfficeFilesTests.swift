import SQLiteStore
import Store
import Testing

/// The files of a folder as a store of offices.
@Suite struct OfficeFilesTests {
    let folder: Folder
    let store: any OfficeStore = OfficeFiles()

    init() throws {
        folder = try Folder()
    }

    @Test func `an office is made once at a place, and found there`() throws {
        let place = folder.file("office")
        #expect(!store.isTaken(place))
        let identity = try store.create(at: place, tables: Sample.tables).identity
        #expect(store.isTaken(place))
        #expect(throws: StoreError.exists(path: place)) { try store.create(at: place, tables: Sample.tables) }
        #expect(try store.open(at: place, tables: Sample.tables).identity == identity)
    }

    @Test func `of an office that is thrown away nothing is left, also while it is open`() throws {
        let place = folder.file("office")
        do {
            let office = try store.create(at: place, tables: Sample.tables)
            try office.write { try Sample.open(1, in: $0) }
            #expect(try folder.names.count > 1)
            try store.discard(at: place)
            #expect(try folder.names == [])
        }
        #expect(try folder.names == [])
        #expect(throws: StoreError.missing(path: place)) { try store.discard(at: place) }
    }

    @Test func `a backup becomes an office at another place, and a rehearsal leaves nothing`() throws {
        let office = try store.create(at: folder.file("office"), tables: Sample.tables)
        try office.write { try Sample.open(1, in: $0) }
        var pieces: [[UInt8]] = []
        try office.backUp { pieces.append($0) }
        var rest = pieces
        try store.rehearseRestore(to: folder.file("new"), tables: Sample.tables, applying: Sample.apply) {
            rest.isEmpty ? [] : rest.removeFirst()
        }
        #expect(!store.isTaken(folder.file("new")))
        rest = pieces
        let restored = try store.restore(to: folder.file("new"), tables: Sample.tables, applying: Sample.apply) {
            rest.isEmpty ? [] : rest.removeFirst()
        }
        #expect(try restored.read { try $0.head() } == office.read { try $0.head() })
    }
}
