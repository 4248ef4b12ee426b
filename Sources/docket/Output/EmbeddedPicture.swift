/// A picture that Graphviz drew, as an element that can stand in a page beside others.
struct EmbeddedPicture {
    /// The `<svg>` element, its ids and what refers to them told apart from those of other pictures.
    let element: String

    /// - Parameter name: told apart from other pictures of the page by it.
    init(_ svg: [UInt8], named name: String) {
        let text = String(decoding: svg, as: UTF8.self)
        // What comes before the element declares a document, which a page is already.
        let start = text.indices.first { text[$0...].hasPrefix("<svg") } ?? text.startIndex
        element = String(text[start...]).replacing(" id=\"", with: " id=\"\(name)-")
            .replacing("url(#", with: "url(#\(name)-")
    }
}
