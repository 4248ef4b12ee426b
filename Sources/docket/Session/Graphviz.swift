import Diagnostics

/// Draws with Graphviz's `dot`, where it is there.
struct Graphviz {
    let environment: ProcessEnvironment

    /// A graph as SVG.
    func svg(_ dot: String) throws -> [UInt8] {
        guard let tool = environment.tool("dot") else { throw Refusal.noGraphviz }
        let run: ToolRun
        do throws(ToolRun.Fault) {
            run = try ToolRun(tool, ["-q", "-Tsvg"], input: Array(dot.utf8))
        } catch {
            throw Refusal.graphvizFailed(reason: systemMessage(error.number))
        }
        guard run.status == 0, !run.output.isEmpty else {
            throw Refusal.graphvizFailed(reason: Message(String(run.status), String(run.status)))
        }
        return run.output
    }
}

extension Refusal {
    fileprivate static var noGraphviz: Refusal {
        Refusal(
            "graphviz.missing",
            Message("没有找到 Graphviz 的 dot，画不了图", "Graphviz's dot is not found: nothing can be drawn"),
            advice: Message(
                "安装 graphviz（Debian：apt install graphviz），或用 --dot 输出 DOT 源文件",
                "install graphviz (Debian: apt install graphviz), or print the DOT source with --dot"),
            access: .granted)
    }

    fileprivate static func graphvizFailed(reason: Message) -> Refusal {
        Refusal(
            "graphviz.failed",
            Message("Graphviz 的 dot 没有画成（\(reason.chinese)）", "Graphviz's dot failed (\(reason.english))"),
            advice: Message("用 --dot 查看它的输入", "see what it was given with --dot"), access: .granted)
    }
}
