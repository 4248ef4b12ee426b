import Foundation
import Testing

/// Form files: XML that a user wrote, or that somebody made to do harm.
@Suite struct FormFileTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    private func refused(
        _ name: String, _ bytes: [UInt8], status: Int32, at location: SourceLocation = #_sourceLocation
    ) throws -> Run {
        let path = try office.write(name, bytes: bytes)
        return try office.refused(
            ["customer", "register", "--form", path], as: "clerk", status: status, at: location)
    }

    private func refused(
        _ text: String, status: Int32, at location: SourceLocation = #_sourceLocation
    ) throws -> Run {
        try refused("form.xml", Array(text.utf8), status: status, at: location)
    }

    @Test func `a form file is taken as it is, and --set overrides it`() throws {
        let form = try office.write("form.xml", Entries.form("customer", Entries.customer))
        try office.done("customer", "register", "--form", form, "--set", "telephone=000-0001", as: "clerk")
        let values = try office.json("customer", "show", "KH20260001", as: "clerk")["record"]["values"]
        #expect(values["telephone"].text == "000-0001")
        #expect(values["name"].text == "示例出版有限公司")
    }

    @Test func `a form file in GB18030 is recognised`() throws {
        let text = Entries.form("customer", Entries.customer).replacingOccurrences(of: "UTF-8", with: "GB18030")
        let form = try office.write("form.xml", bytes: try GB18030.bytes(of: text))
        try office.done("customer", "register", "--form", form, as: "clerk")
        #expect(try office.json("customer", "list", as: "clerk")[0]["name"].text == "示例出版有限公司")
    }

    @Test func `mistakes in a form file have their places`() throws {
        let values = Entries.customer.merging(["industry": "prass", "expected-revenue": "5,2OO,000", "nam": "x"]) { $1 }
        let run = try refused(Entries.form("customer", values), status: 1)
        let places = run.mistakes.map { $0.components(separatedBy: "form.xml:").last?.prefix(4) }
        #expect(places == ["7:3:", "6:3:", "5:3:"])
        #expect(run.errors.contains("您是否想写 “name”？"))
    }

    @Test func `a file that is not well-formed is damaged: status 3, with the place`() throws {
        let run = try refused("<customer>\n  <name>甲</nam>\n</customer>", status: 3)
        #expect(run.errors.contains("form.xml:2:"))
        #expect(run.errors.contains("^"))
    }

    @Test(arguments: [
        "<!DOCTYPE customer [<!ENTITY a \"b\">]><customer><name>&a;</name></customer>",
        "<!DOCTYPE customer SYSTEM \"file:///etc/passwd\"><customer/>",
        "<!DOCTYPE customer [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><customer><name>&x;</name></customer>",
        "<!DOCTYPE customer PUBLIC \"a\" \"http://localhost/a.dtd\"><customer/>",
    ])
    func `any DTD is refused, and nothing outside is read`(text: String) throws {
        let run = try refused(text, status: 3)
        #expect(run.mistakes.count == 1)
        #expect(run.errors.contains("不接受 DTD"))
        #expect(!run.errors.contains("root:"))
    }

    @Test func `an entity bomb is refused before it goes off`() throws {
        let entities = (1...40).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
        let text = "<!DOCTYPE c [<!ENTITY e0 \"哈\">\(entities)]><customer><name>&e40;</name></customer>"
        let run = try office.refused(
            ["customer", "register", "--form", try office.write("bomb.xml", text)], as: "clerk", status: 3,
            wrapper: "ulimit -t 5; exec \"$@\"")
        #expect(run.errors.contains("不接受 DTD"))
    }

    @Test func `ten thousand levels are refused`() throws {
        let text =
            "<customer>" + String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
            + "</customer>"
        #expect(try refused(text, status: 3).errors.contains("元素嵌套超过 200 层"))
    }

    @Test func `XInclude stays what it is: text of a field`() throws {
        let text = """
            <customer xmlns:xi="http://www.w3.org/2001/XInclude">
            <name><xi:include href="/etc/passwd" parse="text"/></name></customer>
            """
        #expect(try !refused(text, status: 1).errors.contains("root:"))
    }

    @Test(arguments: [
        ([UInt8](), "文件是空的"), ([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], "不是 UTF-16"), ([0x00, 0x01, 0x02], "XML 不合规范"),
        (Array("<customer>".utf8) + [0xC3, 0x28] + Array("示例文本示例文本</customer>".utf8), "不是 UTF-8"),
        ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "Excel"),
    ])
    func `bytes that are no text or no XML are refused`(bytes: [UInt8], explanation: String) throws {
        #expect(try refused("form.xml", bytes, status: 3).errors.contains(explanation))
    }

    @Test func `another form's file is refused`() throws {
        let run = try refused(Entries.form("contract", ["title": "合同"]), status: 1)
        #expect(run.errors.contains("根元素应当是 <customer>"))
        #expect(run.errors.contains("form.xml:2:1"))
    }

    @Test func `a field given twice is refused with its place`() throws {
        let run = try refused("<customer>\n<name>甲</name>\n<name>乙</name>\n</customer>", status: 1)
        #expect(run.errors.contains("form.xml:3:1"))
        #expect(run.errors.contains("字段 “name” 写了两次"))
    }

    @Test func `a file that is not there, a folder and a file without permission are told apart`() throws {
        let missing = try office.refused("customer", "register", "--form", "nope.xml", as: "clerk")
        #expect(missing.mistakes == ["错误: 没有文件 “nope.xml”"])
        let folder = try office.refused("customer", "register", "--form", office.folder.path, as: "clerk")
        #expect(folder.errors.contains("不是普通文件"))
    }

    @Test func `attachments that are not there are refused before anything is submitted`() throws {
        let customer = try office.registered()
        let missing = try office.refused(Entries.contract(customer) + ["--attach", "合同.pdf"], as: "clerk")
        #expect(missing.mistakes == ["错误: 没有文件 “合同.pdf”"])
        let device = try office.refused(Entries.contract(customer) + ["--attach", "/dev/zero"], as: "clerk")
        #expect(device.errors.contains("不是普通文件"))
        #expect(try office.json("contract", "list", as: "clerk").items.isEmpty)
    }
}
