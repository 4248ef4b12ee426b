"""Measures what people use for templates, on the dossier that `template-bench data` writes.

Prints one figure a line: a name, a tab, the median in milliseconds, or `missing` for a peer that cannot be had.
"""
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
FIELDS = ["number", "title", "unit", "amount", "start", "end", "manager", "state"]
ATTRIBUTES = {"number", "start", "end", "state"}

JINJA = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ customer }}</title></head><body>
<h1>{{ customer }}</h1>
<table>
{% for c in contracts %}<tr>""" + "".join("<td>{{ c['%s'] }}</td>" % f for f in FIELDS) + """</tr>{% endfor %}
</table>
</body>
</html>
"""

CHAMELEON = """<html lang="zh-CN" xmlns="http://www.w3.org/1999/xhtml" xmlns:tal="http://xml.zope.org/namespaces/tal">
<head><meta charset="utf-8"/><title>${customer}</title></head>
<body>
<h1 tal:content="customer">x</h1>
<table>
<tr tal:repeat="c contracts">""" + "".join("<td>${c['%s']}</td>" % f for f in FIELDS) + """</tr>
</table>
</body>
</html>
"""

MAKO = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${customer | h}</title></head><body>
<h1>${customer | h}</h1>
<table>
% for c in contracts:
<tr>""" + "".join("<td>${c['%s'] | h}</td>" % f for f in FIELDS) + """</tr>
% endfor
</table>
</body>
</html>
"""


def median(rounds, body):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        body()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def read(path):
    from lxml import etree

    root = etree.parse(path).getroot()
    rows = [
        {f: (c.get(f) if f in ATTRIBUTES else c.findtext(f)) for f in FIELDS} for c in root.iter("contract")
    ]
    return root.get("customer"), rows


def jinja(customer, rows):
    import jinja2

    template = jinja2.Environment(autoescape=True).from_string(JINJA)
    return lambda: template.render(customer=customer, contracts=rows).encode()


def minijinja(customer, rows):
    import minijinja

    environment = minijinja.Environment(templates={"dossier.html": JINJA})
    return lambda: environment.render_template("dossier.html", customer=customer, contracts=rows).encode()


def jinja_reading(path):
    import jinja2

    template = jinja2.Environment(autoescape=True).from_string(JINJA)

    def both():
        customer, rows = read(path)
        return template.render(customer=customer, contracts=rows).encode()

    return both


def chameleon(customer, rows):
    from chameleon import PageTemplate

    template = PageTemplate(CHAMELEON)
    return lambda: template(customer=customer, contracts=rows).encode()


def mako(customer, rows):
    from mako.template import Template

    template = Template(MAKO)
    return lambda: template.render(customer=customer, contracts=rows).encode()


def lxml_xslt(path):
    from lxml import etree

    transform = etree.XSLT(etree.parse(str(HERE / "dossier.xsl")))
    data = pathlib.Path(path).read_bytes()
    view = etree.fromstring(data)
    return (
        lambda: bytes(transform(view)),
        lambda: bytes(transform(etree.fromstring(data))),
    )


def xsltproc(path, rounds=15):
    """Parsing, transforming and saving, as the tool itself times them in whole milliseconds: the mean of many runs."""
    tool = shutil.which("xsltproc")
    if not tool:
        raise ImportError("xsltproc is not installed")
    command = [tool, "--timing", "-o", "/dev/null", str(HERE / "dossier.xsl"), path]
    total = 0
    for _ in range(rounds):
        report = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        total += sum(int(ms) for ms in re.findall(r"took (\d+) ms", report))
    return total / rounds


def main(path):
    figures = {}

    def measure(name, make):
        try:
            for suffix, body in make().items():
                figures[name + suffix] = median(40, body)
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            figures[name] = "missing"
            print(f"{name}: {error}", file=sys.stderr)

    customer, rows = read(path)
    measure("Jinja2", lambda: {"": jinja(customer, rows), " with parsing": jinja_reading(path)})
    measure("minijinja", lambda: {"": minijinja(customer, rows)})
    measure("Chameleon", lambda: {"": chameleon(customer, rows)})
    measure("Mako", lambda: {"": mako(customer, rows)})

    def xslt():
        transform, both = lxml_xslt(path)
        return {"": transform, " with parsing": both}

    measure("lxml XSLT", xslt)
    try:
        figures["xsltproc with parsing"] = xsltproc(path)
    except (ImportError, OSError, subprocess.CalledProcessError) as error:
        figures["xsltproc with parsing"] = "missing"
        print(f"xsltproc: {error}", file=sys.stderr)
    for name, value in figures.items():
        print(f"{name}\t{value}")


main(sys.argv[1])
