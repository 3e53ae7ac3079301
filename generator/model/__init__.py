"""The values that pass from stage to stage: frozen, made whole at once, ordered where order matters.

A span counts characters of an article's *normal* text (see `text.Text`); only `contract.py` and the pages
turn spans into offsets of the stored text. Sentences for readers are never stored: a `Phrase` names a
sentence of `templates/strings/` and its values, and the language is chosen when it is shown.
"""

from __future__ import annotations

from generator.model.article import (
    Actor,
    ActorId,
    ActorKind,
    ActorsOf,
    Appearance,
    Article,
    ArticleId,
    Block,
    Dated,
    Dates,
    Evidence,
    Field,
    Finding,
    Former,
    LeftOut,
    Naming,
    Part,
    Quotation,
    Rejected,
    Report,
    Role,
    Source,
    Standing,
    Told,
)
from generator.model.dates import (
    UNKNOWN,
    FuzzyDate,
    Precision,
    is_real,
)
from generator.model.events import (
    Copy,
    Event,
    EventId,
    Mentioned,
    NearMiss,
    Passage,
    Timeline,
)
from generator.model.words import (
    Phrase,
    Span,
    Value,
    phrase,
)

__all__ = [
    "UNKNOWN",
    "Actor",
    "ActorId",
    "ActorKind",
    "ActorsOf",
    "Appearance",
    "Article",
    "ArticleId",
    "Block",
    "Copy",
    "Dated",
    "Dates",
    "Event",
    "EventId",
    "Evidence",
    "Field",
    "Finding",
    "Former",
    "FuzzyDate",
    "LeftOut",
    "Mentioned",
    "Naming",
    "NearMiss",
    "Part",
    "Passage",
    "Phrase",
    "Precision",
    "Quotation",
    "Rejected",
    "Report",
    "Role",
    "Source",
    "Span",
    "Standing",
    "Timeline",
    "Told",
    "Value",
    "is_real",
    "phrase",
]
