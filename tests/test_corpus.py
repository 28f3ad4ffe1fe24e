"""Precision and recall on labelled sentences of our own, by register. The floors only ever rise."""

import json
from collections.abc import Callable
from pathlib import Path

from uncited.quantities import find_quantities

FILES = sorted((Path(__file__).parent / "corpus").glob("*.jsonl"))
# Of all registers together, and of the worst one.
RECALL, PRECISION = 0.996, 0.982
WORST_RECALL, WORST_PRECISION = 0.985, 0.960


def _counts(file: Path) -> tuple[int, int, int, list[str]]:
    """True positives, false positives and false negatives of a register, and the sentences that were judged wrongly."""
    right = alarms = missed = 0
    wrong = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        flagged = any(quantity.claim for quantity in find_quantities(row["text"]))
        wanted = row["label"] == "yes"
        right += flagged and wanted
        alarms += flagged and not wanted
        missed += wanted and not flagged
        if flagged != wanted:
            wrong.append(f"{'missed' if wanted else 'false alarm'}: {row['text']}")
    return right, alarms, missed, wrong


def test_precision_and_recall(record_property: Callable[[str, object], None]) -> None:
    lines, wrong = [], []
    total = [0, 0, 0]
    worst_recall = worst_precision = 1.0
    for file in FILES:
        right, alarms, missed, errors = _counts(file)
        recall, precision = right / (right + missed), right / (right + alarms)
        worst_recall, worst_precision = min(worst_recall, recall), min(worst_precision, precision)
        lines.append(f"  {file.stem:20} recall {recall:.3f}  precision {precision:.3f}")
        total = [a + b for a, b in zip(total, (right, alarms, missed), strict=True)]
        wrong += errors
    recall, precision = total[0] / (total[0] + total[2]), total[0] / (total[0] + total[1])
    total_line = f"labelled sentences     recall {recall:.3f}  precision {precision:.3f}"
    record_property("summary", "\n".join((total_line, *lines)))
    assert recall >= RECALL, wrong
    assert precision >= PRECISION, wrong
    assert worst_recall >= WORST_RECALL, lines
    assert worst_precision >= WORST_PRECISION, lines


def test_there_are_enough_sentences_of_every_register() -> None:
    assert len(FILES) == 8
    for file in FILES:
        labels = [json.loads(line)["label"] for line in file.read_text(encoding="utf-8").splitlines()]
        assert labels.count("yes") >= 50
        assert labels.count("no") >= 50
