import Statechart
import Testing

@Suite struct StateSetTests {
    private static let samples: [[Int]] = [
        [], [0], [63], [64], [0, 63, 64, 65], [1, 2, 3, 127, 128, 500], Array(0..<200), [1000],
    ]

    @Test(arguments: samples) func `a set holds what was put in, in document order`(states: [Int]) {
        let set = StateSet(states.reversed())
        #expect(Array(set) == states)
        #expect(set.count == states.count)
        #expect(set.isEmpty == states.isEmpty)
        #expect(states.allSatisfy { set.contains($0) })
        #expect(!set.contains(700))
    }

    @Test(arguments: samples) func `walking backwards meets the same states`(states: [Int]) {
        let set = StateSet(states)
        var found: [Int] = []
        var position = 2000
        while let state = set.last(before: position) {
            found.append(state)
            position = state
        }
        #expect(found == states.reversed())
    }

    @Test(arguments: samples) func `removing everything leaves a set equal to the empty one`(states: [Int]) {
        var set = StateSet(states)
        for state in states { set.remove(state) }
        #expect(set == StateSet())
        #expect(set.first(from: 0) == nil)
    }

    @Test func `a range of a set holds what lies in it`() {
        let set = StateSet([1, 5, 63, 64, 100, 200])
        #expect(Array(set.within(5..<101)) == [5, 63, 64, 100])
        #expect(set.within(6..<63).isEmpty)
        #expect(set.intersects(64..<65))
        #expect(!set.intersects(65..<100))
        #expect(!set.intersects(300..<400))
    }

    @Test func `union and difference follow the members`() {
        var set = StateSet([1, 70])
        set.formUnion(StateSet([2, 300]))
        #expect(Array(set) == [1, 2, 70, 300])
        set.subtract(StateSet([70, 300, 900]))
        #expect(set == StateSet([1, 2]))
    }
}
