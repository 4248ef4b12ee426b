import Diagnostics
import Regulations

/// A regulation as one woven page: each clause on the left, and on the right what carries it, for whoever signs it.
public struct CoveragePage {
    private let coverage: Coverage
    private let words: CitationWords
    private let pictures: [String: String]
    private let holding: [String: Bool]

    /// A page.
    ///
    /// - Parameters:
    ///   - pictures: the charts as SVG elements, by chain; those that are missing are left out.
    ///   - holding: whether cases of tests hold, by their names, as far as they were run.
    public init(_ coverage: Coverage, pictures: [String: String], holding: [String: Bool]) {
        self.coverage = coverage
        self.pictures = pictures
        self.holding = holding
        words = CitationWords(coverage.regulation)
    }

    private var regulation: Regulation { coverage.regulation }

    /// The page as HTML, UTF-8.
    public func html() -> String {
        var page = HTMLText()
        page.markup("<!DOCTYPE html>\n")
        page.element("html", ["lang": "zh-CN"]) { html in
            html.element("head") { head in
                head.markup("<meta charset=\"utf-8\">")
                head.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                head.element("title", words: "\(regulation.title)：条款与数据对照")
                head.element("style") { $0.markup(PageStyle.css) }
            }
            html.element("body") { body in
                body.element("main") { main in
                    writeHead(&main)
                    for row in coverage.rows { write(row, &main) }
                    writeUnfounded(&main)
                }
            }
        }
        return page.text + "\n"
    }

    private func writeHead(_ page: inout HTMLText) {
        page.element("header") { header in
            header.element("h1", words: regulation.title)
            header.element("p", ["class": "soft"], words: "条款与数据对照　数据版本 \(regulation.edition)")
            header.element("p") { line in
                for standing in Coverage.Standing.allCases { badge(standing, " \(coverage.count(standing))", &line) }
                for basis in [Ground.Basis.reading, .assumed] { badge(basis, " \(coverage.count(basis))", &line) }
            }
            header.element(
                "p", ["class": "soft small"],
                words: "左边是条款，右边是办理它的规则、流程、表单、定期工作、材料和试例。标“理解”的是对办法的解释，标“预设”的办法没有写，均待签发人确认。")
        }
    }

    // MARK: Clauses

    private func write(_ row: Coverage.Row, _ page: inout HTMLText) {
        page.element("section", ["id": "clause-\(row.clause.id)"]) { section in
            section.element("div", ["class": "clause"]) { left in
                left.element("h2", words: row.clause.citation)
                left.element("p", words: row.clause.subject)
                left.element("p", ["class": "soft small"]) { line in
                    line.words(row.clause.id + " ")
                    badge(row.standing, "", &line)
                }
            }
            section.element("div", ["class": "data"]) { right in
                for part in Citation.Part.allCases {
                    write(row.citations.filter { $0.part == part }, part, &right)
                }
                write(row.tests, &right)
                if row.citations.isEmpty {
                    right.element("p", ["class": "lack"], words: "没有数据办理这一条。")
                }
            }
        }
    }

    private func write(_ citations: [Citation], _ part: Citation.Part, _ page: inout HTMLText) {
        guard !citations.isEmpty else { return }
        page.element("h3", words: Self.title(of: part))
        page.element("ul") { list in
            for citation in citations { list.element("li") { write(citation, &$0) } }
        }
        for chain in citations where chain.element.name == "chain" {
            guard let svg = chain.chain.flatMap({ pictures[$0] }) else { continue }
            page.element("figure", ["id": "chain-\(chain.chain ?? "")"]) { $0.markup(svg) }
        }
    }

    private static func title(of part: Citation.Part) -> String {
        switch part {
        case .rule: "规则"
        case .chain: "流程"
        case .form: "表单"
        case .duty: "定期工作"
        case .paper: "材料"
        }
    }

    private func write(_ citation: Citation, _ page: inout HTMLText) {
        let kind = words.kind(of: citation.element)
        page.element("b", words: citation.title == citation.element.name ? kind : "\(kind) \(citation.title)")
        let phrases = words.phrases(of: citation.element)
        if !phrases.isEmpty { page.words("：" + phrases.joined(separator: "；")) }
        if let chain = citation.chain, citation.element.name != "chain" {
            page.words("（")
            page.element("a", ["href": "#chain-\(chain)"], words: regulation.chain(chain)?.label ?? chain)
            page.words("）")
        }
        page.words(" ")
        if citation.isOurs { badge(citation.ground.basis, "", &page) }
        if let note = citation.ground.note { page.element("div", ["class": "note"], words: note) }
        if let place = citation.location {
            page.element("span", ["class": "place"], words: "\(Self.file(place.file)):\(place.line)")
        }
    }

    private static func file(_ path: String) -> String {
        let steps = path.split(separator: "/")
        return steps.suffix(path.hasSuffix(Regulation.mainFile) ? 1 : 2).joined(separator: "/")
    }

    private func write(_ tests: [TestCase], _ page: inout HTMLText) {
        guard !tests.isEmpty else { return }
        page.element("h3", words: "试例")
        page.element("ul") { list in
            for test in tests {
                list.element("li") { item in
                    let mark = holding[test.id].map { $0 ? "✓ " : "✗ " } ?? ""
                    let rows = test.rows.count > 1 ? "（\(test.rows.count) 组数值）" : ""
                    item.element(
                        "span", ["class": holding[test.id] == false ? "lack" : nil], words: mark + test.label + rows)
                    item.element("span", ["class": "place"], words: " \(test.id)")
                }
            }
        }
    }

    private func writeUnfounded(_ page: inout HTMLText) {
        guard !coverage.unfounded.isEmpty else { return }
        page.element("section") { section in
            section.element("div", ["class": "clause"]) { left in
                left.element("h2", words: "不出自条款")
                left.element("p", words: "办法没有写、由数据自己设定的")
            }
            section.element("div", ["class": "data"]) { right in
                right.element("ul") { list in
                    for citation in coverage.unfounded { list.element("li") { write(citation, &$0) } }
                }
            }
        }
    }

    // MARK: Badges

    private func badge(_ standing: Coverage.Standing, _ addition: String, _ page: inout HTMLText) {
        let label =
            switch standing {
            case .tested: "有试例"
            case .untested: "没有试例"
            case .uncovered: "未办理"
            }
        page.element("span", ["class": "badge \(standing.rawValue)"], words: label + addition)
    }

    private func badge(_ basis: Ground.Basis, _ addition: String, _ page: inout HTMLText) {
        let label =
            switch basis {
            case .clause: "条款"
            case .reading: "理解"
            case .assumed: "预设"
            }
        page.element("span", ["class": "badge \(basis.rawValue)"], words: label + addition)
    }
}
