/// The declared shape of a view: its elements and attributes, how often they occur and what their text is.
///
/// ```swift
/// ViewShape(
///     ShapeElement("packet", attributes: [ShapeAttribute("number")], children: [
///         ShapeElement("contract", children: [ShapeElement("amount", type: .money)]),
///         ShapeElement("opinion", .many, type: .text),
///     ]))
/// ```
public struct ViewShape: Sendable {
    /// The elements of the shape, the root first; children refer to them by index, so that shapes may recur.
    private(set) var elements: [Element] = []

    struct Element: Sendable {
        let name: String
        let occurrence: ShapeOccurrence
        let type: ShapeType?
        let attributes: [ShapeAttribute]
        var children: [Int] = []
        var parents: [Int] = []
    }

    /// A shape from its root element.
    ///
    /// - Parameter definitions: elements whose content others take over by `like`; names of definitions.
    public init(_ root: ShapeElement, definitions: [String: ShapeElement] = [:]) {
        var indices: [String: Int] = [:]
        _ = add(root, parent: nil, definitions, &indices)
    }

    private mutating func add(
        _ element: ShapeElement, parent: Int?, _ definitions: [String: ShapeElement], _ indices: inout [String: Int]
    ) -> Int {
        let definition = element.like.flatMap { definitions[$0] }
        let own = element.attributes.map { "@\($0.name)" } + element.children.map(\.name)
        let key = element.like.map { "\($0) \(element.name) \(element.occurrence) \(own)" }
        if let key, let known = indices[key] {
            if let parent { elements[known].parents.append(parent) }
            return known
        }
        let index = elements.count
        if let key { indices[key] = index }
        elements.append(
            Element(
                name: element.name, occurrence: element.occurrence, type: element.type ?? definition?.type,
                attributes: element.attributes + (definition?.attributes ?? []), parents: parent.map { [$0] } ?? []))
        for child in element.children + (definition?.children ?? []) {
            elements[index].children.append(add(child, parent: index, definitions, &indices))
        }
        return index
    }
}

/// How often an element or attribute occurs in its parent.
public enum ShapeOccurrence: String, Sendable, CaseIterable {
    /// Exactly once.
    case one
    /// Once or not at all.
    case optional
    /// Any number of times.
    case many
}

/// What the text of an element or attribute is.
public enum ShapeType: Sendable, Equatable {
    /// Any text.
    case text
    /// Yuan as decimal text: `5200000.00`.
    case money
    /// A day: `2026-11-22`.
    case date
    /// A decimal number.
    case number
    /// `true` or `false`.
    case boolean
    /// One of these words.
    case code([String])
    /// Text with elements of HTML in it, for `structure:`; its inside is not checked.
    case markup
}

/// An attribute of a shape's element.
public struct ShapeAttribute: Sendable {
    /// The name, without prefix.
    public let name: String
    /// `one` or `optional`.
    public let occurrence: ShapeOccurrence
    /// What its value is.
    public let type: ShapeType

    /// An attribute.
    public init(_ name: String, _ occurrence: ShapeOccurrence = .one, type: ShapeType = .text) {
        self.name = name
        self.occurrence = occurrence
        self.type = type
    }
}

/// An element of a shape with what it holds.
public struct ShapeElement: Sendable {
    /// The name, without prefix.
    public let name: String
    /// How often it occurs in its parent.
    public let occurrence: ShapeOccurrence
    /// What its text is; `nil` when it holds only elements.
    public let type: ShapeType?
    /// Its attributes.
    public let attributes: [ShapeAttribute]
    /// Its child elements.
    public let children: [ShapeElement]
    /// The definition whose attributes, children and type it takes over.
    public let like: String?

    /// An element; without children, attributes taken over or a type its text is any text.
    public init(
        _ name: String, _ occurrence: ShapeOccurrence = .one, type: ShapeType? = nil,
        attributes: [ShapeAttribute] = [], children: [ShapeElement] = [], like: String? = nil
    ) {
        self.name = name
        self.occurrence = occurrence
        self.type = type ?? (children.isEmpty && like == nil && attributes.isEmpty ? .text : nil)
        self.attributes = attributes
        self.children = children
        self.like = like
    }
}
