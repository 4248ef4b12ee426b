import Randomness
import Regulations

/// A random chain of tasks, nested and parallel, as the package of a small regulation. Its editions have the same
/// states in the same order; who performs them, by which rule and until when differs.
struct RandomRegulation {
    private let seed: UInt64
    private let edition: Int
    /// What the states are drawn from, the same in each edition.
    private var shape: SeededGenerator
    private var random: SeededGenerator
    private var visited: [String] = []

    static let posts = ["clerk", "reviewer", "officer", "director"]
    static let units = ["office", "left", "right"]
    static let people = (1...9).map { "p\($0)" }

    init(seed: UInt64, edition: Int = 1) {
        self.seed = seed
        self.edition = edition
        shape = SeededGenerator(seed: seed)
        random = SeededGenerator(seed: seed &* 8191 &+ UInt64(edition))
    }

    /// The files of an edition of the regulation.
    func package(edition: Int = 1) -> MemoryPackage {
        var regulation = RandomRegulation(seed: seed, edition: edition)
        return regulation.drawn()
    }

    private mutating func drawn() -> MemoryPackage {
        let files = [
            "regulation.xml": Self.regulation(edition: edition), "forms/customer.xml": Self.customer,
            "forms/matter.xml": Self.matter,
            "charts/matter.scxml": chart(),
        ]
        return MemoryPackage(name: "random", files: files.mapValues { Array($0.utf8) })
    }

    // MARK: The chart

    private mutating func chart() -> String {
        let blocks = Int.random(in: 2...4, using: &shape)
        let names = (1...blocks).map { "b\($0)" } + ["approved"]
        let body = (0..<blocks).map { block(names[$0], next: names[$0 + 1], depth: 0) }.joined()
        let recall = chance(40) ? " recall=\"\(visited[0])\"" : ""
        let binding = chance(30) ? " binding=\"\(visited[visited.count - 1])\"" : ""
        return """
            <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:d="urn:docket:regulation" version="1.0"
                   datamodel="null" name="matter" initial="b1">
            <d:submission label="提交" clause="1"\(recall)\(binding)\(within())/>
            \(body)
            <final id="approved"><d:outcome label="同意" result="approved"/></final>
            <final id="rejected"><d:outcome label="不同意" result="rejected"/></final>
            <final id="withdrawn"><d:outcome label="撤回" result="withdrawn"/></final>
            </scxml>
            """
    }

    private mutating func block(_ id: String, next: String, depth: Int) -> String {
        switch Int.random(in: 0..<(depth < 2 ? 10 : 5), using: &shape) {
        case 0..<5: return task(id, next: next)
        case 5..<7: return compound(id, next: next, depth: depth)
        default:
            let regions = (1...Int.random(in: 2...3, using: &shape)).map { number in
                compound("\(id)r\(number)", next: nil, depth: depth + 1)
            }
            return "<parallel id=\"\(id)\"><transition event=\"done.state.\(id)\" target=\"\(next)\"/>"
                + regions.joined() + "</parallel>"
        }
    }

    /// A state with steps and an end of its own; a region of a parallel state goes nowhere from there.
    private mutating func compound(_ id: String, next: String?, depth: Int) -> String {
        let steps = Int.random(in: 1...2, using: &shape)
        let names = (1...steps).map { "\(id)s\($0)" } + ["\(id)end"]
        let body = (0..<steps).map { block(names[$0], next: names[$0 + 1], depth: depth + 1) }.joined()
        let leaving = next.map { "<transition event=\"done.state.\(id)\" target=\"\($0)\"/>" } ?? ""
        return "<state id=\"\(id)\" initial=\"\(names[0])\">\(leaving)\(body)<final id=\"\(id)end\"/></state>"
    }

    private mutating func task(_ id: String, next: String) -> String {
        let back = visited.isEmpty ? nil : visited.randomElement(using: &random)
        visited.append(id)
        let rule = ["any", "all", "sequence", "vote"].randomElement(using: &random) ?? "any"
        let abstains = rule != "any" && chance(40)
        var attributes = " rule=\"\(rule)\""
        if chance(25) { attributes += " early=\"false\"" }
        if abstains || chance(30) { attributes += " otherwise=\"reject\"" }
        attributes += option("empty", ["stop", "pass", "leader", "leader"])
        attributes += option("applicant", ["allowed", "skipped", "leader"])
        attributes += option("repeat", ["each", "once"])
        attributes += option("again", ["ask", "keep"])
        attributes += " returns=\"\(chance(70) ? "any" : back ?? "none")\""
        if chance(25) { attributes += " revises=\"matter\"" }
        if chance(25), let back { attributes += " voids=\"\(back)\"" }
        if chance(10) { attributes += " pauses=\"true\"" }
        let performers = (1...Int.random(in: 1...4, using: &random)).map { _ in
            performer("performer", isWeighed: rule == "vote")
        }
        // Two votes need two who may vote.
        let thresholds = ["1", "50%", "60%", "100%"] + (performers.count > 1 ? ["2"] : [])
        if rule == "vote" { attributes += " pass=\"\(pick(thresholds))\"" }
        let standIn = chance(25) ? performer("stand-in", isWeighed: false) : ""
        var actions = [("approve", "", next), ("reject", pick(["", " voice=\"veto\""]), "rejected")]
        if abstains { actions.append(("abstain", " voice=\"abstain\"", next)) }
        if let back, chance(40) { actions.append(("return", "", back)) }
        let offered = actions.map { "<d:action name=\"\($0.0)\" label=\"\($0.0)\"\($0.1)/>" }.joined()
        let (limit, around) = deadline(actions: actions.map(\.0))
        let leaving = actions.map { "<transition event=\"\($0.0).\(id)\" target=\"\($0.2)\"/>" }.joined()
        return
            "<state id=\"\(id)\"><d:task clause=\"1\" label=\"\(id)\"\(attributes)\(limit)>\(performers.joined())\(standIn)"
            + "\(offered)\(around)</d:task>\(leaving)</state>\n"
    }

    private mutating func performer(_ element: String, isWeighed: Bool) -> String {
        let weight = isWeighed && chance(40) ? " weight=\"\(Int.random(in: 2...3, using: &random))\"" : ""
        if chance(12) { return "<d:\(element) select=\"$matter/chosen\"\(weight)/>" }
        let places = [
            "relative=\"submitter\"", "relative=\"superior\"", "relative=\"owner\"", "at=\"office\"", "unit=\"left\"",
            "unit=\"right\"", "field=\"branch\"",
        ]
        let each = chance(40) ? " each=\"true\"" : ""
        return "<d:\(element) post=\"\(pick(Self.posts))\" \(pick(places))\(each)\(weight)/>"
    }

    /// The attribute of a deadline, and the elements for what is to happen around it.
    private mutating func deadline(actions: [String]) -> (limit: String, around: String) {
        let limit = within()
        guard !limit.isEmpty else { return ("", "") }
        var around = ""
        if chance(40) { around += "<d:remind before=\"\(self.limit())\"/>" }
        if chance(40) {
            around += "<d:escalate after=\"\(self.limit())\" post=\"director\" at=\"office\"/>"
        }
        if chance(50) {
            let after = chance(60) ? " after=\"\(self.limit())\"" : ""
            around += "<d:automatic\(after) action=\"\(pick(actions))\"/>"
        }
        return (limit, around)
    }

    private mutating func within() -> String { chance(40) ? " within=\"\(limit())\"" : "" }

    private mutating func limit() -> String {
        let units = ["h", "d", " working-hours", " working-days"]
        return "\(Int.random(in: 1...3, using: &random))\(pick(units))"
    }

    private mutating func option(_ name: String, _ values: [String]) -> String { " \(name)=\"\(pick(values))\"" }

    private mutating func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    // MARK: What is the same in all

    private static func regulation(edition: Int) -> String {
        """
        <regulation xmlns="urn:docket:regulation" id="random" edition="\(edition)" title="随机办法" title-en="random">
          <clauses><clause id="1" cite="第一条" subject="示例"/></clauses>
          <organisation>
            <kind id="office" label="总部"/><kind id="branch" label="分部" within="office"/>
            <post id="clerk" label="经办人" may="register submit" scope="office"/>
            <post id="reviewer" label="审核人" scope="office"/><post id="officer" label="专员" scope="office"/>
            <post id="director" label="主任" leads="true" scope="office"/>
            <post id="administrator" label="管理员" scope="office" may="administer"/>
          </organisation>
          <forms><form src="forms/customer.xml"/><form src="forms/matter.xml"/></forms>
          <chains>
            <chain id="matter" label="事项" chart="charts/matter.scxml" form="matter" clause="1"/>
          </chains>
          <numbering>
            <series id="customer" label="客户" pattern="K{sequence:4}" restart="never"/>
            <series id="matter" label="事项" pattern="S{sequence:4}" restart="never"/>
          </numbering>
        </regulation>
        """
    }

    private static let customer = """
        <form xmlns="urn:docket:regulation" id="customer" label="客户" series="customer" clause="1">
          <field id="name" label="名称" label-en="name" type="text" required="true"/>
        </form>
        """

    private static let matter = """
        <form xmlns="urn:docket:regulation" id="matter" label="事项" series="matter" submit="clerk director" clause="1">
          <field id="note" label="说明" label-en="note" type="text" required="true"/>
          <field id="chosen" label="人选" label-en="chosen" type="text"/>
          <field id="branch" label="单位" label-en="branch" type="unit"/>
        </form>
        """
}
