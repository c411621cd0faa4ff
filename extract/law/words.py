"""What a document's force, its relations and the verdicts on citations are called in Vietnamese."""

from datetime import date

from corpus.loader import RelationType
from extract.law.registry import LegalRegistry, name_of
from extract.law.standing import Standing, State, Verdict, articles_in, begins

STATES: dict[State, str] = {
    "in-force": "còn hiệu lực",
    "not-yet": "chưa có hiệu lực",
    "suspended": "ngưng hiệu lực",
    "replaced": "đã bị thay thế",
    "repealed": "đã bị bãi bỏ",
    "ended": "hết hiệu lực",
}
VERDICTS: dict[Verdict, str] = {
    "in-force": "còn hiệu lực khi viện dẫn và đến nay",
    "ended-since": "còn hiệu lực khi viện dẫn, hết hiệu lực sau đó",
    "dead-when-cited": "đã hết hiệu lực khi viện dẫn",
    "not-issued-when-cited": "chưa được ban hành khi viện dẫn",
    "unknown-day": "không rõ ngày của kế hoạch",
}
# What the first does to the second, and what the second undergoes.
RELATIONS: dict[RelationType, tuple[str, str]] = {
    "replaces": ("thay thế", "được thay thế bởi"),
    "repeals": ("bãi bỏ", "bị bãi bỏ bởi"),
    "amends": ("sửa đổi, bổ sung", "được sửa đổi, bổ sung bởi"),
    "suspends": ("ngưng hiệu lực", "bị ngưng hiệu lực bởi"),
    "consolidates": ("hợp nhất", "được hợp nhất trong"),
    "implements": ("quy định chi tiết, thực hiện", "được quy định chi tiết, thực hiện bởi"),
}


def written(day: date) -> str:
    """Write a day as Vietnamese does: "01/07/2025"."""
    return f"{day:%d/%m/%Y}"


def standing_text(registry: LegalRegistry, standing: Standing) -> str:
    """Say the force of a document in one sentence: "đã bị thay thế từ 01/07/2025 bởi Nghị định 118/2025/NĐ-CP"."""
    words = STATES[standing.state]
    if standing.since is not None and standing.state != "in-force":
        words += (
            f" từ {written(standing.since)}" if standing.state != "not-yet" else f" trước {written(standing.since)}"
        )
    if standing.by:
        words += " bởi " + ", ".join(name_of(registry.actor(one)) for one in standing.by)
    if standing.doubtful:
        names = ", ".join(name_of(registry.actor(one)) for one in standing.doubtful)
        words += f"; có thể đã được thay thế bởi {names} (chưa xác nhận)"
    return words


def amended_text(registry: LegalRegistry, standing: Standing, provision: str | None) -> str | None:
    """Say what changed the articles that a mention names, by the day of the standing; None where nothing did."""
    said = []
    for act in standing.amending(provision):
        articles = [one for one in articles_in(provision) if one in act.parts]
        since = begins(registry, act)
        when = f" từ {written(since)}" if since else ""
        said.append(f"Điều {', '.join(articles)} được sửa đổi bởi {name_of(registry.actor(act))}{when}")
    return "; ".join(said) or None
