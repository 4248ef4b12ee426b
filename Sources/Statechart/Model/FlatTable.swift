/// Plain values side by side in memory of their own, which the owner of the table frees.
///
/// An array would be retained and released at every look; the algorithm looks at a chart thousands of times a step. All
/// numbers that are looked up come from the chart that the table belongs to.
struct FlatTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    private let elements: UnsafeBufferPointer<Element>

    init(_ values: [Element]) {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: values.count)
        _ = memory.initialize(from: values)
        elements = UnsafeBufferPointer(memory)
    }

    func deallocate() { elements.deallocate() }

    var count: Int { elements.count }

    subscript(number: Int) -> Element { elements[number] }
}
