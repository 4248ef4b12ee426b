/// One comparison or target; a ratio above 1 means that ours is better.
struct Result: Encodable {
    let name: String
    let unit: String
    let ours: Double
    let peer: Double?
    let peerName: String?
    let ratio: Double?
    let target: Double?
    let met: Bool?
}

/// Our figures beside the peers'.
struct Comparison {
    let ours: [String: Double]
    let peers: [String: Double]

    var results: [Result] {
        let inMemory = [("Jinja2", 10.0), ("minijinja", 3), ("Chameleon", nil), ("Mako", nil), ("lxml XSLT", nil)].map {
            compared("templates: 1,000 contracts, view in memory", "render", $0, target: $1)
        }
        // Papers are made so: the view is built as a tree and rendered from there, never written and read again.
        let built = [("Jinja2", 3.0), ("minijinja", nil)].map {
            compared(
                "templates: 1,000 contracts, our view built first, the peer's data in memory", "build and render", $0,
                target: $1)
        }
        let parsed = ["Jinja2", "Jinja2 with parsing", "lxml XSLT with parsing", "xsltproc with parsing"].map { peer in
            compared(
                peer == "Jinja2"
                    ? "templates: 1,000 contracts, our parsing included, the peer's data in memory"
                    : "templates: 1,000 contracts, parsing included",
                "parse and render", peer, target: peer == "Jinja2" ? 3 : nil)
        }
        let perSecond = 1000 / (ours["small document"] ?? .infinity)
        return inMemory + built + parsed + [
            alone(
                "templates: small documents, parsing included", "1/s", perSecond, target: 10_000,
                met: perSecond >= 10_000),
            alone("templates: compiling 500 lines with their shape", "ms", ours["compile"] ?? 0),
            alone(
                "templates: memory that fifty times the output adds", "kB", ours["memory"] ?? 0, target: 256,
                met: (ours["memory"] ?? .infinity) <= 256),
        ]
    }

    /// The results for people.
    var table: String {
        results.map { result in
            let beside = result.peerName.map { name in
                result.peer.map { "\(name) \(rounded($0))  \(rounded(result.ratio ?? 0))x" } ?? "\(name): missing"
            }
            let target = result.target.map { "target \(rounded($0))\(result.met == true ? " met" : " missed")" }
            let parts = ["\(rounded(result.ours)) \(result.unit)", beside, target].compactMap { $0 }
            return "\(result.name): \(parts.joined(separator: "  "))"
        }.joined(separator: "\n")
    }

    private func compared(_ name: String, _ figure: String, _ peer: String, target: Double?) -> Result {
        let mine = ours[figure] ?? 0
        let ratio = peers[peer].map { $0 / mine }
        return Result(
            name: name, unit: "ms", ours: mine, peer: peers[peer], peerName: peer, ratio: ratio, target: target,
            met: target.flatMap { target in ratio.map { $0 >= target } })
    }

    private func alone(
        _ name: String, _ unit: String, _ value: Double, target: Double? = nil, met: Bool? = nil
    ) -> Result {
        Result(name: name, unit: unit, ours: value, peer: nil, peerName: nil, ratio: nil, target: target, met: met)
    }

    private func rounded(_ value: Double) -> String {
        value >= 100 ? "\(Int(value.rounded()))" : "\((value * 100).rounded() / 100)"
    }
}
