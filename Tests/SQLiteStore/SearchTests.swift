import SQLiteStore
import Store
import Testing

@Suite struct SearchTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
        try office.write { transaction throws in
            for (code, name) in [
                ("c1", "示例东方贸易公司"), ("c2", "示例方东贸易公司"), ("c3", "ABC 科技\"特\"别"), ("c4", "示例𠮷祥店"),
            ] {
                try transaction.insert(
                    into: "customers", ["code": .text(code), "name": .text(name), "tier": 1, "address": "甲路"])
            }
        }
    }

    private func found(_ text: String, _ column: String = "name") throws -> [String] {
        try office.read {
            try $0.rows(Query("customers", where: [.matches(column, text)])).map { try $0.text("code") }
        }
    }

    @Test(arguments: [
        ("东方", ["c1"]), ("方东", ["c2"]), ("贸", ["c1", "c2"]), ("易公司", ["c1", "c2"]), ("abc", ["c3"]),
        ("BC科", ["c3"]), ("𠮷祥", ["c4"]), ("东司", []), ("", []), ("\"", []), ("\"特\"", ["c3"]), ("*", []),
        ("易\0公", ["c1", "c2"]), ("\0", []),
        ("甲路", []),
    ])
    func `one, two or more characters are found wherever they stand`(_ text: String, _ codes: [String]) throws {
        #expect(try found(text) == codes)
    }

    @Test func `the search follows changes`() throws {
        try office.write { transaction throws in
            try transaction.update("customers", set: ["name": "示例西方公司"], where: [.equals("code", "c1")])
            try transaction.put(into: "customers", ["code": "c2", "name": "示例北方公司", "tier": 2])
            try transaction.delete(from: "customers", where: [.equals("code", "c3")])
        }
        #expect(try found("东方") == [])
        #expect(try found("西方") == ["c1"])
        #expect(try found("北方") == ["c2"])
        #expect(try found("科技") == [])
        #expect(try found("甲路", "address") == ["c1", "c4"])
    }

    @Test func `only searchable columns can be searched`() {
        #expect(
            storeError { try office.read { try $0.count("tasks", where: [.matches("person", "p")]) } }
                == .invalidTable(table: "tasks", reason: .search("person")))
    }
}
