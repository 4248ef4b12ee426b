import Diagnostics
import Foundation

/// Draws with Graphviz's `dot`, where it is there.
struct Graphviz {
    let environment: [String: String]

    /// A graph as SVG.
    func svg(_ dot: String) throws -> [UInt8] {
        guard let tool else { throw Refusal.noGraphviz }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = ["-q", "-Tsvg"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        let drawn: Data
        do {
            try process.run()
            // It reads all of its input before it writes: nothing waits for each other.
            try input.fileHandleForWriting.write(contentsOf: Data(dot.utf8))
            try input.fileHandleForWriting.close()
            drawn = try output.fileHandleForReading.readToEnd() ?? Data()
        } catch {
            throw Refusal.graphvizFailed(reason: error.localizedDescription)
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0, !drawn.isEmpty else {
            throw Refusal.graphvizFailed(reason: String(process.terminationStatus))
        }
        return Array(drawn)
    }

    private var tool: String? {
        (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/dot" }.first {
            FileManager.default.isExecutableFile(atPath: $0) && !FileWriting.isFolder($0)
        }
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

    fileprivate static func graphvizFailed(reason: String) -> Refusal {
        Refusal(
            "graphviz.failed", Message("Graphviz 的 dot 没有画成（\(reason)）", "Graphviz's dot failed (\(reason))"),
            advice: Message("用 --dot 查看它的输入", "see what it was given with --dot"), access: .granted)
    }
}
