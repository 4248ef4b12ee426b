import Diagnostics
import Regulations
import Values
import XML

/// A year's public holidays in a file.
enum CalendarFile {
    static func read(_ path: String) throws -> CalendarYear {
        try CalendarYear.read(from: Document.parse(readFile(path), name: path).root)
    }
}
