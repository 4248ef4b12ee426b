// swift-tools-version: 6.1
import PackageDescription

/// Warnings are errors everywhere, but only when this package is the root.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .unsafeFlags(["-warnings-as-errors"])]

/// A library of Docket, its layer given by what it may import (see Tests/Conformance/LayerTests.swift).
func library(_ name: String, _ dependencies: [String]) -> Target {
    .target(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: strict)
}

/// The tests of one library, in a folder of the same name.
func tests(_ name: String, _ dependencies: [String] = [], data: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: ([name] + dependencies).map { .byName(name: $0) },
        path: "Tests/\(name)", exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "docket",
    products: [
        .executable(name: "docket", targets: ["docket"]),
        .library(name: "Statechart", targets: ["Statechart", "SCXML"]),
        .library(name: "TAL", targets: ["TAL"]),
    ],
    dependencies: [],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CKernel"),
        library("Diagnostics", []),
        library("Values", []),
        library("Digest", ["COpenSSL", "Diagnostics"]),
        library("XML", ["CLibXML2", "Diagnostics", "Values"]),
        library("Statechart", ["Diagnostics"]),
        library("SCXML", ["Statechart", "XML", "Diagnostics"]),
        library("TAL", ["XML", "Diagnostics", "Values"]),
        library("Expressions", ["XML", "Diagnostics", "Values"]),
        library("Regulations", ["Expressions", "XML", "Diagnostics", "Values"]),
        library("Store", ["Digest", "Diagnostics"]),
        library("SQLiteStore", ["CSQLite", "Store", "Digest", "Diagnostics"]),
        library("Records", ["Store", "Digest", "Regulations", "Values", "Diagnostics"]),
        library(
            "Procedure",
            ["Records", "Store", "Digest", "Regulations", "SCXML", "Statechart", "XML", "Values", "Diagnostics"]),
        library(
            "Files",
            [
                "Procedure", "Records", "Store", "Digest", "Regulations", "SCXML", "Statechart", "XML", "Values",
                "Diagnostics",
            ]),
        library(
            "Drawing",
            [
                "Files", "Procedure", "Records", "Store", "Regulations", "SCXML", "Statechart", "XML", "Values",
                "Diagnostics",
            ]),
        library(
            "Casework",
            [
                "Drawing", "Files", "Procedure", "Records", "Store", "Digest", "Regulations", "SCXML", "Statechart",
                "XML", "Values", "Diagnostics",
            ]),
        library(
            "Wording",
            ["Files", "Procedure", "Records", "Regulations", "Values", "Diagnostics"]),
        library(
            "Documents",
            [
                "Wording", "Casework", "Files", "Procedure", "Records", "Store", "Digest", "Regulations", "TAL", "XML",
                "Values", "Diagnostics",
            ]),
        library(
            "Checking",
            [
                "Documents", "Casework", "Files", "Procedure", "Records", "Regulations", "Expressions", "SCXML",
                "Statechart", "TAL", "XML", "Diagnostics",
            ]),
        library("Authoring", ["Regulations", "XML", "Diagnostics"]),
        .executableTarget(
            name: "docket",
            dependencies: [
                "Authoring", "Checking", "Documents", "Wording", "Casework", "Drawing", "Files", "Procedure", "Records",
                "SQLiteStore", "Store", "Regulations", "XML", "Digest", "Values", "Diagnostics", "CKernel",
            ],
            swiftSettings: strict),
        .target(
            name: "Fixtures",
            dependencies: [
                "Casework", "Procedure", "Records", "SQLiteStore", "Store", "Regulations", "Values", "Diagnostics",
            ],
            path: "Tests/Fixtures", exclude: ["Offices"], swiftSettings: strict),
        tests("Diagnostics"), tests("Values", ["Randomness"]), tests("Digest"), tests("XML", ["Randomness"]),
        tests("Statechart"), tests("SCXML"), tests("TAL", ["Randomness"]), tests("Regulations", ["Randomness"]),
        tests("Expressions", ["Randomness", "XML"]),
        tests("Store", ["Digest"]), tests("SQLiteStore", ["MemoryStore", "Randomness", "Store", "Digest"]),
        .target(
            name: "MemoryStore", dependencies: ["Store", "Digest"], path: "Tests/MemoryStore", swiftSettings: strict),
        tests("Records", ["Diagnostics", "MemoryStore", "Randomness", "Regulations", "Store", "Values"]),
        .target(
            name: "SmallOffices",
            dependencies: [
                "Diagnostics", "Digest", "MemoryStore", "Procedure", "Records", "Regulations", "Store", "Values",
            ],
            path: "Tests/Procedure/Support", swiftSettings: strict),
        tests(
            "Procedure",
            [
                "Diagnostics", "Digest", "MemoryStore", "Randomness", "Records", "Regulations", "SmallOffices", "Store",
                "Values",
            ],
            data: ["Support"]),
        tests("Files", ["Procedure", "Records", "Regulations", "SmallOffices", "Store", "Values"]),
        tests(
            "Casework",
            [
                "Checking", "Files", "Fixtures", "MemoryStore", "Procedure", "Randomness", "Records", "Regulations",
                "SQLiteStore", "Store",
            ]),
        tests(
            "Documents", ["Casework", "Files", "Fixtures", "Procedure", "Records", "TAL", "XML", "Values"],
            data: ["Samples", "Goldens"]),
        tests("Checking"),
        .target(name: "Randomness", path: "Tests/Randomness", swiftSettings: strict),
        .target(name: "BenchReport", path: "Benchmarks/Sources/Report", swiftSettings: strict),
        .executableTarget(
            name: "template-bench", dependencies: ["TAL", "XML", "Diagnostics"], path: "Benchmarks/Sources/Templates",
            swiftSettings: strict),
        .executableTarget(
            name: "statechart-bench", dependencies: ["BenchReport", "SCXML", "Statechart", "XML"],
            path: "Benchmarks/Sources/Statecharts", swiftSettings: strict),
        .executableTarget(
            name: "statechart-fuzz", dependencies: ["Randomness", "SCXML", "Statechart", "XML", "Diagnostics"],
            path: "Tests/Fuzz/Statecharts", swiftSettings: strict),
        .executableTarget(
            name: "conformance", dependencies: ["SCXML", "Statechart", "XML", "Diagnostics"],
            path: "Tests/Conformance/Runner", swiftSettings: strict),
        .executableTarget(
            name: "store-bench", dependencies: ["BenchReport", "SQLiteStore", "Store"],
            path: "Benchmarks/Sources/Store",
            swiftSettings: strict),
        .executableTarget(
            name: "office-bench",
            dependencies: [
                "BenchReport", "Casework", "Procedure", "Records", "SQLiteStore", "Store", "Regulations", "Values",
                "Diagnostics",
            ],
            path: "Benchmarks/Sources/Office", swiftSettings: strict),
        .executableTarget(
            name: "store-worker", dependencies: ["SQLiteStore", "Store", "Diagnostics"], path: "Tests/Crash/Worker",
            swiftSettings: strict),
        .executableTarget(
            name: "attack", dependencies: ["CSQLite"], path: "Tests/Attack", swiftSettings: strict),
        .executableTarget(name: "crash-harness", path: "Tests/Crash/Harness", swiftSettings: strict),
        .target(name: "Survey", path: "Tests/Survey", swiftSettings: strict),
        .executableTarget(
            name: "measures", dependencies: ["Survey"], path: "Tests/Measures", swiftSettings: strict),
        .testTarget(
            name: "ConformanceTests", dependencies: ["Survey"], path: "Tests/Conformance",
            exclude: ["Runner", "waivers.tsv"], swiftSettings: strict),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "docket", "Fixtures", "Survey", "Casework", "Files", "Procedure", "Records", "SQLiteStore", "Store",
            ],
            path: "Tests/CommandLine",
            swiftSettings: strict),
    ]
)

// What libFuzzer calls has no main function, and every module is built to report its coverage: only `make fuzz-guided`
// asks for it.
if Context.environment["DOCKET_FUZZ"] != nil {
    package.products.append(.library(name: "guided-fuzz", type: .static, targets: ["GuidedFuzz"]))
    package.targets.append(
        .target(
            name: "GuidedFuzz", dependencies: ["Regulations", "SCXML", "TAL", "XML", "Values", "Diagnostics"],
            path: "Tests/Fuzz/Guided", swiftSettings: strict))
}
