import Regulations

/// An invented regulation for one chain, whose chart a test writes.
package struct SmallRegulation {
    /// The states of the chart but its ends; the first is the initial one.
    package var states: String
    /// Attributes of the submission.
    package var submission = ""
    /// Its edition.
    package var edition = 1
    /// Elements beside the usual ones.
    package var more = ""
    /// Fields of matters beside the usual ones.
    package var fields = ""

    /// A regulation by its states.
    package init(
        states: String, submission: String = "", edition: Int = 1, more: String = "", fields: String = ""
    ) {
        self.states = states
        self.submission = submission
        self.edition = edition
        self.more = more
        self.fields = fields
    }

    /// Two tiers by the revenue of the last twelve months.
    package static let grading = """
        <measures>
          <ledger id="revenue" label="收入" label-en="revenue" monthly="月收入"/>
          <measure id="yearly" label="年收入" of="revenue" aggregate="sum" period="last-12-months" clause="1"/>
        </measures>
        <grading form="customer" measure="yearly" expected="expected">
          <tier id="big" label="大" from="100万" clause="1"/>
          <tier id="small" label="小" from="1万" below="100万" clause="1"/>
          <responsibility tier="big" determined-by="head" developed-by="branch" maintained-by="branch" clause="1"/>
          <responsibility tier="small" determined-by="head" developed-by="branch" maintained-by="branch" clause="1"/>
        </grading>
        """

    /// Its files.
    package var files: MemoryPackage {
        let files = [
            "regulation.xml": regulation, "forms/customer.xml": Self.customer, "forms/matter.xml": matter,
            "charts/matter.scxml": chart,
        ]
        return MemoryPackage(name: "small", files: files.mapValues { Array($0.utf8) })
    }

    /// A state whose task leads on by `approve`, and to the end `rejected` by `reject`.
    ///
    /// - Parameters:
    ///   - attributes: attributes of the task.
    ///   - inside: elements of the task behind its actions.
    package static func step(
        _ id: String, _ performers: String, _ attributes: String = "", to next: String = "approved", inside: String = ""
    ) -> String {
        """
        <state id="\(id)">
          <d:task label="办\(id)" clause="1" \(attributes)>
            \(performers)<d:action name="approve" label="同意"/><d:action name="reject" label="不同意"/>
            <d:action name="abstain" label="弃权" voice="abstain"/><d:action name="veto" label="否决" voice="veto"/>
            \(inside)
          </d:task>
          <transition event="approve.\(id) abstain.\(id)" target="\(next)"/>
          <transition event="reject.\(id) veto.\(id)" target="rejected"/>
        </state>

        """
    }

    /// Branches side by side, each of one step; then the case goes on.
    package static func parallel(_ branches: [(id: String, performers: String)], to next: String = "approved") -> String
    {
        let regions = branches.map { branch in
            let inner = step(branch.id, branch.performers, to: "\(branch.id)-end")
            return "<state id=\"\(branch.id)-branch\">\(inner)<final id=\"\(branch.id)-end\"/></state>"
        }
        return "<parallel id=\"both\"><transition event=\"done.state.both\" target=\"\(next)\"/>"
            + regions.joined() + "</parallel>"
    }

    private var chart: String {
        """
        <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:d="urn:docket:regulation" version="1.0" datamodel="xpath"
               name="matter">
          <d:submission label="提交" clause="1" \(submission)/>
          <datamodel><data id="matter"/></datamodel>
          \(states)
          <final id="approved"><d:outcome label="同意" result="approved"/></final>
          <final id="rejected"><d:outcome label="不同意" result="rejected"/></final>
          <final id="withdrawn"><d:outcome label="撤回" result="withdrawn"/></final>
        </scxml>
        """
    }

    private var regulation: String {
        """
        <regulation xmlns="urn:docket:regulation" id="small" edition="\(edition)" title="示例办法" title-en="small">
          <clauses><clause id="1" cite="第一条" subject="示例"/></clauses>
          <organisation>
            <kind id="head" label="总部"/><kind id="branch" label="分部" within="head"/>
            <post id="clerk" label="经办人" may="register submit revenue"/>
            <post id="reviewer" label="审核人" scope="office"/>
            <post id="officer" label="专员" at="branch"/>
            <post id="director" label="主任" leads="true"/>
            <post id="administrator" label="管理员" scope="office" may="administer"/>
          </organisation>
          <forms><form src="forms/customer.xml"/><form src="forms/matter.xml"/></forms>
          <chains><chain id="matter" label="事项" chart="charts/matter.scxml" form="matter" clause="1"/></chains>
          <numbering>
            <series id="customer" label="客户" pattern="K{sequence:4}" restart="never"/>
            <series id="matter" label="事项" pattern="S{sequence:4}" restart="never"/>
            <series id="letter" label="函" pattern="{unit}函〔{year}〕{sequence}号" per-unit="true" restart="year"/>
          </numbering>
          \(more)
        </regulation>
        """
    }

    private static let customer = """
        <form xmlns="urn:docket:regulation" id="customer" label="客户" series="customer" clause="1">
          <field id="name" label="名称" label-en="name" type="text" required="true" unique="true"/>
          <field id="expected" label="预计收入" label-en="expected revenue" type="money"/>
          <field id="home" label="归属" label-en="home" type="unit"/>
        </form>
        """

    private var matter: String {
        """
        <form xmlns="urn:docket:regulation" id="matter" label="事项" series="matter" submit="clerk director" clause="1">
          <field id="note" label="说明" label-en="note" type="text" required="true"/>
          <field id="chosen" label="人选" label-en="chosen" type="text"/>
          <field id="branch" label="单位" label-en="branch" type="unit"/>
          \(fields)
        </form>
        """
    }
}
