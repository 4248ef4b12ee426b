import Diagnostics

/// What can be wrong with a document before anyone looks at its meaning.
enum ParsingProblem {
    case tooLarge(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tooManyAttributes(limit: Int)
    /// The bytes are not in the encoding that their byte order mark or their declaration names.
    case notItsEncoding(offset: Int)
    case doctype
    /// A violation of well-formedness with libxml2's error code (`xmlParserErrors`) and its own words.
    case malformed(code: Int, detail: String)

    func finding(in file: String) -> Finding {
        Finding(rule, Message("\(file)：\(message.chinese)", "\(file): \(message.english)"))
    }

    func finding(in source: SourceText, at offset: Int) -> Finding {
        Finding(rule, message, in: source, at: offset, advice: advice)
    }

    private var rule: String {
        switch self {
        case .tooLarge: "xml.too-large"
        case .tooDeep: "xml.too-deep"
        case .tooManyAttributes: "xml.too-many-attributes"
        case .notItsEncoding: "xml.encoding"
        case .doctype: "xml.doctype"
        case .malformed: "xml.malformed"
        }
    }

    private var message: Message {
        switch self {
        case .tooLarge(let bytes, let limit):
            Message("文件有 \(bytes) 字节，上限是 \(limit)", "the file has \(bytes) bytes, the limit is \(limit)")
        case .tooDeep(let limit):
            Message("元素嵌套超过 \(limit) 层", "elements are nested deeper than \(limit) levels")
        case .tooManyAttributes(let limit):
            Message("一个元素的属性超过 \(limit) 个", "an element has more than \(limit) attributes")
        case .notItsEncoding(let offset):
            Message(
                "第 \(offset) 字节不符合文件声明的编码",
                "byte \(offset) does not fit the encoding that the file declares")
        case .doctype:
            Message("不接受 DTD（DOCTYPE 声明）", "a DTD (DOCTYPE declaration) is not accepted")
        case .malformed(let code, let detail):
            Message("XML 不合规范：\(chinese(code) ?? detail)", "not well-formed XML: \(detail)")
        }
    }

    private var advice: Message? {
        guard case .tooManyAttributes = self else { return nil }
        return Message("把它们写成子元素", "write them as child elements")
    }

    /// The commonest of libxml2's `xmlParserErrors` in Chinese; the rest keep libxml2's words.
    private func chinese(_ code: Int) -> String? {
        switch code {
        case 4: "文件是空的"
        case 5: "根元素之后还有内容"
        case 9: "有 XML 不允许的字符"
        case 26, 27: "实体没有声明"
        case 38: "属性值里不能有 “<”"
        case 39: "属性值没有用引号括起来"
        case 40: "属性值没有结束的引号"
        case 41: "属性没有值"
        case 42: "同一个属性写了两次"
        case 45: "注释没有结束"
        case 65: "这里需要空格"
        case 68: "元素名不合规范"
        case 73: "标签没有写完，缺少 “>”"
        case 74: "缺少结束标签"
        case 76: "开始标签和结束标签不一致"
        case 77: "文件没有写完，有标签没有结束"
        case 81: "不是 UTF-8 编码"
        case 201: "命名空间前缀没有声明"
        default: nil
        }
    }
}
