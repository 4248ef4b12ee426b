import Digest
import Store

extension OfficeFile {
    /// Checks everything of an office as it is at this moment, while others work.
    ///
    /// - Parameters:
    ///   - seals: sealed heads that were kept elsewhere.
    ///   - keys: the public keys whose seals count, kept elsewhere too.
    ///   - apply: what the events mean for the tables; without it the tables are not compared.
    ///   - progress: told now and then which step has come how far.
    /// - Throws: `StoreError` when the file can't be used at all; what is found wrong is in the report.
    public func verify(
        seals: [Seal], keys: [VerifyingKey], applying apply: Applying?, progress: (VerificationStep, Int) -> Void
    ) throws -> VerificationReport {
        guard let apply else {
            return try reading { session in
                var report = try basicReport(session, seals, keys, progress)
                let contents = NamedContentCheck(connection: connection, tables: tables, schema: "main")
                try step(.attachments, &report, progress) { $0.problems += try contents.run() }
                return report
            }
        }
        let check = TableCheck(connection: connection, tables: tables)
        try check.begin()
        let outcome = Result {
            try reading { session in
                var report = try basicReport(session, seals, keys, progress)
                try step(.tables, &report, progress) { report in
                    report.problems += try check.run(session, apply) { progress(.tables, $0) }
                    report.tables = tables.tables.count
                }
                return report
            }
        }
        try check.end()
        return try outcome.get()
    }

    /// All steps but the comparison of the tables.
    private func basicReport(
        _ session: Session, _ seals: [Seal], _ keys: [VerifyingKey], _ progress: (VerificationStep, Int) -> Void
    ) throws -> VerificationReport {
        var report = VerificationReport(head: Head(number: 0, digest: identity))
        try step(.file, &report, progress) { $0.problems += try StructureCheck.file(connection) }
        try step(.structure, &report, progress) { report in
            report.problems += try StructureCheck.schema(connection, tables: tables)
        }
        var accesses = AccessCheck(try session.accessBeginning(), watching: seals)
        try step(.accesses, &report, progress) { report in
            try session.forEachAccess { access in
                report.refusedAccesses += 1
                if access.digest != nil || access.number != 0 { accesses.check(access) }
            }
            report.problems += accesses.problems
        }
        try step(.events, &report, progress) { report in
            var chain = ChainCheck(
                identity: identity, form: firstForm, orderedFrom: orderedFrom, watching: seals)
            try chain.run(connection) { progress(.events, $0) }
            report.head = chain.head
            report.problems += chain.problems
            report.earlierDisorder = chain.earlierDisorder
            SealCheck(identity: identity, keys: keys).run(seals, chain, accesses, into: &report)
        }
        try step(.definitions, &report, progress) { report in
            let (count, problems) = try ContentCheck.definitions(connection)
            (report.definitions, report.problems) = (count, report.problems + problems)
        }
        try step(.attachments, &report, progress) { report in
            let (count, problems) = try ContentCheck.attachments(connection)
            (report.attachments, report.problems) = (count, report.problems + problems)
        }
        try step(.personal, &report, progress) { try PersonalCheck.run(connection, into: &$0) }
        return report
    }

    /// Runs one step; a part that can't be read is a problem of the office, not of the verification.
    private func step(
        _ step: VerificationStep, _ report: inout VerificationReport, _ progress: (VerificationStep, Int) -> Void,
        _ body: (inout VerificationReport) throws -> Void
    ) throws {
        progress(step, 0)
        do {
            try body(&report)
        } catch let error as StoreError {
            switch error {
            case .damaged, .notAnOffice, .inputOutput, .refused: report.problems.append(.unreadable(step))
            default: throw error
            }
        }
    }
}
