import Survey
import Testing

/// What the style tests measure with measures right.
@Suite struct SurveyTests {
    private func file(_ text: String, path: String = "Sources/A/B/C.swift") -> SourceFile {
        SourceFile(path: path, text: text)
    }

    @Test func `braces and names in comments, strings and expressions are no code`() {
        let text = #"""
            /* a { /* nested { */ } */ let a = "} \("{" + b) {" // }
            let c = /[}"]+/
            let d = #"\(not code) } "#
            let e = """
                } "quoted" {
                """
            """#
        let code = file(text).code.joined(separator: "\n")
        #expect(!code.contains { $0 == "{" || $0 == "}" })
        #expect(code.contains("+ b"))
        #expect(!code.contains("not code"))
        #expect(code.contains("let e"))
    }

    @Test func `a function is as long as from its name to its closing brace`() {
        let functions = file(
            """
            protocol P {
                func required(_ a: Int) throws
                var also: Int { get }
            }
            func one() -> Int { 1 }
            func three(
                _ body: () -> Void = {}
            ) { body() }
            struct S {
                init(a: Int) {
                    self.init(b: a)
                }
                var computed: Int {
                    let inner = { 1 }
                    return inner()
                }
            }
            """
        ).functions
        #expect(functions.map(\.name) == ["also", "one", "three", "init", "computed"])
        #expect(functions.map(\.length) == [1, 1, 3, 3, 4])
        #expect(functions.map(\.line) == [3, 5, 6, 10, 13])
    }

    @Test func `a name that stands only where it is declared is unused`() {
        let tree = SourceTree([
            file("struct Used {\n    var lonely = 1 // lonely\n    func called() {}\n}"),
            file("let here = \"\\(Used().called())\"\nprint(here)", path: "Sources/A/D/E.swift"),
        ])
        #expect(tree.unused(in: "Sources").map(\.name) == ["lonely"])
    }

    @Test func `a type that only tests name stands alone`() {
        let tree = SourceTree([
            file("struct Alone {}\nextension Alone: Sendable {}"),
            file("struct Named {}", path: "Sources/A/B/F.swift"),
            file("func f(_ named: Named) {}", path: "Sources/A/D/E.swift"),
            file("let a = Alone()", path: "Tests/A/G.swift"),
        ])
        #expect(tree.loneTypes(in: "Sources").map(\.name) == ["Alone"])
    }

    @Test func `folders whose types name each other are a pair`() {
        let tree = SourceTree([
            file("struct One { let two: Two }", path: "Sources/A/B/One.swift"),
            file("struct Two { func f() -> One? { nil } }", path: "Sources/A/C/Two.swift"),
            file("struct Three { let one: One }", path: "Sources/A/D/Three.swift"),
        ])
        let (all, mutual) = tree.mutualPairs(in: "Sources/A")
        #expect(all == 3)
        #expect(mutual.map(\.first) == ["Sources/A/B"])
        #expect(mutual.map(\.second) == ["Sources/A/C"])
    }
}
