import Diagnostics
public import Procedure
import Records
import Store

extension Desk {
    /// Performs an action on a case's task.
    ///
    /// - Parameter files: what is attached with it.
    /// - Throws: `Refusal` for what the rules refuse, `Findings` for values that cannot be taken.
    public func act(on number: Int, _ action: TaskAction, files: [FileToAttach] = []) throws -> Acted {
        try perform(with: files) { given, reader in
            let (action, kept) = try Sealing.action(action, on: number, in: reader)
            return (PerformAction(number, action, files: given), kept)
        }
    }

    /// How many cases are acted on in one transaction: others wait no longer than it takes.
    private static let batch = 50

    /// Performs an action on the tasks of several cases, many in one transaction, each a command of its own. Each case
    /// has its own outcome: what is refused in one leaves the others as they are.
    ///
    /// - Parameters:
    ///   - requests: what is done with which case, in this order; without files.
    ///   - report: is told the outcome of each case as soon as it outlives a crash.
    /// - Throws: `StoreError`, and what `report` throws.
    public func act(
        onEach requests: [(case: Int, action: TaskAction)],
        _ report: (Int, Result<Acted, any Error>) throws -> Void
    ) throws {
        for start in stride(from: 0, to: requests.count, by: Self.batch) {
            let some = requests[start..<min(start + Self.batch, requests.count)]
            let early = signs ? try look { reader in try some.map { try prepared($0, reader) } } : nil
            let outcomes = try change { recorder, transaction in
                try some.enumerated().map { index, request -> Result<Acted, any Error> in
                    switch try early?[index] ?? prepared(request, recorder.reader) {
                    case .success(let prepared): try outcome(of: prepared, recorder, transaction)
                    case .failure(let refusal): .failure(refusal)
                    }
                }
            }
            for (request, outcome) in zip(some, outcomes) {
                try report(request.case, try logged(outcome))
            }
        }
    }

    private func prepared(
        _ request: (case: Int, action: TaskAction), _ reader: OfficeReader
    ) throws -> Result<PreparedCommand<PerformAction>, any Error> {
        try explained {
            try prepare(in: reader) {
                let (action, kept) = try Sealing.action(request.action, on: request.case, in: $0)
                return (PerformAction(request.case, action), kept)
            }
        }
    }

    private func outcome(
        of prepared: PreparedCommand<PerformAction>, _ recorder: Recorder, _ transaction: any Transaction
    ) throws -> Result<Acted, any Error> {
        try explained {
            try recorder.attempt { try decide(prepared, recorder, transaction) }
        }
    }

    /// What comes of something, or why the rules refuse it.
    private func explained<Value>(_ body: () throws -> Value) throws -> Result<Value, any Error> {
        do {
            return .success(try body())
        } catch let error as any Explainable where !(error is StoreError) {
            return .failure(error)
        }
    }

    /// An outcome, noted in the access log where it is a refused access.
    private func logged(_ outcome: Result<Acted, any Error>) throws -> Result<Acted, any Error> {
        guard case .failure(let refusal) = outcome else { return outcome }
        do {
            return try loggingRefusals { throw refusal }
        } catch let error as any Explainable where !(error is StoreError) {
            return .failure(error)
        }
    }
}
