import Digest

/// Holds the definitions that an office keeps against those that it must keep: the manifests that its tables name, and
/// all that those name.
///
/// Later, what was destroyed by order may be missing: then its digest is taken out of `expected`.
package struct NamedDefinitions {
    /// A definition as it is kept.
    package struct Kept {
        private let digest: String
        private let label: Label

        /// A kept definition, its digest in hexadecimal.
        package init(digest: String, name: String, mediaType: String) {
            self.digest = digest
            label = Label(name: name, mediaType: mediaType)
        }

        fileprivate func fault(in expected: [String: Set<Label>]) -> VerificationProblem? {
            guard let labels = expected[digest] else { return .content(.definition, digest: digest, .surplus) }
            return labels.contains(label) ? nil : .content(.definition, digest: digest, .renamed)
        }

        fileprivate func remove(from missing: inout Set<String>) { missing.remove(digest) }
    }

    /// What a definition is called.
    fileprivate struct Label: Hashable {
        let name: String
        let mediaType: String
    }

    /// What each expected definition may be called: one content may stand under several paths.
    private var expected: [String: Set<Label>] = [:]
    /// Whether every manifest could be read: without one, nobody knows what it named.
    private var isComplete = true

    /// Expects manifests, and what they name.
    ///
    /// - Parameter bytes: the content of the definition of a digest in hexadecimal, `nil` where there is none.
    package init(manifests: [String], _ bytes: (String) throws(StoreError) -> [UInt8]?) throws(StoreError) {
        for digest in manifests {
            expected[digest, default: []].insert(
                Label(name: ContentManifest.name, mediaType: ContentManifest.mediaType))
            guard let manifest = try bytes(digest).flatMap({ ContentManifest($0) }) else {
                isComplete = false
                continue
            }
            for (path, digest) in manifest.files {
                expected[digest.description, default: []].insert(
                    Label(name: path, mediaType: ContentManifest.mediaType(of: path)))
            }
        }
    }

    /// What is missing, surplus or called otherwise, in the order of the digests.
    package func problems(_ kept: [Kept]) -> [VerificationProblem] {
        var missing = Set(expected.keys)
        for definition in kept { definition.remove(from: &missing) }
        let faults = kept.compactMap { $0.fault(in: expected) }.filter { fault in
            if case .content(_, _, .surplus) = fault { return isComplete }
            return true
        }
        return missing.sorted().map { .content(.definition, digest: $0, .missing) } + faults
    }
}
