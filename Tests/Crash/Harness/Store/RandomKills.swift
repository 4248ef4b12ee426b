import Foundation

/// Several workers at once, each killed at a random moment and replaced.
struct RandomKills {
    let office: CrashedOffice
    let kills: Int
    private let workers = 4

    /// Returns the figures of the run; throws `Broken`.
    func run() throws -> String {
        let path = try office.create("random")
        var acknowledged: Set<String> = []
        var killed = 0
        var round = 0
        while killed < kills {
            round += 1
            var running: [Child] = []
            for index in 0..<workers {
                running.append(try office.start(["work", path, "r\(round)w\(index)", "1000"]))
            }
            for child in running.shuffled() {
                usleep(UInt32.random(in: 1_000...40_000))
                child.kill()
            }
            for child in running {
                let output = office.finish(child)
                acknowledged.formUnion(output.done)
                if output.wasKilled { killed += 1 }
            }
            try office.check(path, acknowledged: acknowledged, "after \(killed) kills")
        }
        return "\(killed) kills, \(acknowledged.count) acknowledged commands, none lost or half there"
    }
}
