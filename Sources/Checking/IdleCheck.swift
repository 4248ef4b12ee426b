import Diagnostics
import Documents
import Regulations
import XML

/// Finds what is declared and run by nothing: whoever wrote it down believes that it works.
struct IdleCheck {
    private let reading: RegulationReading
    private let charts: [ChainFiles]
    private let workflows: any PackageSource

    private var regulation: Regulation { reading.regulation }

    init(_ reading: RegulationReading, _ charts: [ChainFiles], _ workflows: any PackageSource) {
        self.reading = reading
        self.charts = charts
        self.workflows = workflows
    }

    /// What is idle, in the order of the parts. What only charts use is looked for where all of them can be read.
    func findings() -> [Finding] {
        let annotations = charts.compactMap(\.annotations)
        let byCharts =
            annotations.count == charts.count && !reading.isMissingForms
            ? posts(annotations) + series(annotations) + fields() : []
        return byCharts + chains() + documents() + files()
    }

    private func finding(_ element: String, _ id: String, _ rule: String, _ message: Message) -> Finding? {
        let place = reading.root.descendants().first { $0.isElement(element, in: docketNamespace) && $0["id"] == id }
        return place?.finding("regulation.idle-\(rule)", message, at: "id")
    }

    // MARK: Posts, numbers, fields

    /// A post that performs no task, submits nothing, is owed no work and allows nothing.
    private func posts(_ annotations: [ChartAnnotations]) -> [Finding] {
        let performers = annotations.flatMap(\.performers)
        let used = Set(
            performers.compactMap(\.post) + regulation.forms.flatMap { $0.submitters + $0.correctors }
                + regulation.duties.map(\.post))
        return regulation.organisation.posts.compactMap { post in
            guard post.duties.isEmpty, !post.isLeader, !used.contains(post.id) else { return nil }
            return finding(
                "post", post.id, "post",
                Message(
                    "岗位 “\(post.label)” 不办理任何待办，也没有权限", "the post “\(post.id)” performs no task and may do nothing"))
        }
    }

    private func series(_ annotations: [ChartAnnotations]) -> [Finding] {
        let used = Set(
            regulation.forms.compactMap(\.series) + annotations.compactMap(\.submission.letterSeries)
                + annotations.flatMap(\.tasks).flatMap { $0.numbers.map(\.series) })
        return regulation.series.compactMap { series in
            guard !used.contains(series.id) else { return nil }
            return finding(
                "series", series.id, "series",
                Message("没有什么用编号 “\(series.label)”", "nothing is numbered by the series “\(series.id)”"))
        }
    }

    /// Fields that only tasks fill in, and none does.
    private func fields() -> [Finding] {
        let updated = charts.flatMap { $0.annotations?.updates ?? [] }
        return regulation.forms.flatMap { form -> [Finding] in
            let own = charts.filter { $0.chain.form == form.id }.flatMap { $0.annotations?.tasks ?? [] }
            let filled = Set(
                own.flatMap { $0.fields.map(\.field) } + (form.id == regulation.accountFormID ? updated : []))
            return form.fields.compactMap { field in
                guard field.isSetByChain, !filled.contains(field.id) else { return nil }
                return fieldFinding(field, of: form)
            }
        }
    }

    private func fieldFinding(_ field: Field, of form: Form) -> Finding? {
        let root = reading.formRoots(in: workflows).first { $0["id"] == form.id }
        let place = root?.elements("field", in: docketNamespace).first { $0["id"] == field.id }
        return place?.finding(
            "form.idle-field",
            Message("“\(field.label)” 只由办理环节填写，却没有环节填写它", "only a task fills in “\(field.id)”, and none does"),
            at: "set-by-chain")
    }

    // MARK: Chains, papers, files

    /// A chain behind one that takes every record of the form.
    private func chains() -> [Finding] {
        var taken: [String: String] = [:]
        return regulation.chains.compactMap { chain in
            defer { if chain.condition == nil, taken[chain.form] == nil { taken[chain.form] = chain.id } }
            guard let first = taken[chain.form] else { return nil }
            return finding(
                "chain", chain.id, "chain",
                Message(
                    "前面的 “\(first)” 没有条件，走不到 “\(chain.id)”",
                    "“\(first)” before it takes every record: the chain “\(chain.id)” never applies"))
        }
    }

    /// A paper that no command makes.
    private func documents() -> [Finding] {
        let made = MadePapers(regulation)
        let named = regulation.chains.compactMap(\.document)
        return regulation.documents.compactMap { document in
            if named.contains(document.id), MadePapers.beyondCases.contains(document.view) {
                return finding(
                    "document", document.id, "view",
                    Message(
                        "流程的材料不会是 “\(document.view)”", "no chain comes out as a “\(document.view)”"))
            }
            guard !made.documents.contains(document.id) else { return nil }
            let views = MadePapers.views.joined(separator: " ")
            return finding(
                "document", document.id, "document",
                Message(
                    "没有命令能做出 “\(document.label)”：要由一个流程的 document 指明，或显示 \(views) 之一",
                    "nothing makes “\(document.id)”: a chain has to name it, or it shows one of \(views)"))
        }
    }

    /// Charts and forms that the regulation does not name.
    private func files() -> [Finding] {
        let named = Set(
            regulation.chains.map(\.chart)
                + reading.root.descendants().filter { $0.isElement("form", in: docketNamespace) }
                .compactMap { $0["src"] })
        // A file that is not there was probably meant to be one of these: it is told by itself.
        guard named.allSatisfy(workflows.has) else { return [] }
        return workflows.paths.compactMap { path in
            let isPart = path.hasSuffix(".scxml") || path.hasPrefix("forms/") && path.hasSuffix(".xml")
            guard isPart, !named.contains(path) else { return nil }
            let name = workflows.displayName(of: path)
            return Finding(
                "package.idle-file", Message("regulation.xml 没有用到这个文件", "regulation.xml names no such file"),
                at: SourceLocation(file: name, line: 1, column: 1))
        }
    }
}

extension ChartAnnotations {
    fileprivate var tasks: [TaskDefinition] { states.compactMap(\.task) }

    /// The fields of accounts that its ends fill in.
    fileprivate var updates: [String] { states.flatMap { $0.updates.map(\.field) } }

    /// Whoever performs, or stands in, or is told when it is late.
    fileprivate var performers: [Performer] {
        let deadlines = tasks.compactMap(\.deadline) + [submission.deadline].compactMap { $0 }
        return tasks.flatMap { $0.performers + [$0.seating.standIn].compactMap { $0 } }
            + deadlines.flatMap { $0.escalations.map(\.performer) }
    }
}
