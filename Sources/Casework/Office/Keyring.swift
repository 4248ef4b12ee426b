public import Digest

/// Where the private keys of whoever works here are: never in the office.
public protocol Keyring {
    /// Signs a message with the private half of a key; asks for a passphrase where it must.
    ///
    /// - Throws: what says why it cannot.
    func sign(_ message: [UInt8], with key: VerifyingKey) throws -> [UInt8]
    /// 32 hexadecimal digits that were never given before.
    func nonce() throws -> String
}
