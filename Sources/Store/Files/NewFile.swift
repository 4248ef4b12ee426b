import Glibc

/// A file in the making: under a hidden name beside its place, put there whole or not at all.
package final class NewFile {
    /// Where it is made.
    package let path: String
    private let place: String
    private let companions: [String]

    /// An empty file with mode 0600, removed with its companions (what they add to its name) unless it is published;
    /// throws `StoreError.exists` when its place is taken, `.reserved`, or `.unreadable`.
    package init(for place: String, companions: [String] = []) throws(StoreError) {
        switch FilePlace(at: place) {
        case .free: break
        case .companion: throw .reserved(path: place)
        case .file, .office, .key, .special: throw .exists(path: place)
        }
        self.place = place
        self.companions = companions
        path = Self.hiddenName(beside: place)
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreadable(path: place, code: errno) }
        close(descriptor)
    }

    deinit {
        unlink(path)
        for companion in companions { unlink(path + companion) }
    }

    /// Gives the file its name; throws `StoreError.exists` when somebody was faster, or `.inputOutput`.
    package func publish() throws(StoreError) {
        try sync(path, O_RDWR)
        guard link(path, place) == 0 else {
            throw errno == EEXIST ? .exists(path: place) : .inputOutput(path: place, code: errno)
        }
        try sync(Self.folder(of: place), O_RDONLY | O_DIRECTORY)
    }

    private func sync(_ path: String, _ flags: Int32) throws(StoreError) {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: place, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw [ENOSPC, EDQUOT].contains(errno) ? .full(path: place) : .inputOutput(path: place, code: errno)
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func hiddenName(beside path: String) -> String {
        let name = path.split(separator: "/", omittingEmptySubsequences: true).last ?? "office"
        let tag = String(UInt64.random(in: .min ... .max), radix: 36)
        return "\(folder(of: path))/.\(name.prefix(40)).\(tag).partial"
    }
}
