import Diagnostics

/// All commands, as the overview groups them.
enum Catalogue {
    static let groups: [CommandGroup] = [
        CommandGroup(
            title: Message("每天要用的", "every day"),
            commands: [InboxCommand.command] + ListCommands.all + [
                FindCommand.command, ShowCommand.command, DiffCommand.command, HistoryCommand.command,
                GraphCommands.ofCase,
            ] + ActCommands.verbs + [
                ActCommands.act, AttachCommand.command,
            ] + AttachmentCommands.all),
        CommandGroup(
            title: Message("转办、会签、收回、代理", "handing over, countersigning, taking back, deputies"),
            commands: ReseatCommands.all + RecallCommands.all + DeputyCommands.all),
        CommandGroup(
            title: Message("沟通、抄送、催办", "around a decision"), commands: ConversationCommands.all),
        CommandGroup(
            title: Message("客户、合同、拜访", "customers, contracts, visits"),
            commands: CustomerCommands.all + ContractCommands.all + VisitCommands.all),
        CommandGroup(
            title: Message("台账、指标和等级", "ledgers, measures and grades"),
            commands: LedgerCommands.all + MeasureCommands.all),
        CommandGroup(
            title: Message("管理办法的其他表单", "the regulation's other forms"), commands: FormRecordCommands.all),
        CommandGroup(
            title: Message("输出文件", "papers"),
            commands: [
                PaperCommands.packet, PaperCommands.visitReport, PaperCommands.dossier, PaperCommands.paper,
                VerifyPaperCommand.command,
            ]),
        CommandGroup(
            title: Message("期限和日历", "deadlines and calendar"), commands: DeadlineCommands.all),
        CommandGroup(title: Message("定期工作", "duties"), commands: DutyCommands.all),
        CommandGroup(
            title: Message("保管和查验", "custody"),
            commands: CustodyCommands.all + SealCommands.all + KeyCommands.all),
        CommandGroup(
            title: Message("办公室和管理办法", "office and regulation"),
            commands: [InitCommand.command] + ImportCommands.all + [
                TimeCommand.correct, RegulationCommands.check, RegulationCommands.shape,
            ]
                + AuthorCommands.all + EditionCommands.all + [
                    GraphCommands.ofChain, MigrationCommand.command,
                ]),
        CommandGroup(title: Message("命令行", "the command line"), commands: ManualCommands.all),
    ]
}
