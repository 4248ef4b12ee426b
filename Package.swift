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
        library("Diagnostics", []),
        library("Values", []),
        library("Digest", ["COpenSSL", "Diagnostics"]),
        library("XML", ["CLibXML2", "Diagnostics", "Values"]),
        library("Statechart", ["Diagnostics"]),
        library("SCXML", ["Statechart", "XML", "Diagnostics"]),
        library("TAL", ["XML", "Diagnostics", "Values"]),
        library("Regulations", ["XML", "Diagnostics", "Values"]),
        library("Store", ["CSQLite", "Digest", "Diagnostics"]),
        library(
            "Casework",
            ["Store", "Digest", "Regulations", "SCXML", "Statechart", "XML", "Values", "Diagnostics"]),
        library("Wording", ["Casework", "Regulations", "Diagnostics"]),
        library("Documents", ["Wording", "Casework", "Regulations", "TAL", "XML", "Values", "Diagnostics"]),
        library(
            "Checking",
            ["Documents", "Casework", "Regulations", "SCXML", "Statechart", "TAL", "XML", "Diagnostics"]),
        .executableTarget(
            name: "docket",
            dependencies: [
                "Checking", "Documents", "Wording", "Casework", "Regulations", "XML", "Values", "Diagnostics",
            ],
            swiftSettings: strict),
        .target(
            name: "Fixtures", dependencies: ["Casework", "Regulations", "Values", "Diagnostics"],
            path: "Tests/Fixtures", swiftSettings: strict),
        tests("Diagnostics"), tests("Values", ["Randomness"]), tests("Digest"), tests("XML", ["Randomness"]),
        tests("Statechart"), tests("SCXML"), tests("TAL", ["Randomness"]), tests("Regulations", ["Randomness"]),
        tests("Store", ["Randomness"]),
        tests("Casework", ["Checking", "Fixtures", "Randomness", "Regulations", "Store"]),
        tests("Documents", ["Casework", "Fixtures", "TAL", "XML", "Values"], data: ["Samples", "Goldens"]),
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
            name: "store-bench", dependencies: ["BenchReport", "Store"], path: "Benchmarks/Sources/Store",
            swiftSettings: strict),
        .executableTarget(
            name: "office-bench",
            dependencies: ["BenchReport", "Casework", "Store", "Regulations", "Values", "Diagnostics"],
            path: "Benchmarks/Sources/Office", swiftSettings: strict),
        .executableTarget(
            name: "store-worker", dependencies: ["Store", "Diagnostics"], path: "Tests/Crash/Worker",
            swiftSettings: strict),
        .executableTarget(name: "crash-harness", path: "Tests/Crash/Harness", swiftSettings: strict),
        .testTarget(
            name: "ConformanceTests", path: "Tests/Conformance", exclude: ["Runner", "waivers.tsv"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandLineTests", dependencies: ["docket", "Fixtures", "Casework", "Store"],
            path: "Tests/CommandLine",
            swiftSettings: strict),
    ]
)
