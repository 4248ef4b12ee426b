public import Diagnostics

/// Where `src` attributes are loaded from. Charts come from outside: what they may read is for the host to say.
public struct Resources: Sendable {
    private let body: @Sendable (String) throws(Findings) -> [UInt8]

    /// Resources from a function of their address.
    public init(_ load: @escaping @Sendable (String) throws(Findings) -> [UInt8]) { body = load }

    /// The bytes behind an address.
    ///
    /// - Throws: `Findings` when there is nothing or it may not be read.
    public func load(_ address: String) throws(Findings) -> [UInt8] { try body(address) }

    /// Nothing can be loaded.
    public static let none = Resources { (address) throws(Findings) in throw refusal(of: address) }

    /// The files of one folder and below it, as relative paths with or without `file:`.
    public static func folder(_ folder: String) -> Resources {
        Resources { (address) throws(Findings) in
            let path = address.hasPrefix("file:") ? String(address.dropFirst(5)) : address
            let isInside = !path.hasPrefix("/") && !path.contains(":") && !path.split(separator: "/").contains("..")
            guard isInside, !path.isEmpty else { throw refusal(of: address) }
            do throws(FileProblem) {
                return try readFile(folder.isEmpty ? path : "\(folder)/\(path)", limit: 16 << 20)
            } catch {
                throw Findings(error.findings)
            }
        }
    }

    private static func refusal(of address: String) -> Findings {
        Findings([
            Finding("scxml.resource", Message("不能读取 “\(address)”", "“\(address)” cannot be loaded"))
        ])
    }
}
