"""The figures of `eval.bench_scale` as pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from eval.bench_scale import Figures

_COLOURS = ("#1f6f8b", "#d1793f", "#7a7a7a", "#9a6fb0")
_GOAL = 15.0  # milliseconds at the median of a filtered query


def draw(figures: "Sequence[Figures]", folder: Path) -> None:
    """Write `scale-latency.png` and `scale-cost.png`."""
    mpl.rcParams.update({"font.size": 10, "axes.spines.top": False, "axes.spines.right": False})
    folder.mkdir(parents=True, exist_ok=True)
    _latencies(figures).savefig(folder / "scale-latency.png", dpi=130)
    _costs(figures).savefig(folder / "scale-cost.png", dpi=130)


def _latencies(figures: "Sequence[Figures]") -> Figure:
    """Bars from 0 to the median with a line up to p99, by kind of query and number of clients."""
    figure = Figure(figsize=(9, 4.5), layout="constrained")
    axes = figure.subplots()
    cases = [(one.what, one.clients) for one in figures[0].latencies]
    width = 0.8 / len(figures)
    for place, engine in enumerate(figures):
        at = [case + (place - (len(figures) - 1) / 2) * width for case in range(len(cases))]
        medians = [one.p50 for one in engine.latencies]
        upper = [one.p99 - one.p50 for one in engine.latencies]
        axes.bar(at, medians, width * 0.92, color=_COLOURS[place], label=_named(engine))
        axes.errorbar(at, medians, yerr=([0] * len(at), upper), fmt="none", ecolor="#444444", elinewidth=1, capsize=2)
    axes.axhline(_GOAL, color="#444444", linewidth=0.8, linestyle=":")
    axes.text(len(cases) - 0.5, _GOAL, " 15 ms", va="center", fontsize=8)
    axes.set_yscale("log")
    axes.set_ylabel("milliseconds (bar: median, line: to p99)")
    axes.set_xticks(range(len(cases)), [f"{what}, {clients} client{'s' * (clients > 1)}" for what, clients in cases])
    axes.legend(frameon=False, ncols=2, loc="upper left", bbox_to_anchor=(0, 1.15))
    return figure


def _costs(figures: "Sequence[Figures]") -> Figure:
    """Seconds to build and memory of the process that asks, side by side."""
    figure = Figure(figsize=(9, 3), layout="constrained")
    left, right = figure.subplots(1, 2, sharey=True)
    names, places = [_named(one) for one in figures], range(len(figures))
    colours = _COLOURS[: len(figures)]
    for axes, values, title, form in (
        (left, [one.built for one in figures], "index built, seconds", "{:.0f}"),
        (right, [one.memory / 1e9 for one in figures], "memory of the process that asks, GB", "{:.2f}"),
    ):
        bars = axes.barh(places, values, color=colours)
        axes.bar_label(bars, [f" {form.format(value)}" for value in values])
        axes.set_title(title, fontsize=10)
        axes.margins(x=0.15)
    left.set_yticks(places, names)
    left.invert_yaxis()
    return figure


def _named(engine: "Figures") -> str:
    return f"{engine.name}, {engine.size:,}"
