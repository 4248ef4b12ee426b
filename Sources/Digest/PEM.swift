import COpenSSL

/// A memory buffer of libcrypto, freed where it was acquired; secrets in it are wiped.
struct MemoryBuffer: ~Copyable {
    let handle: OpaquePointer

    /// An empty buffer.
    init?() {
        guard let handle = BIO_new(BIO_s_secmem()) else { return nil }
        self.handle = handle
    }

    /// Adds a text; false when it could not be held.
    func write(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return BIO_write(handle, bytes, Int32(clamping: bytes.count)) == bytes.count
    }

    deinit {
        BIO_free(handle)
    }

    /// Reads all that was written.
    func contents() -> String {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = BIO_read(handle, &piece, Int32(piece.count))
            guard count > 0 else { break }
            bytes += piece[..<Int(count)]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Refuses to ask anybody for a password: encrypted keys are malformed ones.
let noPassword: @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32 = {
    _, _, _, _ in -1
}
