"""What Demo/pictures needs beside a browser.

pictures.py terminal COMMAND < output > page.html   the output of a command as a terminal shows it
pictures.py palette FROM.png TO.png                 the same picture with at most 256 colours
"""
import html
import re
import struct
import sys
import zlib
from collections import Counter

STYLES = {"1": "font-weight: bold", "2": "opacity: 0.6", "31": "color: #e06c75", "32": "color: #98c379",
          "33": "color: #e5c07b", "36": "color: #56b6c2"}
PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>
html { background: #1f2430; }
body { margin: 0; color: #d8dee9; }
pre { margin: 18px 22px; font: 15px/1.55 "Noto Sans Mono CJK SC", monospace; }
i { font-style: normal; color: #88c0d0; }
</style><pre><i>$ %s</i>
%s</pre>"""


def terminal(command, output):
    parts, opened = [], 0
    for text, codes in re.findall(r"([^\x1b]+)|\x1b\[([\d;]*)m", output.replace("\r", "")):
        if text:
            parts.append(html.escape(text))
        elif codes in ("", "0"):
            parts.append("</span>" * opened)
            opened = 0
        else:
            style = "; ".join(STYLES.get(code, "") for code in codes.split(";"))
            parts.append('<span style="%s">' % style)
            opened += 1
    return PAGE % (html.escape(command), "".join(parts))


def read_png(data):
    """The width, the height and the pixels of a PNG of 8 bits a channel without interlace, as tuples of red, green, blue."""
    place, header, packed = 8, None, b""
    while place < len(data):
        size, kind = struct.unpack(">I4s", data[place:place + 8])
        body = data[place + 8:place + 8 + size]
        header, packed = (body, packed) if kind == b"IHDR" else (header, packed + (body if kind == b"IDAT" else b""))
        place += size + 12
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", header)
    if depth != 8 or colour not in (2, 6) or interlace:
        sys.exit("not a PNG as browsers write them")
    channels = 3 if colour == 2 else 4
    raw, pixels, above = zlib.decompress(packed), [], bytes(width * channels)
    for row in range(height):
        start = row * (width * channels + 1)
        above = unfilter(raw[start], bytearray(raw[start + 1:start + 1 + width * channels]), above, channels)
        pixels.append([tuple(above[i:i + 3]) for i in range(0, width * channels, channels)])
    return width, height, pixels


def unfilter(kind, row, above, step):
    for i in range(len(row)):
        left, up = row[i - step] if i >= step else 0, above[i]
        corner = above[i - step] if i >= step else 0
        if kind == 4:
            guess = left + up - corner
            nearest = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
            row[i] = (row[i] + nearest[2]) & 255
        else:
            row[i] = (row[i] + (0, left, up, (left + up) // 2)[kind]) & 255
    return row


def palette(source):
    width, height, pixels = read_png(source)
    colours = [colour for colour, _ in Counter(colour for row in pixels for colour in row).most_common()]
    index = {colour: number for number, colour in enumerate(colours[:256])}
    for colour in colours[256:]:
        index[colour] = min(range(256), key=lambda kept: sum((a - b) ** 2 for a, b in zip(colours[kept], colour)))
    lines = b"".join(b"\0" + bytes(index[colour] for colour in row) for row in pixels)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
            + chunk(b"PLTE", b"".join(bytes(colour) for colour in colours[:256]))
            + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))


if sys.argv[1:2] == ["terminal"]:
    print(terminal(sys.argv[2], sys.stdin.read().rstrip()))
elif sys.argv[1:2] == ["palette"]:
    with open(sys.argv[2], "rb") as source, open(sys.argv[3], "wb") as target:
        target.write(palette(source.read()))
else:
    sys.exit(__doc__)
