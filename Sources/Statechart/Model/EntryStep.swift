/// One state to enter, with the transitions whose content runs after its `onentry`; -1 for none.
struct EntryStep: BitwiseCopyable, Sendable {
    let state: Int
    /// The `initial` transition, when the state is entered by default.
    let initial: Int
    /// The default transition of a history state that stands in it.
    let history: Int
}
