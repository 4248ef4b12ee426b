/// A dossier of generated contracts, the same for the same seed.
struct Dossier {
    private var state: UInt64

    /// The view as XML: `count` contracts of eight fields.
    static func xml(contracts count: Int, seed: UInt64 = 20_261_122) -> String {
        var dossier = Dossier(state: seed)
        let rows = (1...count).map { dossier.contract($0) }
        return "<dossier customer=\"示例印刷有限公司\">\n\(rows.joined())</dossier>\n"
    }

    private mutating func contract(_ number: Int) -> String {
        let kinds = ["商业函件", "账单寄递", "R&amp;D 资料", "直邮 &lt;A&gt; 类", "对账单"]
        let units = ["甲市邮政局", "乙市邮政局", "丙县邮政局"]
        let states = ["approved", "running", "returned"]
        let year = 2020 + Int(next() % 8)
        return """
            <contract number="GDYH-\(year)-\(padded(number, 4))" start="\(year)-01-01" end="\(year)-12-31" \
            state="\(pick(states))"><title>\(year)年度\(pick(kinds))合同</title><unit>\(pick(units))</unit>\
            <amount>\(10_000 + next() % 9_000_000).\(padded(Int(next() % 100), 2))</amount>\
            <manager>经理\(next() % 90 + 10)</manager></contract>

            """
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
