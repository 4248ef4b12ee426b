import Glibc

/// Key files: PEM texts on disk, kept outside the office.
public enum KeyFile {
    /// More than any Ed25519 key in PEM takes; longer files are not keys.
    private static let largestSize = 16 * 1024

    /// Writes a new key pair: the private key readable by its owner alone (mode 0600), the public one by all (0644).
    ///
    /// Throws `KeyError.exists` when one of the files exists, and leaves nothing behind when it throws.
    public static func create(
        _ key: borrowing SigningKey, privatePath: String, publicPath: String
    ) throws(KeyError) {
        try write(key.pem(), to: privatePath, mode: 0o600)
        do {
            try write(key.verifyingKey().pem(), to: publicPath, mode: 0o644)
        } catch {
            unlink(privatePath)
            throw error
        }
    }

    /// Reads a private key; throws `KeyError.file` or `KeyError.malformed`.
    public static func signingKey(at path: String) throws(KeyError) -> SigningKey {
        try SigningKey(pem: read(path, kind: .signing))
    }

    /// Writes a private key alone, readable by its owner alone (mode 0600).
    ///
    /// - Parameter passphrase: what it is encrypted with; `nil` leaves it plain.
    /// - Throws: `KeyError.exists` when the file exists, and others.
    public static func create(
        _ key: borrowing SigningKey, privatePath: String, passphrase: String?
    ) throws(KeyError) {
        if let passphrase {
            try write(key.pem(passphrase: passphrase), to: privatePath, mode: 0o600)
        } else {
            try write(key.pem(), to: privatePath, mode: 0o600)
        }
    }

    /// Reads the text of a private key, to be opened with a passphrase; throws `KeyError.file`, `.malformed`.
    public static func signingText(at path: String) throws(KeyError) -> String { try read(path, kind: .signing) }

    /// Reads a public key; throws `KeyError.file` or `KeyError.malformed`.
    public static func verifyingKey(at path: String) throws(KeyError) -> VerifyingKey {
        try VerifyingKey(pem: read(path, kind: .verifying))
    }

    private static func write(_ text: String, to path: String, mode: mode_t) throws(KeyError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .exists(path: path) : .file(path: path, code: errno)
        }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            let code = errno
            unlink(path)
            throw .file(path: path, code: code)
        }
    }

    private static func read(_ path: String, kind: KeyError.KeyKind) throws(KeyError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while bytes.count <= largestSize {
            let count = Glibc.read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw .file(path: path, code: errno) }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece[..<count]
        }
        throw .malformed(kind)
    }
}
