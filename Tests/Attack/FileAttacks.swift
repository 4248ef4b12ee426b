import Foundation

/// Files swapped for older ones and for those of others, cut and damaged.
struct FileAttacks {
    let office: AttackOffice

    var all: [Attack] {
        [
            Attack("the office", "swapped for an older one", by: .seal) { try replace($0, by: office.older) },
            Attack("the office", "its write-ahead log removed", by: .seal) { try replace($0, by: office.withoutLog) },
            Attack("the office", "swapped for another office", by: .seal) { try replace($0, by: office.other) },
            Attack("the office", "cut in half") { path in
                let bytes = try Data(contentsOf: URL(filePath: path))
                try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
            },
        ]
    }

    private func replace(_ path: String, by other: String) throws {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: other, toPath: path)
    }
}
