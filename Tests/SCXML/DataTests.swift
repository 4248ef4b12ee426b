import Diagnostics
import SCXML
import Statechart
import Synchronization
import Testing
import XML

/// The XPath data model: variables, assignment, iteration (SCXML 5, 4.6).
@Suite struct DataTests {
    private let cart = "<data id='cart'><list xmlns=''><item n='1'>tea</item><item n='2'>milk</item></list></data>"

    private static let assignments: [(attributes: String, content: String, condition: String)] = [
        ("location='$cart/list/item[1]'", "new", "$cart/list/item[1] = 'new' and count($cart/list/item) = 2"),
        ("location='$cart/list/item'", "same", "count($cart/list/item[. = 'same']) = 2"),
        ("location='$cart/list' type='firstchild'", "<x xmlns=''/>", "name($cart/list/*[1]) = 'x'"),
        ("location='$cart/list' type='lastchild'", "<x xmlns=''/>", "name($cart/list/*[3]) = 'x'"),
        ("location='$cart/list/item[2]' type='previoussibling'", "<x xmlns=''/>", "name($cart/list/*[2]) = 'x'"),
        ("location='$cart/list/item[1]' type='nextsibling'", "<x xmlns=''/>", "name($cart/list/*[2]) = 'x'"),
        (
            "location='$cart/list/item[1]' type='replace'", "<x xmlns=''/>",
            "name($cart/list/*[1]) = 'x' and count($cart/list/*) = 2"
        ),
        ("location='$cart/list/item[1]' type='delete'", "", "$cart/list/item = 'milk' and count($cart/list/item) = 1"),
        ("location='$cart/list/item' type='delete'", "", "not($cart/list/item)"),
        (
            "location='$cart/list/item' type='addattribute' attr='unit' expr=\"'kg'\"", "",
            "count($cart/list/item[@unit = 'kg']) = 2"
        ),
        ("location='$cart/list/item[1]/@n' expr='7'", "", "$cart/list/item[1]/@n = 7"),
        ("location='$cart/list/item[1]/@n' type='delete'", "", "not($cart/list/item[1]/@n)"),
        ("location='$cart/list/item[1]/text()' expr=\"'a &amp; b'\"", "", "$cart/list/item[1] = 'a &amp; b'"),
        ("location='$cart/list/item[1]' expr='$cart/list/item[2]'", "", "$cart/list/item[1]/item = 'milk'"),
        ("location='$cart' expr='$cart/list/item'", "", "count($cart/item) = 2 and not($cart/list)"),
    ]

    @Test(arguments: assignments)
    func `an assignment changes its location`(attributes: String, content: String, condition: String) throws {
        #expect(try checking(cart, "<assign \(attributes)>\(content)</assign>", condition) == "pass")
    }

    @Test(arguments: [
        "location='$cart/nothing' expr='1'", "location='1 + 1' expr='1'", "location='$_event' expr='1'",
        "location='$_sessionid' expr='1'", "location='$_ioprocessors/processor' expr='1'",
        "location='$cart' type='delete'",
        "location='$cart' type='replace' expr='1'", "location='$cart' type='nextsibling' expr='1'",
        "location='$cart/@id' expr='1'", "location='/*' expr='1'", "location='$cart' expr='('", "location=')' expr='1'",
        "location='$cart/list' type='addattribute' attr='a b' expr='1'", "location='$cart' expr='$nobody'",
        "location='$cart/list/item[1]/text()' type='firstchild' expr='1'",
        "location='$cart/list/item[1]/@n' expr='$cart/list/item[2]'",
    ])
    func `an assignment that cannot be made is an error and has no effect`(attributes: String) throws {
        let untouched = "count($cart/list/item) = 2 and $cart/list/item[1] = 'tea'"
        #expect(try erring(cart, "<assign \(attributes)/>", and: untouched) == "pass")
    }

    @Test func `an attribute takes no element and keeps its value (SCXML C.3)`() throws {
        let content = "<assign location='$cart/list/item[1]/@n'><x xmlns=''>1</x></assign>"
        #expect(try erring(cart, content, and: "count($cart/list/item) = 2") == "pass")
    }

    @Test func `an assignment with one illegal target of many changes none`() throws {
        let content = "<assign location='$cart/list/item | $_sessionid' expr='1'/>"
        #expect(try erring(cart, content, and: "$cart/list/item[1] = 'tea'") == "pass")
    }

    @Test func `node-sets are copied, not shared`() throws {
        let data = cart + "<data id='copy' expr='$cart/list'/>"
        let content = "<assign location='$cart/list/item[1]' expr=\"'changed'\"/>"
        #expect(try checking(data, content, "$copy/list/item[1] = 'tea'") == "pass")
    }

    @Test func `texts beside what is deleted become one`() throws {
        let data = "<data id='x'><p xmlns=''>a<b/>c</p></data>"
        let content = "<assign location='$x/p/b' type='delete'/>"
        #expect(try checking(data, content, "count($x/p/text()) = 1 and $x/p/text() = 'ac'") == "pass")
    }

    @Test(arguments: [
        ("<data id='x' expr='12345678901'/>", "$x = '12345678901'"),
        ("<data id='x' expr='0.1 + 0.2'/>", "starts-with($x, '0.3')"),
        ("<data id='x' expr='1 = 1'/>", "$x = 'true'"),
        ("<data id='x'>  two\n  words </data>", "$x = 'two words'"),
        ("<data id='x'><a xmlns=''>  kept  </a></data>", "$x/a = '  kept  '"),
        ("<data id='x'/>", "$x and not($x/node())"),
        ("<data id='x' expr='1'/><data id='y' expr='$x + 1'/>", "$y = 2"),
    ])
    func `data gets its value`(data: String, condition: String) throws {
        #expect(try checking(data, "", condition) == "pass")
    }

    @Test func `an illegal initial value is an error and leaves the variable empty`() throws {
        let result = try outcome(
            """
            <datamodel><data id='x' expr='1 +'/></datamodel>
            <state id='s'><transition event='error.execution' cond='$x and not($x/node())' target='pass'/></state>\(ends)
            """)
        #expect(result == "pass")
    }

    @Test func `late binding waits until the state is entered, for the first time only`() throws {
        let body = """
            <datamodel><data id='n' expr='1'/></datamodel>
            <state id='a'><transition cond='$x/node()' target='fail'/><transition target='b'/></state>
            <state id='b'><datamodel><data id='x' expr='$n'/></datamodel>
            <onentry><assign location='$n' expr='$n + 1'/></onentry>
            <transition cond='$n = 2' target='b'/><transition cond='$x = 1 and $n = 3' target='pass'/></state>\(ends)
            """
        #expect(try outcome(body, "datamodel='xpath' binding='late'") == "pass")
        #expect(try outcome(body, "datamodel='xpath' binding='early'") == "fail")
    }

    @Test func `values from outside win over those of the chart, at the top only`() throws {
        let (session, _) = try session(
            """
            <datamodel><data id='x' expr='1'/></datamodel>
            <state id='s'><datamodel><data id='y' expr='2'/></datamodel>
            <transition cond='$x/amount = 9 and $y = 2' target='pass'/></state>\(ends)
            """, data: ["x": .markup("<amount>9</amount>"), "y": .text("8"), "z": .text("7")])
        #expect(session.finalState == "pass")
    }

    @Test func `a value can be replaced from outside while the machine waits`() throws {
        let (first, _) = try session(
            """
            <datamodel><data id='x' expr='1'/></datamodel>
            <state id='s'><transition event='go' cond='$x/amount &gt; 5' target='pass'/></state>\(ends)
            """)
        #expect(!first.isEnabled(Event("go")))
        let second = try first.replacing(data: "x", with: .markup("<amount>9</amount>"))
        #expect(second.isEnabled(Event("go")))
        #expect(!first.isEnabled(Event("go")))
        #expect(throws: DataError.self) { try first.replacing(data: "nothing", with: .text("1")) }
    }

    @Test func `a value supplied from outside is made when something looks at the data, and not before`() throws {
        let made = Mutex(0)
        let (first, _) = try session(
            """
            <datamodel><data id='x' expr='1'/></datamodel>
            <state id='s'><transition event='go' target='t'/></state>
            <state id='t'><transition event='go' cond='$x/amount &gt; 5' target='pass'/></state>\(ends)
            """)
        var waiting = try first.supplying(data: "x") {
            made.withLock { $0 += 1 }
            return .markup("<amount>9</amount>")
        }
        waiting = try waiting.send(Event("go"), at: 0).0
        #expect(made.withLock { $0 } == 0)
        #expect(
            try waiting.replacing(data: "x", with: .text("")).xml
                == first.replacing(data: "x", with: .text(""))
                .send(Event("go"), at: 0).0.xml)
        #expect(made.withLock { $0 } == 0)
        let (ended, _) = try waiting.send(Event("go"), at: 0)
        #expect(ended.finalState == "pass")
        #expect(made.withLock { $0 } == 1)
        #expect(String(decoding: ended.xml, as: UTF8.self).contains("<amount>9</amount>"))
        #expect(throws: DataError.self) { try first.supplying(data: "nothing") { .text("1") } }
    }

    @Test func `a snapshot holds what was supplied, looked at or not`() throws {
        let (first, _) = try session(
            "<datamodel><data id='x' expr='1'/></datamodel><state id='s'/>\(ends)")
        let supplied = try first.supplying(data: "x") { .markup("<amount>9</amount>") }
        #expect(try supplied.xml == first.replacing(data: "x", with: .markup("<amount>9</amount>")).xml)
        #expect(String(decoding: first.xml, as: UTF8.self).contains("<amount>") == false)
    }

    // MARK: foreach

    @Test func `foreach goes through a copy of the set in document order; the item is the node itself`() throws {
        let content = """
            <foreach array='$cart/list/item' item='each' index='place'>
            <assign location='$each' type='addattribute' attr='place' expr='$place'/>
            <assign location='$cart/list' type='lastchild' expr='$each'/></foreach>
            """
        #expect(
            try checking(
                cart, content, "$cart/list/item[2]/@place = 2 and count($cart/list/item) = 4 and $each = 'milk'")
                == "pass")
    }

    @Test func `an error in the content ends the loop and its block`() throws {
        let content = """
            <foreach array='$cart/list/item' item='each'><assign location='$n' expr='$n + 1'/>
            <assign location='$nothing' expr='1'/></foreach><assign location='$n' expr='100'/>
            """
        #expect(try erring(cart + "<data id='n' expr='0'/>", content, and: "$n = 1") == "pass")
    }

    @Test(arguments: [
        "array='1' item='i'", "array='$cart/*' item='1x'", "array='$cart/*' item='_event'", "array='(' item='i'",
    ])
    func `foreach without a collection or a legal name is an error`(attributes: String) throws {
        #expect(try erring(cart, "<foreach \(attributes)/>") == "pass")
    }

    @Test func `an item that is deleted in the loop does no harm`() throws {
        let content = """
            <foreach array='$cart/list/item' item='each'><assign location='$cart/list/item[1]' type='delete'/>
            <log expr='$each'/></foreach><assign location='$cart/list' expr='$each'/>
            """
        #expect(try checking(cart, content, "$cart/list/item = 'milk'") == "pass")
    }

    // MARK: functions

    @Test func `a host can add functions, which may refuse`() throws {
        let double = XPathFunction("double", namespace: "urn:f") { (arguments) throws(XPathContext.FunctionRefusal) in
            guard let number = arguments.first?.number, !number.isNaN else {
                throw XPathContext.FunctionRefusal(Message("不是数", "no number"))
            }
            return .number(number * 2)
        }
        let body = """
            <datamodel><data id='x' expr='f:double(21)'/></datamodel><state id='s'>
            <transition cond='$x = 42' target='t'/></state>
            <state id='t'><onentry><assign location='$x' expr="f:double('x')"/></onentry>
            <transition event='error.execution' target='pass'/></state>\(ends)
            """
        let options = ReadingOptions(functions: [double])
        #expect(try outcome(body, "datamodel='xpath' xmlns:f='urn:f'", options: options) == "pass")
    }

    @Test func `data that grows without end is stopped`() throws {
        for content in [
            "<assign location='$x' expr='concat($x, $x)'/>", "<assign location='$t' type='lastchild' expr='$t/*'/>",
            "<assign location='$t//*[not(*)]' type='lastchild'><b xmlns=''/></assign>",
        ] {
            let data = "<datamodel><data id='x' expr=\"'0123456789'\"/><data id='t'><a xmlns=''/></data></datamodel>"
            let stops = """
                \(data)<state id='s'><onentry><raise event='again'/></onentry>
                <transition event='error.execution' target='pass'/>
                <transition event='again' target='s'>\(content)</transition></state>\(ends)
                """
            #expect(try outcome(stops) == "pass")
            let endless = "\(data)<state id='s'><transition cond='true()' target='s'>\(content)</transition></state>"
            let options = ReadingOptions(limits: StepLimits(work: 1_000_000))
            #expect(throws: StepError.self) { try outcome(endless, options: options) }
        }
    }
}
