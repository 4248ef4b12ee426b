import Records

/// Something that a person gives the office to do, as a value: all that its outcome depends on beside what the office
/// holds, who gives it and when.
///
/// It is written down with what it decides, and can be decided again from there: so deciding reads no clock, no file
/// and no chance, and what comes of it must not depend on an order that isn't said.
package protocol OfficeCommand: Codable, Sendable {
    /// What whoever gave it is told.
    associatedtype Outcome
    /// The name that it is recorded by, for ever.
    static var name: String { get }
    /// Decides, and records what is decided.
    ///
    /// - Throws: `Refusal` or `Findings` for what the rules refuse, `StoreError`.
    func decide(_ recorder: Recorder) throws -> Outcome
    /// The records that whoever signs it has before the eyes, each as `form/number` with its version.
    func seen(_ reader: OfficeReader) throws -> [String: Int]
}

extension OfficeCommand {
    /// Nothing that could change under the signature.
    package func seen(_ reader: OfficeReader) throws -> [String: Int] { [:] }
}

extension CommandGiven {
    /// The event of a command.
    package init(_ command: some OfficeCommand, account: String?) {
        self.init(name: type(of: command).name, account: account, input: CommandInput(command))
    }
}
