import Digest
import Store
import Testing

@Suite struct MerkleTreeTests {
    /// The leaves of the test vectors of Certificate Transparency, and the roots over the first ones of them.
    static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
        Array(0x60...0x6F),
    ]
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    private func root(of leaves: some Sequence<[UInt8]>) -> SHA256Digest {
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf) }
        return tree.root()
    }

    /// The definition of RFC 6962, word by word.
    private func defined(_ leaves: ArraySlice<[UInt8]>) -> SHA256Digest {
        guard leaves.count > 1 else { return SHA256Digest(of: leaves.first.map { [0] + $0 } ?? []) }
        var left = 1
        while left * 2 < leaves.count { left *= 2 }
        let (one, other) = (defined(leaves.prefix(left)), defined(leaves.dropFirst(left)))
        return SHA256Digest(of: [1] + one.bytes + other.bytes)
    }

    @Test(arguments: roots.indices)
    func `the roots are those of the known vectors`(count: Int) {
        #expect(root(of: Self.leaves.prefix(count)).description == Self.roots[count])
    }

    @Test func `the root is the defined one at every size`() {
        let leaves = (0..<130).map { [UInt8($0)] }
        var tree = MerkleTree()
        for count in 0...leaves.count {
            #expect(tree.root() == defined(leaves[..<count]))
            #expect(tree.count == count)
            if count < leaves.count { tree.append(leaves[count]) }
        }
    }

    @Test func `a known proof is given and shown`() throws {
        let path = [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
        let proof = try #require(MerkleTree.proof(of: 5, in: Self.leaves))
        #expect(proof.path.map(\.description) == path)
        #expect(proof.shows(Self.leaves[5], in: root(of: Self.leaves)))
    }

    @Test func `every leaf of every small tree is proved, by few digests, and nothing else is`() throws {
        for count in 1...40 {
            let leaves = (0..<count).map { [UInt8($0), 7] }
            let root = root(of: leaves)
            for index in 0..<count {
                let proof = try #require(MerkleTree.proof(of: index, in: leaves))
                #expect(proof.path.count <= (count - 1).bitCount)
                #expect(proof.shows(leaves[index], in: root))
                for other in 0..<count where other != index { #expect(!proof.shows(leaves[other], in: root)) }
                for wrong in wrongs(proof) { #expect(!wrong.shows(leaves[index], in: root), "\(wrong)") }
            }
        }
    }

    /// Proofs that differ from a proper one by a little.
    private func wrongs(_ proof: InclusionProof) -> [InclusionProof] {
        let (index, count, path) = (proof.index, proof.count, proof.path)
        var wrongs = [
            InclusionProof(index: index, count: count, path: path + [SHA256Digest(of: [])]),
            InclusionProof(index: index, count: index, path: path), InclusionProof(index: -1, count: count, path: path),
        ]
        for place in path.indices {
            var cut = path
            cut.remove(at: place)
            wrongs.append(InclusionProof(index: index, count: count, path: cut))
            var changed = path
            changed[place] = SHA256Digest(of: changed[place].bytes)
            wrongs.append(InclusionProof(index: index, count: count, path: changed))
        }
        return wrongs
    }

    @Test func `there is no proof of a leaf that is not there`() {
        #expect(MerkleTree.proof(of: 8, in: Self.leaves) == nil)
        #expect(MerkleTree.proof(of: -1, in: Self.leaves) == nil)
        #expect(MerkleTree.proof(of: 0, in: []) == nil)
    }
}

extension Int {
    /// The number of bits that it takes.
    fileprivate var bitCount: Int { Int.bitWidth - leadingZeroBitCount }
}
