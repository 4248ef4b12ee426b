import Glibc

/// Where the first start tag with more than `limit` attributes stands, namespace declarations counted; `nil` when no
/// tag has so many.
///
/// libxml2 compares every attribute of an element with all before it, and is done with that before it asks anybody: so
/// the count is taken from the bytes, before it sees them.
func firstTag(withMoreAttributesThan limit: Int, in bytes: [UInt8]) -> Int? {
    // An attribute takes five bytes: a space, a name, `=` and two quotes.
    guard bytes.count > 5 * limit else { return nil }
    return bytes.withUnsafeBufferPointer { ParsingLimits.AttributeCounter(bytes: $0, limit: limit).search() }
}

extension ParsingLimits {
    fileprivate struct AttributeCounter {
        let bytes: UnsafeBufferPointer<UInt8>
        let limit: Int

        func search() -> Int? {
            var offset = 0
            while let start = find("<", from: offset) {
                if let end = end(ofSkipped: start) {
                    offset = end
                    continue
                }
                let tag = measure(start)
                if tag.attributes > limit { return start }
                offset = tag.end
            }
            return nil
        }

        /// The end of a comment, a CDATA section or a processing instruction that begins at `start`.
        private func end(ofSkipped start: Int) -> Int? {
            let marks: [(StaticString, StaticString)] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
            for (opening, closing) in marks where matches(opening, at: start) {
                return find(closing, from: start + opening.utf8CodeUnitCount) ?? bytes.count
            }
            return nil
        }

        /// The number of values between quotes in a tag, and where the tag ends.
        private func measure(_ start: Int) -> (attributes: Int, end: Int) {
            var count = 0
            var offset = start + 1
            while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
                let byte = bytes[offset]
                offset += 1
                guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
                count += 1
                if count > limit { break }
                while offset < bytes.count, bytes[offset] != byte { offset += 1 }
                offset += 1
            }
            return (count, offset)
        }

        private func matches(_ text: StaticString, at start: Int) -> Bool {
            guard let base = bytes.baseAddress, start + text.utf8CodeUnitCount <= bytes.count else { return false }
            return memcmp(base + start, text.utf8Start, text.utf8CodeUnitCount) == 0
        }

        private func find(_ text: StaticString, from start: Int) -> Int? {
            guard let base = bytes.baseAddress else { return nil }
            var offset = start
            while offset < bytes.count, let found = memchr(base + offset, CInt(text.utf8Start[0]), bytes.count - offset)
            {
                let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if matches(text, at: place) { return place }
                offset = place + 1
            }
            return nil
        }
    }
}
