import Fixtures
import Foundation

/// A regulation of a harbour that no id of the flagship stands in: neither forms, fields and options nor units, posts,
/// measures, tiers, chains, states, actions, series and papers have the names that they have there.
enum HarbourRegulation {
    static let id = "harbour"

    /// A root that holds the regulation, each text as `change` makes it, with the flagship's templates: they show
    /// views.
    static func root(_ change: (_ path: String, _ text: String) -> String = { $1 }) throws -> URL {
        let root = try Folder.make()
        let workflows = root.appendingPathComponent("Workflows/\(id)")
        for (path, text) in files {
            let file = workflows.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(change(path, text).utf8).write(to: file)
        }
        let templates = root.appendingPathComponent("Templates")
        try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
        for (folder, name) in [("guangdong-post-letters", id), ("common", "common")] {
            try FileManager.default.copyItem(
                at: URL(fileURLWithPath: OfficeFixture.root).appendingPathComponent("Templates/\(folder)"),
                to: templates.appendingPathComponent(name))
        }
        return root
    }

    static let units = [
        ["code": "port", "name": "示例港务局", "kind": "authority"],
        ["code": "east", "name": "东码头", "kind": "quay", "parent": "port"],
    ]

    static let people = [
        ["code": "agent", "name": "甲示例", "post": "berth-agent", "unit": "east"],
        ["code": "captain", "name": "乙示例", "post": "harbour-master", "unit": "port"],
        ["code": "purser", "name": "丙示例", "post": "dues-keeper", "unit": "port"],
    ]

    /// The texts of the package by path.
    static let files = [
        "regulation.xml": main, "forms/tenant.xml": tenant, "forms/lease.xml": lease, "forms/call.xml": call,
        "charts/admission.scxml": admission, "charts/leasing.scxml": leasing,
    ]

    private static let main = """
        <?xml version="1.0" encoding="UTF-8"?>
        <regulation xmlns="urn:docket:regulation" id="harbour" edition="1" title="示例港泊位租户管理办法"
                    title-en="Harbour, tenants of berths">
          <clauses><clause id="art-1" cite="第一条" subject="全部"/></clauses>
          <organisation>
            <kind id="authority" label="港务局"/>
            <kind id="quay" label="码头" within="authority"/>
            <post id="berth-agent" label="泊位代理" at="quay" may="register submit visit export"/>
            <post id="harbour-master" label="港长" at="authority" scope="office" may="export" leads="true"/>
            <post id="dues-keeper" label="港务费管理员" at="authority" scope="office" may="revenue"/>
            <post id="superintendent" label="系统主管" scope="office" may="administer"/>
          </organisation>
          <forms>
            <form src="forms/tenant.xml"/><form src="forms/lease.xml"/><form src="forms/call.xml"/>
          </forms>
          <measures>
            <ledger id="dues" label="港务费" label-en="harbour dues" monthly="每月港务费"/>
            <measure id="yearly-dues" label="年港务费" of="dues" clause="art-1"/>
          </measures>
          <grading form="tenant" measure="yearly-dues" expected="expected-dues">
            <tier id="first-class" label="一级租户" from="100万" clause="art-1"/>
            <tier id="second-class" label="二级租户" from="1万" below="100万" clause="art-1"/>
            <responsibility tier="first-class" determined-by="authority" developed-by="quay" maintained-by="quay"
                            clause="art-1"/>
            <responsibility tier="second-class" determined-by="authority" developed-by="quay" maintained-by="quay"
                            clause="art-1"/>
          </grading>
          <chains>
            <chain id="admission" label="租户准入" chart="charts/admission.scxml" form="tenant" document="sheaf"
                   clause="art-1"/>
            <chain id="leasing" label="租约审批" chart="charts/leasing.scxml" form="lease" clause="art-1"/>
          </chains>
          <numbering>
            <series id="tenant-number" label="租户编号" pattern="ZH{year}{sequence:4}"/>
            <series id="lease-number" label="租约编号" pattern="ZY{year}{sequence:4}"/>
            <series id="call-number" label="走访编号" pattern="ZF{year}{sequence:4}"/>
            <series id="lodging" label="存档编号" pattern="CD{year}{sequence:4}"/>
          </numbering>
          <documents>
            <document id="bundle" label="租约材料" template="packet.html" view="packet" clause="art-1"/>
            <document id="sheaf" label="准入材料" view="case-file" clause="art-1"/>
            <document id="call-note" label="走访报告" template="visit-report.html" view="visit-report" clause="art-1"/>
            <document id="tenant-book" label="租户档案" view="dossier" clause="art-1"/>
          </documents>
        </regulation>
        """

    private static let tenant = """
        <?xml version="1.0" encoding="UTF-8"?>
        <form xmlns="urn:docket:regulation" id="tenant" label="租户登记表" role="account" series="tenant-number"
              clause="art-1">
          <field id="licence" label="执照号" label-en="licence" type="text" required="true" unique="true"
                 searchable="true"/>
          <field id="trade-name" label="商号" label-en="trade name" role="name" type="text" required="true"
                 searchable="true"/>
          <field id="expected-dues" label="预计年港务费" label-en="expected dues" type="money" required="true"/>
          <field id="warden" label="泊位负责人" label-en="warden" role="manager" type="person"/>
          <field id="mate" label="副负责人" label-en="mate" role="assistant" type="person"/>
        </form>
        """

    private static let lease = """
        <?xml version="1.0" encoding="UTF-8"?>
        <form xmlns="urn:docket:regulation" id="lease" label="泊位租约" role="contract" series="lease-number"
              clause="art-1">
          <field id="lessee" label="租户" label-en="lessee" type="reference" form="tenant" state="registered"
                 required="true"/>
          <field id="heading" label="租约标题" label-en="heading" role="name" type="text" required="true"/>
          <field id="rent" label="租金" label-en="rent" role="amount" type="money" required="true"/>
          <field id="inked-on" label="签字日期" label-en="inked on" type="date" set-by-chain="true"/>
        </form>
        """

    private static let call = """
        <?xml version="1.0" encoding="UTF-8"?>
        <form xmlns="urn:docket:regulation" id="call" label="走访记录" role="visit" series="call-number" clause="art-1">
          <field id="seen" label="走访对象" label-en="who is seen" type="reference" form="tenant" required="true"/>
          <field id="day" label="走访日" label-en="day" type="date" required="true"/>
          <field id="crew" label="我方来人" label-en="crew" type="text" required="true"/>
          <field id="log" label="走访经过" label-en="log" type="lines" required="true"/>
        </form>
        """

    private static let admission = """
        <?xml version="1.0" encoding="UTF-8"?>
        <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:d="urn:docket:regulation" version="1.0"
               datamodel="xpath" name="admission" initial="vetting">
          <d:submission label="申请准入" clause="art-1"/>
          <datamodel><data id="tenant"/></datamodel>
          <state id="vetting">
            <d:task label="港长准入" clause="art-1">
              <d:performer post="harbour-master" relative="superior"/>
              <d:action name="admit" label="准入"/>
              <d:action name="turn-down" label="不准入" opinion="required"/>
            </d:task>
            <transition event="admit" target="admitted"/>
            <transition event="turn-down" target="turned-down"/>
          </state>
          <final id="admitted"><d:outcome label="已准入" result="approved"/></final>
          <final id="turned-down"><d:outcome label="不准入" result="rejected"/></final>
        </scxml>
        """

    private static let leasing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:d="urn:docket:regulation" version="1.0"
               datamodel="xpath" name="leasing" initial="weighing">
          <d:submission label="提交租约" clause="art-1"/>
          <datamodel><data id="lease"/><data id="tenant"/></datamodel>
          <state id="weighing">
            <d:task label="港长审批" clause="art-1">
              <d:performer post="harbour-master" relative="superior"/>
              <d:action name="grant" label="同意"/>
              <d:action name="turn-down" label="不同意" opinion="required"/>
            </d:task>
            <transition event="grant" cond="$tenant/managed-as = 'first-class' and $tenant/warden" target="inking"/>
            <transition event="grant" target="turned-down"/>
            <transition event="turn-down" target="turned-down"/>
          </state>
          <state id="inking">
            <d:task label="双方签字" clause="art-1">
              <d:performer post="berth-agent" relative="submitter"/>
              <d:action name="ink" label="已签字"/>
              <d:field ref="inked-on" required="true"/>
              <d:number series="lodging" action="ink"/>
            </d:task>
            <transition event="ink" target="inked"/>
          </state>
          <final id="inked"><d:outcome label="已签字存档" result="approved"/></final>
          <final id="turned-down"><d:outcome label="不同意" result="rejected"/></final>
        </scxml>
        """
}
