import Digest

/// A Merkle tree over SHA-256 that grows leaf by leaf (RFC 6962, section 2.1; RFC 9162, section 2.1).
///
/// A leaf is hashed behind a byte 0, two subtrees behind a byte 1, so that no leaf passes for a node.
/// ```swift
/// var tree = MerkleTree()
/// for digest in digests { tree.append(digest.bytes) }
/// let root = tree.root()
/// ```
public struct MerkleTree: ~Copyable {
    /// The number of leaves.
    public private(set) var count = 0
    /// The roots of the complete subtrees, the largest first: one for each bit of `count`.
    private var peaks: [SHA256Digest] = []
    private var hasher = NodeHasher()

    /// A tree without leaves.
    public init() {}

    /// Adds a leaf with these bytes.
    public mutating func append(_ leaf: [UInt8]) {
        var node = hasher.leaf(leaf)
        // Each subtree of the same size before it becomes one with it, as a carry in binary counting.
        var rest = count
        while rest & 1 == 1, let left = peaks.popLast() {
            node = hasher.node(left, node)
            rest >>= 1
        }
        peaks.append(node)
        count += 1
    }

    /// The root over all leaves; of none, the digest of nothing.
    public mutating func root() -> SHA256Digest {
        guard var root = peaks.last else { return SHA256Digest(of: []) }
        for left in peaks.dropLast().reversed() { root = hasher.node(left, root) }
        return root
    }

    /// The proof that a leaf, counted from 0, is in the tree over `leaves`; `nil` when there is no such leaf.
    ///
    /// It takes time and memory in proportion to the number of leaves.
    public static func proof(of index: Int, in leaves: some Sequence<[UInt8]>) -> InclusionProof? {
        proofs(of: [index], in: leaves)?.first
    }

    /// The proofs of several leaves, for little more than that of one; `nil` when one of them is not there.
    public static func proofs(of indexes: [Int], in leaves: some Sequence<[UInt8]>) -> [InclusionProof]? {
        var hasher = NodeHasher()
        var row: [SHA256Digest] = []
        for leaf in leaves { row.append(hasher.leaf(leaf)) }
        guard indexes.allSatisfy(row.indices.contains) else { return nil }
        let count = row.count
        var places = indexes
        var paths = [[SHA256Digest]](repeating: [], count: indexes.count)
        while row.count > 1 {
            for (which, place) in places.enumerated() {
                let neighbour = place ^ 1
                if neighbour < row.count { paths[which].append(row[neighbour]) }
                places[which] = place >> 1
            }
            var above: [SHA256Digest] = []
            above.reserveCapacity((row.count + 1) / 2)
            for left in stride(from: 0, to: row.count, by: 2) {
                // What is left over at the end of a row goes up as it is.
                above.append(left + 1 < row.count ? hasher.node(row[left], row[left + 1]) : row[left])
            }
            row = above
        }
        return zip(indexes, paths).map { InclusionProof(index: $0, count: count, path: $1) }
    }
}

/// The proof that a leaf is in a Merkle tree: the roots of the subtrees beside its way up, about log2 of the leaves.
public struct InclusionProof: Sendable, Hashable {
    /// The number of the leaf, from 0.
    public let index: Int
    /// The number of leaves.
    public let count: Int
    /// The digests beside the way from the leaf to the root, the lowest first.
    public let path: [SHA256Digest]

    /// A proof from its parts.
    public init(index: Int, count: Int, path: [SHA256Digest]) {
        self.index = index
        self.count = count
        self.path = path
    }

    /// Whether it proves that the leaf with these bytes is in the tree with this root (RFC 9162, section 2.1.3.2).
    public func shows(_ leaf: [UInt8], in root: SHA256Digest) -> Bool {
        guard index >= 0, index < count else { return false }
        var hasher = NodeHasher()
        var node = hasher.leaf(leaf)
        var place = index
        var last = count - 1
        for neighbour in path {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                node = hasher.node(neighbour, node)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                node = hasher.node(node, neighbour)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && node == root
    }
}

/// Hashes leaves and nodes; kept between them, because a hasher is dear to make.
private struct NodeHasher: ~Copyable {
    private var hasher = SHA256Hasher()
    private var content: [UInt8] = []

    mutating func leaf(_ bytes: [UInt8]) -> SHA256Digest {
        content.removeAll(keepingCapacity: true)
        content.append(0)
        content += bytes
        hasher.update(content)
        return hasher.finish()
    }

    mutating func node(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
        content.removeAll(keepingCapacity: true)
        content.append(1)
        content += left.bytes
        content += right.bytes
        hasher.update(content)
        return hasher.finish()
    }
}
