import Casework
import Diagnostics
import Documents
import Files
import Procedure
import Records

/// `docket paper`, `docket packet`, `docket visit report`, `docket dossier`.
enum PaperCommands {
    private static let format = PaperOutput.option
    private static let output = Option(
        "output", short: "O", .value(Message("文件或文件夹", "FILE OR FOLDER")),
        Message("写到这里，而不是标准输出", "write there instead of standard output"))

    static let packet = Command(
        "packet", Message("输出一份合同的送审材料，或其他表单的办理材料", "the packet of a contract, or of any other form's case"),
        [Positional(Message("编号", "NUMBER"))],
        options: [
            format, output, OutputPlace.force, RecordOptions.kind,
            Option(
                "proof", .value(Message("封印文件", "SEAL FILE")),
                Message(
                    "另写一份证明（文件名加 .proof），证明到这个封印为止，供第三人用 verify-paper 查验",
                    "write its evidence too (the name with .proof), up to this seal, for others to check with verify-paper"
                )),
        ],
        examples: [
            "packet GDYH-2026-0001 -O packet.html", "packet GDYH-2026-0001 -O packet.pdf",
            "packet TS20260001 --format xml",
            "packet GDYH-2026-0001 -O packet.html --proof 2026-11.seal",
        ]
    ) { invocation in
        let number = try invocation.required(0)
        let form = invocation.arguments.value("kind")
        guard let seal = invocation.arguments.value("proof") else {
            return try produce(invocation) { try $0.packet(of: number, form: form, as: $1) }
        }
        let output = try PaperOutput(invocation)
        guard output != .pdf else {
            throw UsageError(
                "proof-of-pdf",
                Message("PDF 不能逐字节证明；请输出 html 或 xml", "no PDF is proved byte by byte: write html or xml"),
                command: "packet")
        }
        let (paper, evidence) = try DocumentProducer(try invocation.desk()).provenPacket(
            of: number, form: form, as: output.source, upTo: seal, in: offices)
        try OutputPlace(invocation: invocation).write(
            paper.bytes, named: paper.name, and: Array(try evidence.text().utf8), ending: ".proof")
    }

    static let paper = Command(
        "paper",
        Message(
            "输出管理办法写明的任何一种文件，或现成的 case-file、record、dossier、ledger",
            "any paper that the regulation declares, or a ready one: case-file, record, dossier, ledger"),
        [
            Positional(Message("文件", "DOCUMENT")),
            Positional(Message("编号", "NUMBER"), required: false),
        ],
        options: [
            format, output, OutputPlace.force,
            Option(
                "form", .value(Message("表单", "FORM")),
                Message("编号属于哪种表单；台账：登记哪种表单", "the form of the number; of a ledger, whose records it lists")),
            Option(
                "period", .value(Message("期间", "PERIOD")),
                Message("哪个期间：2026、2026-Q4 或 2026-10", "of which period: 2026, 2026-Q4 or 2026-10")),
            Option(
                "unit", short: "u", .value(Message("单位", "UNIT")),
                Message("这个单位和下属单位的", "of this unit and those below it")),
            Option("csv", .flag, Message("台账输出为 CSV，含全部字段", "a ledger as CSV, with all fields")),
        ],
        examples: [
            "paper record BF20260001 -O visit.html", "paper ledger --form contract --period 2026 -O contracts.html",
            "paper ledger --form visit --period 2026-Q4 --unit jia --csv",
        ]
    ) { invocation in
        let request = PaperRequest(
            document: try invocation.required(0), subject: invocation.positional(1),
            form: invocation.arguments.value("form"), period: invocation.arguments.value("period"),
            unit: invocation.arguments.value("unit"))
        guard invocation.arguments.has("csv") else {
            return try produce(invocation) { try $0.paper(request, as: $1) }
        }
        let table = try DocumentProducer(try invocation.desk()).table(request)
        try OutputPlace(invocation: invocation).write(table.bytes, named: table.name, isText: true)
    }

    static let visitReport = Command(
        "visit report", Message("输出一次拜访的报告", "the report of a visit"), [Positional(Message("拜访编号", "VISIT"))],
        options: [format, output, OutputPlace.force], examples: ["visit report BF20260001 -O visit.html"]
    ) { invocation in
        let number = try invocation.required(0)
        try produce(invocation) { try $0.visitReport(of: number, as: $1) }
    }

    static let dossier = Command(
        "dossier", Message("输出客户档案：一个客户的，或一个单位全部客户的", "the dossier of a customer, or of all customers of a unit"),
        [Positional(Message("客户编号", "CUSTOMER"), required: false)],
        options: [
            format, output, OutputPlace.force,
            Option(
                "unit", short: "u", .value(Message("单位", "UNIT")),
                Message("这个单位的全部客户，写进 --output 的文件夹", "all customers of this unit, into the folder of --output")),
        ], examples: ["dossier KH20260001 -O dossier.html", "dossier --unit jia -O dossiers"]
    ) { invocation in
        guard let unit = invocation.arguments.value("unit") else {
            guard let number = invocation.positional(0) else {
                throw UsageError(
                    "no-customer", Message("缺少客户编号", "the customer's number is missing"),
                    advice: Message("或用 --unit 指明单位", "or name a unit with --unit"), command: "dossier")
            }
            return try produce(invocation) { try $0.dossier(of: number, as: $1) }
        }
        try produceAll(of: unit, invocation)
    }

    private static func produce(
        _ invocation: Invocation, _ body: (DocumentProducer, PaperFormat) throws -> Paper
    ) throws {
        let output = try PaperOutput(invocation)
        let paper = try output.written(body(DocumentProducer(try invocation.desk()), output.source), invocation)
        try OutputPlace(invocation: invocation).write(paper.bytes, named: paper.name, isText: output != .pdf)
    }

    private static func produceAll(of unit: String, _ invocation: Invocation) throws {
        guard let folder = invocation.arguments.value("output") else {
            throw UsageError(
                "no-folder", Message("用 --output 指明写到哪个文件夹", "name the folder to write to with --output"),
                command: "dossier")
        }
        let output = try PaperOutput(invocation)
        let desk = try invocation.desk()
        try desk.require(.export)
        let customers = try desk.customers(unit: unit).rows
        try desk.noteSight(of: unit)
        let producer = DocumentProducer(desk)
        let place = OutputPlace(invocation: invocation)
        let names = try customers.map { customer in
            let name = try producer.dossierName(of: customer.number, as: output.source)
            return "\(folder)/\(output == .pdf ? PaperOutput.name(name) : name)"
        }
        let replacing = try place.mayReplace(names)
        if !invocation.isRehearsal { try FileWriting.makeFolder(folder) }
        for (index, customer) in customers.enumerated() {
            let source = try producer.dossier(of: customer.number, as: output.source)
            if !invocation.isRehearsal {
                let paper = try output.written(source, invocation)
                try FileWriting.write(paper.bytes, to: "\(folder)/\(paper.name)", replacing: replacing)
            }
            invocation.terminal.progress(index + 1, of: customers.count)
        }
        try invocation.terminal.result(
            invocation.terminal.text(
                Message("已写入 \(customers.count) 份档案到 \(folder)", "wrote \(customers.count) dossiers to \(folder)")))
        invocation.noteRehearsal()
    }
}
