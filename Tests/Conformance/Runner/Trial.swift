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

    func run() -> Outcome {
        do {
            let document = try ChartDocument.read(file: path)
            let (session, _) = try Session.startStepwise(document.executable, id: "session", at: 0)
            return try finish(session)
        } catch let error as any Explainable {
            return .failed(FindingRenderer(language: .english).render(error.findings))
        } catch {
            return .failed(String(describing: error))
        }
    }

    /// Goes on event by event, the clock jumping to the next due one, as long as any document could need.
    private func finish(_ start: Session) throws -> Outcome {
        var session = start
        for _ in 0..<100_000 where !session.isFinished && session.now <= 400_000 {
            if restores { session = try restored(session) }
            guard let (next, _) = try session.step() else { break }
            session = next
        }
        if session.finalState == "pass" { return .passed }
        if let final = session.finalState { return .failed("halted in \(final)") }
        return .failed("did not halt; active: \(session.activeStates.joined(separator: " "))")
    }

    private func restored(_ session: Session) throws -> Session {
        let xml = session.xml
        let restored = try Session.restore(xml, session.executable)
        guard restored.xml == xml else {
            throw Findings([Finding("conformance.snapshot", Message(verbatim: "a restored session is not equal"))])
        }
        return restored
    }
}
