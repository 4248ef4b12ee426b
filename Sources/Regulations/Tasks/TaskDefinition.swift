/// What Docket's elements inside a chart say: who performs the tasks, what they fill in, what each step is called.
public struct ChartAnnotations: Sendable {
    /// How a case of this chain begins.
    public let submission: Submission
    /// The annotated states, in the order of the chart.
    public let states: [StateAnnotation]

    /// What is said of a state.
    public subscript(state: String) -> StateAnnotation? { states.first { $0.id == state } }

    /// The task of a state.
    public func task(_ state: String) -> TaskDefinition? { self[state]?.task }
}

/// The first step of a chain: what its submitter does.
public struct Submission: Sendable {
    /// Its name on papers.
    public let label: String
    /// The series of the official letter that goes with it, if any.
    public let letterSeries: String?
    /// The state that the applicant takes the case back to while nobody has acted on it (撤回); without it the case ends
    /// as withdrawn.
    public let recall: String?
    /// The states from which on the applicant can no longer cancel the case.
    public let binding: [String]
    /// By when the whole case is due.
    public let deadline: Deadline?
    /// What demands it.
    public let ground: Ground
}

/// What is said of one state.
public struct StateAnnotation: Sendable {
    /// The state's id.
    public let id: String
    /// The ids of the states above it, the nearest first.
    public let ancestors: [String]
    /// The name of the step that the state stands for when the chain is drawn.
    public let step: Step?
    /// The task that waits there.
    public let task: TaskDefinition?
    /// Who gets a copy when the state is entered.
    public let copies: [Copy]
    /// What it means to end here.
    public let outcome: Outcome?
    /// What the end changes in the data of the customer that the case is about.
    public let updates: [AccountUpdate]
}

/// A step of a chain as papers draw it.
public struct Step: Sendable {
    /// Its name.
    public let label: String
    /// What demands it.
    public let ground: Ground
}

/// The end of a chain.
public struct Outcome: Sendable {
    /// What an end means for the record that the case is about.
    public enum Result: String, Sendable, CaseIterable {
        case approved, rejected, withdrawn
    }

    /// Its name on papers.
    public let label: String
    /// What it means.
    public let result: Result
}

/// A task (待办): a state that waits for people.
public struct TaskDefinition: Sendable {
    /// Its name on papers.
    public let label: String
    /// Who performs it.
    public let performers: [Performer]
    /// How it is decided when they are several.
    public let completion: Completion
    /// What holds when they are seated.
    public let seating: Seating
    /// Where it may be returned to, beside where the chart leads.
    public let returns: ReturnRule
    /// By when it is due.
    public let deadline: Deadline?
    /// Whether the case waits for its applicant here, so that all other deadlines stand still.
    public let pauses: Bool
    /// What a performer can do; the chart's transitions say where it leads.
    public let actions: [ActionDefinition]
    /// The fields of the subject record that this task fills in.
    public let fields: [TaskField]
    /// The fields of the subject record that its performers do not see.
    public let hidden: [String]
    /// The attachments that an action needs.
    public let attachments: [RequiredAttachment]
    /// The numbers that an action allocates.
    public let numbers: [AllocatedNumber]
    /// Whether the task lies off the main path of the chain, so that it is drawn only when a case comes there.
    public let isAside: Bool
    /// Whether the record may be revised here.
    public let revises: Bool
    /// The states whose opinions a revision made here voids.
    public let voids: [String]
    /// What demands it.
    public let ground: Ground

    /// The step that the task is when it stands alone.
    public var step: Step { Step(label: label, ground: ground) }

    /// The action that moves the case forward: the first.
    public var forward: ActionDefinition? { actions.first }

    /// What an action says to the matter.
    public func voice(of action: String) -> Voice {
        let isForward = forward?.name == action
        return self.action(action)?.voice ?? (isForward ? .for : .against)
    }

    /// The action with a name.
    public func action(_ name: String) -> ActionDefinition? { actions.first { $0.name == name } }
}

/// Something that a performer can do.
public struct ActionDefinition: Sendable {
    /// Whether a written opinion goes with it.
    public enum OpinionRule: String, Sendable, CaseIterable {
        case optional, required
    }

    /// Whether its person's signature goes with it.
    public enum SigningRule: String, Sendable, CaseIterable {
        case optional, required
    }

    /// The verb, also the first part of the chart's event, such as `approve`.
    public let name: String
    /// Its name on papers.
    public let label: String
    /// Whether a written opinion goes with it.
    public let opinion: OpinionRule
    /// What it says where several decide; without it, the first action is for the matter and the others are against it.
    public let voice: Voice?
    /// Whether it needs its person's signature, also of people who sign nothing else.
    public let isSigned: Bool

    /// An action from its parts.
    public init(
        name: String, label: String, opinion: OpinionRule = .optional, voice: Voice? = nil, isSigned: Bool = false
    ) {
        self.isSigned = isSigned
        self.name = name
        self.label = label
        self.opinion = opinion
        self.voice = voice
    }
}

/// A field of the subject record that a task fills in.
public struct TaskField: Sendable {
    /// The field's id.
    public let field: String
    /// Whether the first action of the task, which moves the case forward, needs it.
    public let isRequired: Bool
}

/// An attachment that an action needs.
public struct RequiredAttachment: Sendable {
    /// The role that the attachment is given with `--role`.
    public let role: String
    /// Its name on papers.
    public let label: String
    /// The action that needs it.
    public let action: String
}

/// A number that an action allocates, such as the filing number.
public struct AllocatedNumber: Sendable {
    /// The series.
    public let series: String
    /// The action that allocates it.
    public let action: String
}

/// Someone who gets a copy (抄送) when a state is entered.
public struct Copy: Sendable {
    /// What it is called on papers.
    public let label: String
    /// Which unit gets it.
    public let place: Place
    /// Whether every unit of the kind that the place names gets one, not the nearest alone.
    public let isEach: Bool
    /// What demands it.
    public let ground: Ground
}
