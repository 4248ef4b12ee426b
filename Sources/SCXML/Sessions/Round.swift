import Diagnostics
import Statechart

/// One call of a session under way: the events between its machines, and what is collected for the host.
struct Round {
    private(set) var session: Session
    var turn = Turn()
    private var delivered = 0

    init(_ session: Session) { self.session = session }

    var result: (Session, Turn) { (session, turn) }

    /// Delivers what is due, each at its time, and what follows from it.
    mutating func advance(to now: Int) throws(StepError) {
        try drain()
        while let timer = session.timers.first, timer.due <= now {
            _ = try step()
            try drain()
        }
        session.now = max(session.now, now)
    }

    /// Delivers events until none is on its way.
    mutating func drain() throws(StepError) {
        while !session.pending.isEmpty { _ = try step() }
    }

    /// Delivers one event, or the next delayed one; `false` when there is none.
    mutating func step() throws(StepError) -> Bool {
        if session.pending.isEmpty {
            guard let timer = session.timers.first else { return false }
            session.timers.removeFirst()
            session.now = max(session.now, timer.due)
            dispatch(timer.dispatch, from: timer.sender)
            return true
        }
        let delivery = session.pending.removeFirst()
        _ = try deliver(delivery.event, to: delivery.receiver)
        return true
    }

    /// Hands one event to a machine; returns whether a transition took it.
    mutating func deliver(_ event: Event, to number: Int) throws(StepError) -> Bool {
        guard let index = index(of: number) else { return false }
        delivered += 1
        let waiting = max(delivered, session.pending.count, session.timers.count)
        guard waiting <= Session.eventLimit else { throw .tooManyEvents(limit: Session.eventLimit) }
        let machine = session.machines[index]
        let step = try machine.executable.machine.step(machine.snapshot, event)
        try apply(step, of: number)
        return step.tookEvent
    }

    /// Takes over what a step gave.
    mutating func apply(_ step: Step, of number: Int) throws(StepError) {
        guard let index = index(of: number) else { return }
        session.machines[index].snapshot = step.snapshot
        if number == 0 {
            turn.moves += step.moves
            turn.errors += step.errors
            if step.snapshot.isFinished, !step.moves.isEmpty { turn.doneData = step.doneData }
        }
        for effect in step.effects { try carryOut(effect, of: number) }
        if step.snapshot.isFinished { finish(number, step.doneData) }
    }

    private func index(of number: Int) -> Int? { session.machines.firstIndex { $0.number == number } }

    private func child(_ invokeID: String, of number: Int) -> RunningMachine? {
        session.machines.first { $0.link?.parent == number && $0.link?.invokeID == invokeID }
    }

    // MARK: Effects

    private mutating func carryOut(_ effect: Effect, of number: Int) throws(StepError) {
        switch effect {
        case .send(let sent): dispatch(sent, from: number)
        case .schedule(let sent, let delay):
            schedule(Timer(sender: number, dispatch: sent, due: session.now + delay))
            if number == 0 { turn.effects.append(effect) }
        case .cancel(let sendID):
            session.timers.removeAll { $0.sender == number && $0.dispatch.event.sendID == sendID }
            if number == 0 { turn.effects.append(effect) }
        case .start(let request): try start(request, by: number)
        case .stop(let invokeID): try stop(invokeID, of: number)
        case .forward(let event, let invokeID):
            guard let child = child(invokeID, of: number) else { return turn.effects.append(effect) }
            enqueue(event, from: number, to: child.number)
        case .log: turn.effects.append(effect)
        }
    }

    private mutating func schedule(_ timer: Timer) {
        let place = session.timers.firstIndex { $0.due > timer.due } ?? session.timers.count
        session.timers.insert(timer, at: place)
    }

    private mutating func enqueue(_ event: Event, from sender: Int, to receiver: Int) {
        session.pending.append(Delivery(receiver: receiver, sender: sender, event: event))
    }

    private mutating func dispatch(_ sent: Dispatch, from sender: Int) {
        guard let index = index(of: sender) else { return }
        let machine = session.machines[index]
        switch sent.target {
        case .own: enqueue(sent.event, from: sender, to: sender)
        case .external: turn.effects.append(.send(sent))
        case .parent: deliver(sent, from: machine, to: machine.link?.parent)
        case .invocation(let id): deliver(sent, from: machine, to: child(id, of: sender)?.number)
        case .session(let id):
            deliver(sent, from: machine, to: session.machines.first { $0.snapshot.identity.session == id }?.number)
        }
    }

    /// To another machine of the session; an event for one that is not there is an error of its sender (6.2).
    private mutating func deliver(_ sent: Dispatch, from machine: RunningMachine, to receiver: Int?) {
        guard let receiver, index(of: receiver) != nil else {
            return fail(machine.number, "error.communication", sendID: sent.event.sendID)
        }
        var event = sent.event
        if machine.link?.parent == receiver { event.invokeID = machine.link?.invokeID }
        enqueue(event, from: machine.number, to: receiver)
    }

    private mutating func fail(_ number: Int, _ name: String, sendID: String? = nil, invokeID: String? = nil) {
        enqueue(Event(name, kind: .platform, sendID: sendID, invokeID: invokeID), from: number, to: number)
    }

    // MARK: Invocations

    private mutating func start(_ request: InvocationRequest, by number: Int) throws(StepError) {
        guard let index = index(of: number) else { return }
        let inviter = session.machines[index]
        guard InvocationType.isSCXML(request.type) else { return turn.effects.append(.start(request)) }
        let executable: Executable
        do throws(Findings) {
            executable = try inviter.executable.invoked(source: request.source, content: request.content)
        } catch {
            turn.errors.append(RaisedError(event: "error.communication", findings: error.findings))
            return fail(number, "error.communication", invokeID: request.id)
        }
        session.numbers += 1
        let identity = Identity(
            session: "\(session.snapshot.identity.session).\(session.numbers)", hasParent: true,
            processors: inviter.snapshot.identity.processors)
        let data = Dictionary(request.data.map { ($0.name, $0.value) }) { _, last in last }
        let step = try executable.machine.start(identity, data: data)
        let link = RunningMachine.Link(
            parent: number, invokeID: request.id, source: request.source, content: request.content)
        session.machines.append(
            RunningMachine(number: session.numbers, executable: executable, snapshot: step.snapshot, link: link))
        introduce()
        try apply(step, of: session.numbers)
    }

    /// Tells every machine which others there are.
    private mutating func introduce() {
        let ids = Set(session.machines.map(\.snapshot.identity.session))
        for index in session.machines.indices {
            let own = session.machines[index].snapshot.identity.session
            session.machines[index].snapshot.identity.peers = ids.subtracting([own])
        }
    }

    /// Cancels an invocation: its machine leaves its states, and what it sent to its parent is ignored (6.4).
    private mutating func stop(_ invokeID: String, of parent: Int) throws(StepError) {
        guard let child = child(invokeID, of: parent) else { return turn.effects.append(.stop(invokeID: invokeID)) }
        let step = try child.executable.machine.stop(child.snapshot)
        try apply(step, of: child.number)
        remove(child.number)
        session.pending.removeAll { $0.sender == child.number && $0.receiver == parent }
    }

    private mutating func finish(_ number: Int, _ data: EventData) {
        guard number != 0 else {
            session.timers = []
            session.pending = []
            return
        }
        guard let index = index(of: number), let link = session.machines[index].link else { return }
        remove(number)
        let done = Event("done.invoke.\(link.invokeID)", data: data, invokeID: link.invokeID)
        enqueue(done, from: number, to: link.parent)
    }

    private mutating func remove(_ number: Int) {
        session.machines.removeAll { $0.number == number }
        session.timers.removeAll { $0.sender == number }
        introduce()
    }
}
