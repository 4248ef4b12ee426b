import Casework
import Fixtures
import Foundation
import Procedure
import Records
import Regulations
import Testing

/// An office in which every command has something to be done, and someone of every role.
enum AccessOffice {
    /// Who stands for each column of the table; nobody for the account that is unknown.
    static let people: [String: String] = [
        "account-manager": "clerk", "chief-account-manager": "chief", "centre-manager": "manager",
        "reviewer": "centre", "leader": "leader", "officer": "market", "quality-inspector": "inspector",
        "archivist": "archivist", "data-clerk": "data",
        "administrator": "admin", "none": "outsider",
    ]

    /// The records of the own unit, of another one, and the cases by what can be done in them.
    struct Subjects {
        var customer = ""
        var contract = ""
        var visit = ""
        var elsewhere = (customer: "", contract: "", visit: "", case: 0)
        var review = 0
        var registration = 0
        var revision = 0
        var leaders = 0
        var signing = 0
        var filing = 0
    }

    private static let prepared = Result { try prepare(OfficeFixture()) { $0 } }

    /// The same office by the regulation in Latin: nothing in it is Chinese.
    private static let preparedInLatin = Result {
        try prepare(
            OfficeFixture(
                workflows: FolderPackage("\(Latin.root.get())/Workflows/guangdong-post-letters"), words: Latin.text),
            words: Latin.text)
    }

    private static func prepare(
        _ office: OfficeFixture, words: (String) -> String
    ) throws -> (bytes: [UInt8], subjects: Subjects) {
        func action(_ name: String, _ opinion: String = "") -> TaskAction { TaskAction(name, opinion: words(opinion)) }
        let outsider = ["code": "outsider", "name": words("午示例")]
        let inspector = [
            "code": "inspector", "name": words("未示例"), "post": "quality-inspector", "unit": "quality",
        ]
        _ = try office.desk("admin").importPeople(OfficeFixture.table([outsider, inspector]))
        var subjects = Subjects()
        subjects.customer = try office.registered(OfficeFixture.customer.mapValues(words), opinion: words("准予"))
        (subjects.contract, subjects.review) = try contract(of: subjects.customer, in: office, words)
        subjects.visit = try visit(subjects.customer, by: "clerk", in: office, words)
        subjects.registration = try apply("示例待批有限公司", "620万", by: "clerk", in: office, words).case ?? 0
        _ = try office.desk("leader").ask(TaskChoice(subjects.registration, text: words("是否重复？")), of: "market")
        _ = try office.desk("leader").copy(subjects.registration, to: [.person("market")])
        subjects.revision = try contract(of: subjects.customer, in: office, words).case
        _ = try office.desk("general").act(on: subjects.revision, action("return", "请补正"))
        subjects.leaders = try contract(of: subjects.customer, in: office, words).case
        for person in ["centre", "business", "general"] {
            _ = try office.desk(person).act(on: subjects.leaders, action("approve"))
        }
        for person in people.values where !["market", "outsider"].contains(person) {
            try office.desk(person).follow(subjects.leaders)
        }
        let city = try office.registered(
            values("示例白金有限公司", "200万").mapValues(words), opinion: words("准予"))
        subjects.signing = try signing(city, in: office, words)
        subjects.filing = try signing(city, in: office, words)
        _ = try office.desk("clerk").act(on: subjects.filing, signature, files: [scan(words)])
        let other = try apply("示例乙市有限公司", "620万", by: "yi-clerk", in: office, words)
        _ = try office.desk("leader").act(on: other.case ?? 0, action("approve"))
        let elsewhere = try contract(of: other.number, by: "yi-clerk", in: office, words)
        subjects.elsewhere = (
            other.number, elsewhere.number, try visit(other.number, by: "yi-clerk", in: office, words), elsewhere.case
        )
        return (Array(try Data(contentsOf: URL(fileURLWithPath: office.path))), subjects)
    }

    /// What is in every copy.
    static func subjects() throws -> Subjects { try prepared.get().subjects }

    /// A fresh copy.
    static func make() throws -> DemoOffice { try DemoOffice(copying: prepared.get().bytes) }

    /// A fresh copy of the one in which nothing is Chinese, to which nothing Chinese is said.
    static func makeInLatin() throws -> DemoOffice {
        try DemoOffice(copying: preparedInLatin.get().bytes, root: Latin.root.get(), words: Latin.text)
    }

    static func values(_ name: String, _ revenue: String) -> [String: String] {
        OfficeFixture.customer.merging(["name": name, "expected-revenue": revenue]) { $1 }
    }

    static func visitValues(_ customer: String) -> [String: String] {
        [
            "customer": customer, "date": "2026-11-01", "visitors": "甲示例", "met": "某某", "purposes": "hear",
            "findings": "运行正常",
        ]
    }

    private static func apply(
        _ name: String, _ revenue: String, by clerk: String, in office: OfficeFixture, _ words: (String) -> String
    ) throws -> Submitted {
        try office.desk(clerk).register(FormEntry(values: values(name, revenue).mapValues(words)))
    }

    private static func contract(
        of customer: String, by clerk: String = "clerk", in office: OfficeFixture, _ words: (String) -> String
    ) throws -> (number: String, case: Int) {
        let submitted = try office.desk(clerk).submitContract(
            FormEntry(values: OfficeFixture.contract(customer).mapValues(words)))
        return (submitted.number, submitted.case ?? 0)
    }

    private static func visit(
        _ customer: String, by clerk: String, in office: OfficeFixture, _ words: (String) -> String
    ) throws -> String {
        try office.desk(clerk).submit("visit", FormEntry(values: visitValues(customer).mapValues(words))).number
    }

    /// A contract of the city that waits for the customer's signature.
    private static func signing(
        _ customer: String, in office: OfficeFixture, _ words: (String) -> String
    ) throws -> Int {
        let number = try contract(of: customer, in: office, words).case
        _ = try office.desk("chief").act(on: number, TaskAction("approve"))
        _ = try office.desk("jia-leader").act(on: number, TaskAction("approve", values: ["signing-entity": "city"]))
        return number
    }

    private static let signature = TaskAction(
        "sign", values: ["signed-on": "2026-11-01", "customer-signed-on": "2026-11-01"])

    private static func scan(_ words: (String) -> String) -> FileToAttach {
        var pieces = [Array(words("签署页").utf8)]
        return FileToAttach(name: "scan.txt", role: "signed-copy") { pieces.popLast() ?? [] }
    }
}
