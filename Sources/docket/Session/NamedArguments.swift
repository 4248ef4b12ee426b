import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations

/// People, units and customers that were named by their names where the command wants codes and numbers.
///
/// Which arguments are meant, the command's own specification says; codes are left alone, so that the office is asked
/// only where a name was written.
struct NamedArguments {
    /// What an argument names.
    private enum Kind {
        case person
        case unit
        case customer

        init?(_ placeholder: Message) {
            switch placeholder.english {
            case "PERSON": self = .person
            case "UNIT": self = .unit
            case "CUSTOMER": self = .customer
            default: return nil
            }
        }
    }

    let invocation: Invocation

    /// The invocation with codes and numbers instead of names.
    ///
    /// - Throws: a refusal where several have a name, or no person has it.
    func resolved() throws -> Invocation {
        var arguments = invocation.arguments
        var desk: Desk?
        func opened() throws -> Desk {
            if let desk { return desk }
            let opened = try invocation.desk()
            desk = opened
            return opened
        }
        for option in invocation.command.options {
            guard let kind = Self.kind(of: option) else { continue }
            let values = try arguments.values(option.name).map { text in
                Self.isName(text) ? try Self.code(of: text, kind, opened()) : text
            }
            if !values.isEmpty { arguments.replace(option.name, by: values) }
        }
        for (index, word) in arguments.positionals.enumerated() where Self.isName(word) {
            let positional = invocation.command.positional(at: index)
            guard let kind = positional.flatMap({ Kind($0.name) }) else { continue }
            arguments.positionals[index] = try Self.code(of: word, kind, opened())
        }
        return Invocation(
            command: invocation.command, arguments: arguments, terminal: invocation.terminal,
            environment: invocation.environment, commandLine: invocation.commandLine)
    }

    private static func kind(of option: Option) -> Kind? {
        switch option.arity {
        case .flag: nil
        case .value(let placeholder), .values(let placeholder): Kind(placeholder)
        }
    }

    /// Codes and numbers are of letters, digits and hyphens of ASCII; a text that holds anything else may be a name.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.allSatisfy { $0.isASCII && !$0.isWhitespace }
    }

    private static func code(of text: String, _ kind: Kind, _ desk: Desk) throws -> String {
        switch kind {
        case .person: try desk.person(named: text)
        case .unit: try desk.unit(named: text)
        case .customer: try desk.customer(named: text)
        }
    }

    /// A value of a form's field, with a code or number where it is the name of a person, a unit or an account.
    static func value(_ text: String, of field: Field, _ desk: Desk) throws -> String {
        guard isName(text) else { return text }
        return switch field.type {
        case .person: try desk.person(named: text)
        case .unit: try desk.unit(named: text)
        case .reference(desk.regulation.accountFormID): try desk.customer(named: text)
        default: text
        }
    }
}

extension Command {
    /// The positional that a word at a place is; the last one may be repeated.
    fileprivate func positional(at index: Int) -> Positional? {
        if positionals.indices.contains(index) { return positionals[index] }
        return positionals.last.flatMap { $0.isRepeated ? $0 : nil }
    }
}
