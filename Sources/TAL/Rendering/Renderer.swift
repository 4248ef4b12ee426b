import Diagnostics
import XML

/// Runs a program over one view.
struct Renderer: ~Copyable {
    /// One repetition that is under way.
    struct Repetition {
        var nodes: [NodeReference] = []
        var index = 0
    }

    let program: Program
    let view: Node
    let walks: BoundWalks
    var slots: [Value]
    var repetitions: [Repetition]
    private var switches: [(value: XPathValue, chosen: Int)]
    private var flags: [Bool]
    var output: OutputBuffer
    /// For what libxml2 evaluates; made when it is first needed.
    var xpath: XPathContext?
    private var handlers: [(handler: Int, errorSlot: Int, mark: Int)] = []
    private var language = Language.chinese
    private let limits: RenderingLimits
    /// The bytes that the sink has taken.
    private var written = 0
    /// The steps of all repetitions so far.
    private var repeated = 0
    /// What the repetition that began last repeats over: the place of a limit that is reached.
    private var repeatedExpression = -1

    /// When so much output waits, it goes to the sink.
    private static let chunk = 32 << 10

    init(_ program: Program, view: Node, limits: RenderingLimits) {
        self.program = program
        self.view = view
        self.limits = limits
        walks = BoundWalks(program.walks, in: view.document)
        slots = Array(repeating: .unset, count: program.slotCount)
        repetitions = Array(repeating: Repetition(), count: program.repeatCount)
        switches = Array(repeating: (.boolean(false), 0), count: program.switchCount)
        flags = Array(repeating: false, count: program.flagCount)
        output = OutputBuffer(capacity: Self.chunk + 4096)
    }

    /// Sets the variables that the caller gives.
    ///
    /// - Throws: `Findings` when one is missing.
    mutating func bind(_ variables: [String: String]) throws(Findings) {
        for (name, slot) in program.parameters {
            guard let value = variables[name] ?? (name == "language" ? "zh" : nil) else {
                throw Findings([
                    Finding(
                        "tal.missing-variable",
                        Message("没有给出变量 “\(name)”", "no value is given for the variable “\(name)”"))
                ])
            }
            slots[slot] = .value(.string(value))
        }
        language = variables["language"].flatMap { Language(rawValue: $0) } ?? .chinese
    }

    /// Runs the program from its beginning to its end.
    mutating func run(into sink: inout some ByteSink) throws {
        var next = 0
        while next < program.instructions.count {
            do throws(RenderFault) {
                try runUntilFull(&next)
            } catch {
                try handle(error, &next)
            }
            if handlers.isEmpty {
                try sink.write(output.bytes)
                written += output.count
                output.truncate(to: 0)
            }
        }
    }

    /// Goes on at the nearest `tal:on-error`, what its element wrote taken back.
    private mutating func handle(_ fault: RenderFault, _ next: inout Int) throws(Findings) {
        guard !fault.isFinal, let handler = handlers.popLast() else { throw Findings([finding(fault)]) }
        output.truncate(to: handler.mark)
        slots[handler.errorSlot] = .value(.string(fault.message.text(in: language)))
        next = handler.handler
    }

    private func finding(_ fault: RenderFault) -> Finding {
        guard program.places.indices.contains(fault.expression) else { return Finding(fault.rule, fault.message) }
        return program.places[fault.expression].finding(fault.rule, fault.message)
    }

    /// Runs until there is enough output for the sink, or to the end.
    private mutating func runUntilFull(_ next: inout Int) throws(RenderFault) {
        // Held here, the program's tables are not retained for every instruction.
        let instructions = program.instructions
        let bytes = program.bytes
        while next < instructions.count {
            let instruction = instructions[next]
            next += 1
            switch instruction {
            case .write(let start, let count):
                bytes.withUnsafeBytes { output.append(UnsafeRawBufferPointer(rebasing: $0[start..<(start + count)])) }
            case .walkedText(let walk, let slot, let place): writeWalk(walk, slot, place)
            case .text(let expression, let place): try writeText(expression, in: place)
            case .structure(let expression, let scope): try writeStructure(expression, program.scopes[scope])
            case .attribute(let index): try writeAttribute(program.attributes[index])
            case .jump(let target): next = target
            case .jumpUnless(let expression, let target): if try !boolean(expression) { next = target }
            case .set(let slot, let expression): slots[slot] = Value(try value(expression))
            case .startRepeat(let index, let slot, let expression, let end):
                if try !startRepeat(index, slot, expression) { next = end }
            case .nextRepeat(let index, let slot, let body): if try nextRepeat(index, slot) { next = body }
            case .startSwitch(let index, let expression): switches[index] = (try value(expression), 0)
            case .jumpUnlessCase(let index, let id, let expression, let target):
                if try !chooses(index, id, expression) { next = target }
            case .jumpUnlessDefault(let index, let id, let target):
                if !choosesDefault(index, id) { next = target }
            case .setFlag(let flag, let expression): flags[flag] = try boolean(expression)
            case .jumpIfFlag(let flag, let target): if flags[flag] { next = target }
            case .startTry(let handler, let errorSlot): handlers.append((handler, errorSlot, output.count))
            case .endTry(let target):
                handlers.removeLast()
                next = target
            }
            if output.count >= Self.chunk {
                if written + output.count > limits.bytes {
                    throw RenderFault.tooLarge(limits, in: repeatedExpression)
                }
                if handlers.isEmpty { return }
            }
        }
    }

    // MARK: Output

    private mutating func writeStatic(_ start: Int, _ count: Int) {
        program.bytes.withUnsafeBytes { output.append(UnsafeRawBufferPointer(rebasing: $0[start..<(start + count)])) }
    }

    private mutating func writeWalk(
        _ walk: WalkTable.Walk, _ slot: Int, _ place: OutputBuffer.Place
    ) {
        if slot < 0 {
            walks.write(walk, from: view.reference, in: place, to: &output)
        } else if case .node(let node) = slots[slot] {
            walks.write(walk, from: node, in: place, to: &output)
        }
    }

    private mutating func writeText(_ expression: Int, in place: OutputBuffer.Place) throws(RenderFault) {
        do throws(RenderFault) {
            try write(program.expressions[expression], in: place)
        } catch {
            throw error.located(at: expression)
        }
    }

    /// Writes an attribute, or nothing when its value is an empty node-set or, for a boolean one, false.
    private mutating func writeAttribute(_ attribute: AttributeTemplate) throws(RenderFault) {
        let mark = output.count
        writeStatic(attribute.lead.lowerBound, attribute.lead.count)
        if attribute.kind == .boolean {
            guard try boolean(attribute.expression) else { return output.truncate(to: mark) }
            // The name again: the lead is ` name="`.
            writeStatic(attribute.lead.lowerBound + 1, attribute.lead.count - 3)
        } else {
            let value = try value(attribute.expression)
            if case .nodes(let nodes) = value, nodes.isEmpty { return output.truncate(to: mark) }
            var text = value.string
            if attribute.kind != .plain, !Address.isSafe(text, forImage: attribute.kind == .imageAddress) {
                text = Address.refused
            }
            output.append(escaping: text, in: .attribute)
        }
        output.append("\"")
    }

    private mutating func writeStructure(_ expression: Int, _ declared: [String: String]) throws(RenderFault) {
        let nodes = try value(expression).nodes
        let writer = StructureWriter(isHTML: program.isHTML)
        for node in nodes { writer.write(node, declared: declared, to: &output) }
    }

    // MARK: Repetitions and switches

    private mutating func startRepeat(_ index: Int, _ slot: Int, _ expression: Int) throws(RenderFault) -> Bool {
        let nodes = try references(expression)
        repetitions[index] = Repetition(nodes: nodes, index: 0)
        guard let first = nodes.first else { return false }
        repeatedExpression = expression
        slots[slot] = .node(first)
        return true
    }

    private mutating func nextRepeat(_ index: Int, _ slot: Int) throws(RenderFault) -> Bool {
        repeated += 1
        guard repeated <= limits.repetitions else {
            throw RenderFault.tooManyRepetitions(limits, in: repeatedExpression)
        }
        repetitions[index].index += 1
        let position = repetitions[index].index
        guard position < repetitions[index].nodes.count else { return false }
        slots[slot] = .node(repetitions[index].nodes[position])
        return true
    }

    private mutating func chooses(_ index: Int, _ id: Int, _ expression: Int) throws(RenderFault) -> Bool {
        guard switches[index].chosen == 0 || switches[index].chosen == id,
            switches[index].value.compares(.equal, try value(expression))
        else { return false }
        switches[index].chosen = id
        return true
    }

    private mutating func choosesDefault(_ index: Int, _ id: Int) -> Bool {
        guard switches[index].chosen == 0 || switches[index].chosen == id else { return false }
        switches[index].chosen = id
        return true
    }
}
