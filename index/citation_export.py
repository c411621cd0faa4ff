"""Citations of a document as a table, as linked data and as a graph: CSV, JSON-LD and GraphML.

JSON-LD takes its words from schema.org: a plan is a `DigitalDocument` with `citation`, a cited document `Legislation`.
GraphML is that of http://graphml.graphdrawing.org: plans and documents are nodes, citations and relations edges.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from index.export import as_table

Json = Mapping[str, Any]
FORMS = ("csv", "jsonld", "graphml")
_COLUMNS = (
    "plan", "source", "province", "plan_issuer", "plan_date", "plan_year", "text", "id", "date", "issuer", "title",
    "provision", "role", "document", "link", "confidence", "reason", "verdict", "flaw", "note", "start", "end",
)  # fmt: skip
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = ("label", "kind", "date", "issuer", "title", "province", "urn", "status")
_EDGE_KEYS = ("relation", "date", "role", "verdict", "confidence")
_NO_NAME = "doisanh:"
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def exported(answer: Json, form: str) -> str:
    """Return the answer of `Library.cites` in one of the FORMS; raises KeyError for another."""
    return {"csv": as_csv, "jsonld": as_jsonld, "graphml": as_graphml}[form](answer)


def as_csv(answer: Json) -> str:
    """Return one row a citation, for spreadsheets."""
    return as_table((_row(one) for one in answer["citations"]), _COLUMNS)


def _row(one: Json) -> dict[str, Any]:
    link, flaw = one["link"], one["flaw"] or {}
    return {
        **one, "document": link["document"], "link": link["kind"], "confidence": link["confidence"],
        "reason": link["reason"], "flaw": flaw.get("type"), "note": flaw.get("note"),
    }  # fmt: skip


def as_jsonld(answer: Json) -> str:
    """Return the plans with the documents that they cite as JSON-LD."""
    documents = [_legislation(one) for one in answer["resolved"]]
    plans = [_plan(plan, cited) for plan, cited in _by_plan(answer["citations"]).items()]
    linked = {"@context": "https://schema.org/", "@graph": [*documents, *plans]}
    return json.dumps(linked, ensure_ascii=False, indent=2) + "\n"


def _legislation(one: Json) -> dict[str, Any]:
    return _filled(
        {
            "@id": _name_of(one), "@type": "Legislation", "legislationIdentifier": one["id"], "name": one["name"],
            "legislationType": one["kind"], "legislationDate": one["date"], "legislationPassedBy": one["issuer"],
            "description": one["title"], "legislationJurisdiction": one["place"] or "Việt Nam", "url": one["portal"],
        }
    )  # fmt: skip


def _plan(plan: str, cited: Sequence[Json]) -> dict[str, Any]:
    first = cited[0]
    names = dict.fromkeys(_document_name(one) for one in cited)
    return _filled(
        {
            "@id": f"{_NO_NAME}plan/{plan}", "@type": "DigitalDocument", "name": first["source"],
            "dateCreated": first["plan_date"], "creator": first["plan_issuer"], "spatialCoverage": first["province"],
            "citation": [{"@id": name} for name in names],
        }
    )  # fmt: skip


def as_graphml(answer: Json) -> str:
    """Return plans and documents as a graph; the registry's relations of the document asked for are edges, too."""
    root = ElementTree.Element("graphml", xmlns=_GRAPHML)
    for name in _NODE_KEYS:
        ElementTree.SubElement(root, "key", {"id": name, "for": "node", "attr.name": name, "attr.type": "string"})
    for name in _EDGE_KEYS:
        ElementTree.SubElement(
            root, "key", {"id": f"e-{name}", "for": "edge", "attr.name": name, "attr.type": "string"}
        )
    graph = ElementTree.SubElement(root, "graph", edgedefault="directed")
    nodes = {_name_of(one): _document_node(one) for one in answer["resolved"]}
    edges: list[tuple[str, str, dict[str, Any]]] = []
    for one in answer["citations"]:
        name = f"{_NO_NAME}plan/{one['plan']}"
        nodes.setdefault(name, _plan_node(one))
        nodes.setdefault(_document_name(one), {"label": one["id"], "kind": one["kind"]})
        told = {"relation": "cites", "date": one["date"], "role": one["role"], "verdict": one["verdict"]}
        edges.append((name, _document_name(one), {**told, "confidence": one["link"]["confidence"]}))
    edges.extend(_relations(answer["registry"], nodes))
    for name, told in nodes.items():
        _with_data(ElementTree.SubElement(graph, "node", id=name), told)
    for number, (source, target, told) in enumerate(edges):
        edge = ElementTree.SubElement(graph, "edge", id=f"e{number}", source=source, target=target)
        _with_data(edge, {f"e-{key}": value for key, value in told.items()})
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _relations(registry: Json | None, nodes: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    if registry is None:
        return []
    own = registry["urn"]
    nodes.setdefault(own, {"label": registry["name"], "kind": registry["kind"], "date": registry["date"]})
    edges = []
    for act in registry["relations"]:
        other = act["urn"]
        nodes.setdefault(other, {"label": act["name"], "date": act["date"], "title": act["title"]})
        source, target = (own, other) if act["acts"] else (other, own)
        edges.append((source, target, {"relation": act["type"], "date": act["since"]}))
    return edges


def _document_node(one: Json) -> dict[str, Any]:
    status = one["status"]
    return {
        "label": one["name"], "kind": one["kind"], "date": one["date"], "issuer": one["issuer"], "title": one["title"],
        "urn": one["urn"], "status": status["text"] if status else None,
    }  # fmt: skip


def _plan_node(one: Json) -> dict[str, Any]:
    return {
        "label": one["source"], "kind": "plan", "date": one["plan_date"], "issuer": one["plan_issuer"],
        "province": one["province"],
    }  # fmt: skip


def _with_data(element: ElementTree.Element, told: Json) -> None:
    for key, value in told.items():
        if value is not None:
            ElementTree.SubElement(element, "data", key=key).text = _NO_XML.sub(" ", str(value))


def _name_of(one: Json) -> str:
    return str(one["urn"] or f"{_NO_NAME}document/{one['document'] or one['id']}")


def _document_name(one: Json) -> str:
    return str(one["link"]["urn"] or f"{_NO_NAME}document/{one['link']['document'] or one['id']}")


def _by_plan(citations: Sequence[Json]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for one in citations:
        found.setdefault(one["plan"], []).append(one)
    return found


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
