import Diagnostics
import Glibc

/// Draws with Graphviz's `dot`, where it is there.
struct Graphviz {
    /// Why nothing was drawn.
    enum Problem: Explainable {
        case missing
        case failed(reason: Message)

        var findings: [Finding] {
            switch self {
            case .missing:
                [
                    Finding(
                        "graphviz.missing",
                        Message("没有找到 Graphviz 的 dot，画不了图", "Graphviz's dot is not found: nothing can be drawn"),
                        advice: Message(
                            "安装 graphviz（Debian：apt install graphviz），或用 --dot 输出 DOT 源文件",
                            "install graphviz (Debian: apt install graphviz), or print the DOT source with --dot"))
                ]
            case .failed(let reason):
                [
                    Finding(
                        "graphviz.failed",
                        Message(
                            "Graphviz 的 dot 没有画成（\(reason.chinese)）", "Graphviz's dot failed (\(reason.english))"),
                        advice: Message("用 --dot 查看它的输入", "see what it was given with --dot"))
                ]
            }
        }
    }

    let environment: ProcessEnvironment

    /// A graph as SVG.
    func svg(_ dot: String) throws -> [UInt8] {
        guard let tool else { throw Problem.missing }
        let run: ToolRun
        do throws(ToolRun.Refusal) {
            run = try ToolRun(tool, ["-q", "-Tsvg"], input: Array(dot.utf8))
        } catch {
            throw Problem.failed(reason: systemMessage(error.number))
        }
        guard run.status == 0, !run.output.isEmpty else {
            throw Problem.failed(reason: Message(String(run.status), String(run.status)))
        }
        return run.output
    }

    private var tool: String? {
        (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/dot" }.first {
            access($0, X_OK) == 0 && PathKind(at: $0) == .file
        }
    }
}
