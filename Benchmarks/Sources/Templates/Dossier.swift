import XML

/// One contract of a dossier: eight fields.
struct DossierContract {
    let number: String
    let start: String
    let end: String
    let state: String
    let title: String
    let unit: String
    let amount: String
    let manager: String
}

/// A dossier of generated contracts, the same for the same seed.
struct Dossier {
    let customer = "示例印刷有限公司"
    let contracts: [DossierContract]

    init(contracts count: Int, seed: UInt64 = 20_261_122) {
        var generator = ContractGenerator(state: seed)
        contracts = (1...count).map { generator.contract($0) }
    }

    /// The view as a tree, built from the values as the views of papers are.
    func view() -> Document {
        let view = Document(root: "dossier")
        view.root.set("customer", to: customer)
        for contract in contracts {
            let node = view.root.append(
                "contract",
                attributes: [
                    "number": contract.number, "start": contract.start, "end": contract.end, "state": contract.state,
                ])
            node.append("title", text: contract.title)
            node.append("unit", text: contract.unit)
            node.append("amount", text: contract.amount)
            node.append("manager", text: contract.manager)
        }
        return view
    }

    /// The view as XML, a line for each contract.
    func xml() -> [UInt8] {
        var bytes = Array("<dossier customer=\"\(customer)\">\n".utf8)
        for contract in view().root.elements {
            bytes += XMLWriter.bytes(of: contract, layout: .verbatim, declaration: false) + [UInt8(ascii: "\n")]
        }
        return bytes + Array("</dossier>\n".utf8)
    }
}

private struct ContractGenerator {
    var state: UInt64

    mutating func contract(_ number: Int) -> DossierContract {
        let kinds = ["商业函件", "账单寄递", "R&D 资料", "直邮 <A> 类", "对账单"]
        let units = ["甲市邮政局", "乙市邮政局", "丙县邮政局"]
        let states = ["approved", "running", "returned"]
        let year = 2020 + Int(next() % 8)
        return DossierContract(
            number: "GDYH-\(year)-\(padded(number, 4))", start: "\(year)-01-01", end: "\(year)-12-31",
            state: pick(states), title: "\(year)年度\(pick(kinds))合同", unit: pick(units),
            amount: "\(10_000 + next() % 9_000_000).\(padded(Int(next() % 100), 2))", manager: "经理\(next() % 90 + 10)")
    }

    private mutating func pick(_ words: [String]) -> String { words[Int(next() % UInt64(words.count))] }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
