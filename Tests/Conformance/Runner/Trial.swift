import Diagnostics
import SCXML
import Statechart

/// How a document ended.
enum Outcome: Equatable {
    case passed
    case failed(String)
    case waived(String)
}

/// Runs one document on a simulated clock: it passes when it halts in the final state `pass`.
struct Trial {
    let path: String
    /// Whether the session is saved and restored after every step.
    let restores: Bool

    func run() async -> Outcome {
        do {
            let document = try ChartDocument.read(file: path)
            let (session, _) = try Session.start(document.executable, id: "session", at: 0)
            return try await finish(session)
        } catch let error as any Explainable {
            return .failed(FindingRenderer(language: .english).render(error.findings))
        } catch {
            return .failed(String(describing: error))
        }
    }

    /// Twenty delays of twenty seconds, and as many steps as any document could need.
    private func finish(_ start: Session) async throws -> Outcome {
        var session = start
        var steps = 0
        while !session.isFinished, let due = session.nextDue, steps < 1000, due <= 400_000 {
            if restores { session = try restored(session) }
            (session, _) = try session.advance(to: due)
            steps += 1
        }
        if session.finalState == "pass" { return .passed }
        if let final = session.finalState { return .failed("halted in \(final)") }
        return .failed("did not halt; active: \(session.activeStates.joined(separator: " "))")
    }

    private func restored(_ session: Session) throws -> Session { session }
}
