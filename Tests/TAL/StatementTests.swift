import Diagnostics
import Testing
import XML

@testable import TAL

@Suite struct StatementTests {
    @Test func `content replaces the children and escapes`() throws {
        #expect(try render("<p tal:content='title'>x</p>") == "<p>甲 &amp; 乙</p>")
        #expect(try render("<p tal:content='contract[1]/name'/>") == "<p>Alpha &lt;1&gt;</p>")
        #expect(try render("<p tal:content='nothing'>x</p><p tal:content='default'>x</p>") == "<p></p><p>x</p>")
    }

    @Test func `replace takes the whole element away`() throws {
        #expect(try render("a<b tal:replace='@number'>x</b>c") == "a12c")
        #expect(try render("a<b tal:replace='nothing'>x</b>c") == "ac")
        #expect(try render("<b tal:replace='default'>x</b>") == "<b>x</b>")
    }

    @Test func `a condition on a path asks whether it selects anything`() throws {
        #expect(try render("<p tal:condition='title'>a</p><p tal:condition='nope'>b</p>") == "<p>a</p>")
        #expect(try render("<p tal:condition='not:title'>a</p><p tal:condition='not:nope'>b</p>") == "<p>b</p>")
        #expect(try render("<p tal:condition='exists:empty'>a</p>") == "<p>a</p>")
        #expect(try render("<p tal:condition='count(contract) &gt; 2'>a</p>") == "<p>a</p>")
    }

    @Test func `repeat shows the element for every node`() throws {
        #expect(
            try render("<i tal:repeat='c contract' tal:content='$c/@id'/>") == "<i>a</i><i>b</i><i>c</i>")
        #expect(try render("<i tal:repeat='c nope'>x</i>") == "")
        #expect(
            try render("<i tal:repeat='c contract'>${$repeat/c/number}/${$repeat/c/length}</i>")
                == "<i>1/3</i><i>2/3</i><i>3/3</i>")
    }

    @Test(arguments: [
        ("index", "0 1 2"), ("number", "1 2 3"), ("even", "true false true"), ("odd", "false true false"),
        ("start", "true false false"), ("end", "false false true"), ("length", "3 3 3"), ("letter", "a b c"),
        ("Letter", "A B C"), ("roman", "i ii iii"), ("Roman", "I II III"),
    ])
    func `a repetition tells where it is`(property: String, expected: String) throws {
        let shown = try render("<tal:c repeat='c contract'>${$repeat/c/\(property)} </tal:c>")
        #expect(shown == expected + " ")
    }

    @Test func `repetitions nest`() throws {
        let body =
            "<tal:a repeat='a contract'><tal:b repeat='b contract[@tier=$a/@tier]'>${$a/@id}${$b/@id} </tal:b></tal:a>"
        #expect(try render(body) == "aa bb bc cb cc ")
    }

    @Test func `define is local to the element unless it is global`() throws {
        #expect(try render("<p tal:define='x title; y string:a;;b'>${$x}${$y}</p>") == "<p>甲 &amp; 乙a;b</p>")
        #expect(try render("<p tal:define='global x title'/>${$x}") == "<p></p>甲 &amp; 乙")
        #expect(throws: Findings.self) { try render("<p tal:define='x title'/>${$x}") }
    }

    @Test func `the first case that equals the switch is shown, else the default`() throws {
        let body = """
            <tal:c repeat="c contract"><b tal:switch="$c/@tier"><i tal:case="'gold'">G</i><i tal:case="'gold'">H</i>\
            <i tal:case="default">D</i></b></tal:c>
            """
        #expect(try render(body) == "<b><i>G</i></b><b><i>D</i></b><b><i>D</i></b>")
    }

    @Test func `a case that repeats shows every item`() throws {
        let body = "<b tal:switch='1'><i tal:repeat='c contract' tal:case='1'>x</i><i tal:case='default'>y</i></b>"
        #expect(try render(body) == "<b><i>x</i><i>x</i><i>x</i></b>")
    }

    @Test func `attributes are set, kept and removed`() throws {
        #expect(
            try render("<a id='x' title='t' tal:attributes=\"id @number; title nothing; lang 'zh'\">y</a>")
                == "<a id=\"12\" lang=\"zh\">y</a>")
        #expect(try render("<a id='x' tal:attributes='id default'/>") == "<a id=\"x\"></a>")
        #expect(try render("<a id='x' tal:attributes='id nope'/>") == "<a></a>")
        #expect(try render("<a title='no ${@number} of ${title}'/>") == "<a title=\"no 12 of 甲 &amp; 乙\"></a>")
    }

    @Test func `a boolean attribute of HTML is there or not`() throws {
        let body =
            "<input tal:attributes='checked title; disabled nope'/><input readonly='${nope}' required='${title}'/>"
        #expect(try render(body) == "<input checked=\"checked\"><input required=\"required\">")
    }

    @Test func `omit-tag leaves the content`() throws {
        #expect(
            try render("<b tal:omit-tag=''>x</b><b tal:omit-tag='title'>y</b><b tal:omit-tag='nope'>z</b>")
                == "xy<b>z</b>")
    }

    @Test func `on-error keeps the tag of an element whose replace fails`() throws {
        let body = "<p class='a' tal:on-error='string:oops' tal:replace=\"number-chinese('x')\">text</p>"
        #expect(try render(body) == "<p class=\"a\">oops</p>")
    }

    @Test func `an attribute that is nothing is left out`() throws {
        #expect(try render("<p class='${nothing}' id='a${nothing}'/>") == "<p id=\"a\"></p>")
    }

    @Test func `attributes of HTML are one attribute whatever their case`() throws {
        #expect(try render("<p CLASS='a' tal:attributes=\"class 'b'\"/>") == "<p class=\"b\"></p>")
        let found = try findings(["t.html": "<p \(declarations)\n id='a' ID='b'/>"])
        #expect(found.map(\.rule) == ["tal.double-attribute"])
        #expect(found.first?.location?.line == 2)
    }

    @Test func `on-error shows its value with the static attributes instead of what was begun`() throws {
        let body = "<p class='a' tal:on-error='string:oops' title='${@number}'>text ${number-chinese('x')}</p>"
        #expect(try render(body) == "<p class=\"a\">oops</p>")
        #expect(try render("<p tal:on-error='$error'>${number-chinese('x')}</p>").contains("number-chinese"))
    }

    @Test func `an interpolation may be written literally`() throws {
        #expect(try render("$${title} $ {x} 5$ ${'}'}") == "${title} $ {x} 5$ }")
    }

    @Test func `comments reach the output unless they begin with an exclamation mark`() throws {
        #expect(try render("<!-- a --><!--! b -->") == "<!-- a -->")
    }
}
