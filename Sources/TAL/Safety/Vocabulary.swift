/// What HTML says about its elements and attributes (WHATWG HTML), as far as writing it safely needs.
enum Vocabulary {
    /// Elements without content and end tag.
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]

    /// Elements whose content an HTML parser takes as it stands, without references.
    static let rawText: Set<String> = [
        "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext",
    ]

    /// Elements after whose start tag an HTML parser drops a line feed.
    static let dropsLineFeed: Set<String> = ["pre", "textarea", "listing"]

    /// Attributes that are true when they are there.
    static let boolean: Set<String> = [
        "allowfullscreen", "async", "autofocus", "autoplay", "checked", "controls", "default", "defer", "disabled",
        "formnovalidate", "hidden", "inert", "ismap", "itemscope", "loop", "multiple", "muted", "nomodule",
        "novalidate", "open", "playsinline", "readonly", "required", "reversed", "selected",
    ]

    /// Attributes that hold an address.
    static let addresses: Set<String> = [
        "href", "src", "action", "formaction", "poster", "background", "cite", "data", "longdesc", "xlink:href",
        "usemap", "manifest", "codebase", "classid", "profile", "icon", "dynsrc", "lowsrc",
    ]

    /// Attributes whose value is a script, a style sheet, a document or a list of addresses: never from data.
    static let neverDynamic: Set<String> = [
        "style", "srcdoc", "srcset", "imagesrcset", "ping", "http-equiv", "archive",
    ]

    /// Elements that load or run what their attributes name, or move what other attributes hold: no attribute of
    /// theirs that matters comes from data.
    static let active: Set<String> = [
        "script", "style", "link", "base", "iframe", "frame", "object", "embed", "applet", "param", "meta",
        "animate", "set", "animatetransform", "animatemotion", "handler", "listener", "foreignobject",
    ]

    /// The attributes of active elements that data may give all the same.
    static let harmless: Set<String> = ["id", "class", "title", "lang", "dir", "name", "content", "width", "height"]

    /// Elements that `structure:` writes in HTML; of others only the content is written.
    static let structure: Set<String> = [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code",
        "col", "colgroup", "data", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p",
        "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "sup", "table",
        "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
    ]

    /// The attributes that `structure:` writes in HTML.
    static let structureAttributes: Set<String> = [
        "abbr", "alt", "cite", "class", "colspan", "datetime", "dir", "headers", "height", "href", "lang", "reversed",
        "rowspan", "scope", "span", "src", "start", "title", "type", "value", "width",
    ]
}
