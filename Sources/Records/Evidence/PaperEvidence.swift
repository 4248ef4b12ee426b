import Digest
import Store
public import Values

/// What a paper rests on, for whoever holds the paper and not the office: the events, each proved up to a seal, the
/// definitions by which it was made, and the values about people that events hold by digest.
public struct PaperEvidence: Codable, Sendable {
    /// The form of this text; another is refused.
    package static let form = "docket-paper-evidence 1"

    /// Which paper it is, and what nobody can prove of it: when it was made, and for whose eyes.
    public struct Paper: Codable, Sendable {
        /// The form of the record.
        public let form: String
        /// The number of the record.
        public let number: String
        /// The case.
        public let `case`: Int
        /// What it came out as.
        public let format: String
        /// When it was made.
        public let time: Timestamp
        /// The code of who made it.
        public let person: String

        /// A paper from its particulars.
        public init(form: String, number: String, case: Int, format: String, time: Timestamp, person: String) {
            self.form = form
            self.number = number
            self.case = `case`
            self.format = format
            self.time = time
            self.person = person
        }
    }

    /// A definition by its content, as text or, where it is none in UTF-8, in hexadecimal; its digest is computed,
    /// never believed.
    package struct Definition: Codable, Sendable {
        private let name: String
        private let mediaType: String
        private let text: String?
        private let hex: String?

        package init(_ definition: Store.Definition) {
            name = definition.name
            mediaType = definition.mediaType
            text = String(validating: definition.bytes, as: UTF8.self)
            hex = text == nil ? hexadecimal(definition.bytes) : nil
        }

        fileprivate func keep(in tables: any Transaction) throws {
            guard let content = text.map({ Array($0.utf8) }) ?? hex.flatMap({ bytes(hexadecimal: $0) }) else {
                throw EvidenceFault.malformed
            }
            try tables.keepDefinition(name: name, mediaType: mediaType, bytes: content)
        }
    }

    /// A value about a person with its salt, in hexadecimal.
    package struct Personal: Codable, Sendable {
        package let value: String
        package let salt: String

        package init(_ value: PersonalValue) {
            self.value = value.value
            salt = hexadecimal(value.salt)
        }
    }

    private let evidence: String
    /// The paper.
    public let paper: Paper
    /// The text of the seal.
    package let seal: String
    package let events: [ProvenEvent]
    package let definitions: [Definition]
    package let personal: [Personal]

    /// Evidence from its parts.
    package init(
        of paper: Paper, seal: Seal, events: [ProvenEvent], definitions: [Definition], personal: [Personal]
    ) {
        evidence = Self.form
        self.paper = paper
        self.seal = seal.text
        self.events = events
        self.definitions = definitions
        self.personal = personal
    }

    /// Reads its text; throws `EvidenceFault.malformed`.
    public init(text: String) throws(EvidenceFault) {
        do {
            self = try CanonicalJSON.value(Self.self, from: text)
        } catch {
            throw .malformed
        }
        guard evidence == Self.form else { throw .malformed }
    }

    /// Its text: one line of canonical JSON. Throws `EncodingError`.
    public func text() throws -> String { try CanonicalJSON.text(of: self) + "\n" }

    /// The seal; throws `EvidenceFault.malformed`.
    package func readSeal() throws(EvidenceFault) -> Seal {
        do throws(StoreError) {
            return try Seal(text: seal)
        } catch {
            throw .malformed
        }
    }

    /// Keeps the definitions and values in an office that is nobody's; throws `EvidenceFault.malformed`, `StoreError`.
    package func keepContents(in tables: any Transaction) throws {
        for definition in definitions { try definition.keep(in: tables) }
        for value in personal {
            guard let salt = bytes(hexadecimal: value.salt) else { throw EvidenceFault.malformed }
            try tables.keepPersonal(PersonalValue(value.value, salt: salt))
        }
    }
}

/// All texts that stand in the payload of an event, such as codes of people and digests, whatever they are about.
///
/// Throws `DecodingError` where it is no JSON.
package func texts(inPayloadOf event: Event) throws -> Set<String> {
    var found: Set<String> = []
    func collect(_ part: CanonicalJSON.Parsed) {
        switch part {
        case .text(let text): found.insert(text)
        case .list(let parts): parts.forEach(collect)
        case .object(let members): members.forEach { collect($0.value) }
        case .null, .truth, .integer: break
        }
    }
    collect(try CanonicalJSON.parsed(event.payload))
    return found
}
