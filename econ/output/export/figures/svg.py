"""An SVG as matplotlib writes it, made the same at each run, accessible, and fit to stand in a page."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_URL = re.compile(r"url\(#([^)]+)\)")
_DROPPED = {"metadata"}


def finished(raw: bytes, *, name: str, title: str, description: str, ink: str = "", standalone: bool = True) -> str:
    """The picture with a title and a description for screen readers.

    Args:
        raw: what matplotlib wrote.
        name: goes before every id, so that several pictures can stand in one page.
        title: what the picture is called.
        description: what it shows.
        ink: a colour that is to follow the colour of the page's text; "" if none is.
        standalone: whether it is a file of its own.
    """
    root = ET.fromstring(raw.decode("utf-8"))
    _drop(root)
    _rename(root, name)
    if ink:
        _follow(root, ink)
    for tag, text in (("desc", description), ("title", title)):
        added = ET.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
        added.text = text
        root.insert(0, added)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    if not standalone:
        root.attrib.pop("version", None)
        for side in ("width", "height"):
            root.attrib.pop(side, None)
    text = ET.tostring(_plain(root), encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n' if standalone else text


def _drop(root: ET.Element) -> None:
    """Take away what says when and by what the picture was made."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.rpartition("}")[2] in _DROPPED:
                parent.remove(child)


def _rename(root: ET.Element, name: str) -> None:
    """Number the ids that are referred to, in the order in which they stand; the others go."""
    used = {m for e in root.iter() for v in e.attrib.values() for m in _URL.findall(v)}
    used |= {v[1:] for e in root.iter() for k, v in e.attrib.items() if k.endswith("href") and v.startswith("#")}
    ids: dict[str, str] = {}
    for element in root.iter():
        old = element.attrib.pop("id", None)
        if old in used:
            element.set("id", ids.setdefault(str(old), f"{name}-{len(ids)}"))
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.endswith("href") and value[1:] in ids:
                element.set(key, f"#{ids[value[1:]]}")
            elif "url(#" in value:
                element.set(key, _URL.sub(lambda m: f"url(#{ids.get(m[1], m[1])})", value))


def _follow(root: ET.Element, ink: str) -> None:
    for element in root.iter():
        style = element.get("style", "")
        if ink in style:
            element.set("style", style.replace(ink, "currentColor"))


def _plain(root: ET.Element) -> ET.Element:
    """The elements without prefixes, as a page of HTML wants them."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        for key in [k for k in element.attrib if k.startswith("{")]:
            element.set(key.rpartition("}")[2], element.attrib.pop(key))
    root.set("xmlns", SVG)
    return root
