import XML

/// One step of a compiled template. Targets are indices of instructions, the rest are indices into the program's
/// tables.
enum Instruction {
    /// Static output.
    case write(start: Int, count: Int)
    /// The text of an expression, escaped.
    case text(Int, OutputBuffer.Place)
    /// The text of the first node of a walk, escaped, from a variable that holds one node or from the context.
    case walkedText(WalkTable.Walk, slot: Int, OutputBuffer.Place)
    /// Nodes of the view as markup.
    case structure(Int, scope: Int)
    /// A whole attribute, or nothing.
    case attribute(Int)
    case jump(Int)
    case jumpUnless(Int, Int)
    case set(slot: Int, Int)
    case startRepeat(Int, slot: Int, Int, end: Int)
    case nextRepeat(Int, slot: Int, body: Int)
    case startSwitch(Int, Int)
    /// Goes on only when the switch has chosen no other case and the expression equals its value.
    case jumpUnlessCase(Int, id: Int, Int, Int)
    /// Goes on only when the switch has chosen no other case.
    case jumpUnlessDefault(Int, id: Int, Int)
    case setFlag(Int, Int)
    case jumpIfFlag(Int, Int)
    case startTry(handler: Int, errorSlot: Int)
    case endTry(Int)
}

/// An attribute whose value is computed.
struct AttributeTemplate {
    enum Kind { case plain, address, imageAddress, boolean }

    /// The bytes ` name="`.
    let lead: Range<Int>
    let expression: Int
    let kind: Kind
}

/// A compiled template: what the renderer needs and nothing else.
struct Program {
    var bytes: [UInt8] = []
    var instructions: [Instruction] = []
    var expressions: [Expression] = []
    var places: [ExpressionPlace] = []
    var attributes: [AttributeTemplate] = []
    var walks = WalkTable()
    var foreign: [ForeignExpression] = []
    /// The slots of the variables that the caller gives, by name.
    var parameters: [String: Int] = [:]
    var slotCount = 0
    var repeatCount = 0
    var switchCount = 0
    var flagCount = 0
    /// The prefixes that the output has declared where nodes of the view are written.
    var scopes: [[String: String]] = []
    var isHTML = true
}

/// Puts a program together: joins static output, places jumps once their target is known.
struct ProgramBuilder {
    var program = Program()
    private var pending: [UInt8] = []

    /// Whether the template has grown too large.
    var isTooLarge: Bool { program.instructions.count > 200_000 || program.bytes.count > 64 << 20 }

    mutating func write(_ text: String) { pending.append(contentsOf: text.utf8) }

    /// Static output, escaped for its place.
    mutating func write(escaping text: String, in place: OutputBuffer.Place) {
        var buffer = OutputBuffer(capacity: text.utf8.count + 16)
        buffer.append(escaping: text, in: place)
        buffer.bytes.withMemoryRebound(to: UInt8.self) { pending.append(contentsOf: $0) }
    }

    @discardableResult
    mutating func add(_ instruction: Instruction) -> Int {
        flush()
        program.instructions.append(instruction)
        return program.instructions.count - 1
    }

    /// Writes nodes of the view where these prefixes are declared.
    mutating func addStructure(_ expression: Int, declared: [String: String]) {
        let known = program.scopes.firstIndex(of: declared)
        if known == nil { program.scopes.append(declared) }
        add(.structure(expression, scope: known ?? program.scopes.count - 1))
    }

    /// The index of the next instruction: a target for jumps.
    mutating func here() -> Int {
        flush()
        return program.instructions.count
    }

    /// Replaces an instruction whose target is known now.
    mutating func replace(_ index: Int, by instruction: Instruction) { program.instructions[index] = instruction }

    /// Keeps bytes that an instruction refers to.
    mutating func keep(_ text: String) -> Range<Int> {
        flush()
        let start = program.bytes.count
        program.bytes.append(contentsOf: text.utf8)
        return start..<program.bytes.count
    }

    mutating func add(_ expression: Expression, at place: ExpressionPlace) -> Int {
        program.expressions.append(expression)
        program.places.append(place)
        return program.expressions.count - 1
    }

    mutating func newSlot() -> Int {
        program.slotCount += 1
        return program.slotCount - 1
    }

    mutating func finish() -> Program {
        flush()
        return program
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        program.instructions.append(.write(start: program.bytes.count, count: pending.count))
        program.bytes.append(contentsOf: pending)
        pending = []
    }
}
