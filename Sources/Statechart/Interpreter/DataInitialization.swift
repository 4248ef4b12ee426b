/// Giving `data` elements their values (SCXML 5.3).
extension Interpreter {
    /// With early binding all of them, with late binding those of the document; values from outside win at the top.
    mutating func initializeData(_ outside: [String: Value], named ids: (Int) -> String) {
        for data in chart.states[0].data { initialize(data, from: outside[ids(data)]) }
        guard chart.binding == .early else { return }
        for state in chart.states.dropFirst() {
            for data in state.data { initialize(data, from: nil) }
        }
    }

    mutating func initialize(_ data: Int, from outside: Value?) {
        do throws(DataError) {
            try snapshot.data.initialize(data, from: outside, in: scope)
        } catch {
            raiseError("error.execution", error.findings)
        }
    }
}
