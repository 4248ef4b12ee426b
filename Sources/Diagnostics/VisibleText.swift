/// A text that a terminal shows and never obeys: what would move the cursor, change colours, ring, turn the direction
/// of writing or begin another line is written out instead.
///
/// Control characters below U+0020 become their pictures (`␛`, `␇`, `␊`), DEL becomes `␡`; C1 controls, the separators
/// U+2028 and U+2029 and marks of direction become `\u{9B}`. A text that holds none comes back as it is.
public func visible(_ text: String) -> String { visible(text, keeping: []) }

/// A text of several lines, such as a page of help or a paper: as `visible`, but line ends and tabs stay.
public func visibleLines(_ text: String) -> String { visible(text, keeping: ["\n", "\t"]) }

private func visible(_ text: String, keeping kept: Set<Unicode.Scalar>) -> String {
    guard text.unicodeScalars.contains(where: { isObeyed($0) && !kept.contains($0) }) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if isObeyed(scalar), !kept.contains(scalar) {
            shown.append(contentsOf: picture(of: scalar))
        } else {
            shown.append(scalar)
        }
    }
    return String(shown)
}

/// Whether terminals obey a character instead of showing it, or it changes the direction of what stands around it.
public func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0...0x1F, 0x7F...0x9F: true
    case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
}

private func picture(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let pictures: UInt32 = 0x2400
    switch scalar.value {
    case 0...0x1F: return String.UnicodeScalarView(Unicode.Scalar(pictures + scalar.value).map { [$0] } ?? [])
    case 0x7F: return "␡".unicodeScalars
    default: return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
    }
}
