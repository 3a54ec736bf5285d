"""Names in a document: found by authority file, model and rule, and linked to the authority file.

Three finders read the same text: the :mod:`~wakhan.extract.mentions.gazetteer` knows the authority file's names;
:mod:`~wakhan.extract.mentions.names` has the model, and what titles and head nouns tell. Where they overlap,
:mod:`~wakhan.extract.mentions.overlap` decides; who is meant, :mod:`~wakhan.extract.mentions.linking`.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Mention
from wakhan.extract.mentions.coreference import canonical_names
from wakhan.extract.mentions.gazetteer import Hit, gazetteer
from wakhan.extract.mentions.linking import Linker
from wakhan.extract.mentions.names import cased_text, propose
from wakhan.extract.mentions.overlap import settle
from wakhan.view import Span

__all__ = ["canonical_names", "find_mentions"]


def find_mentions(document: Document, authority: Authority) -> tuple[Mention, ...]:
    """The names in a document, sorted and disjoint, linked to the authority file where the document tells who is meant.

    Extents and types follow the annotation guidelines: the name itself without determiner, title or possessive, of the
    nine types of the mentions table. ``score``: the probability that the mention, with its link if any, is right.
    """
    text = cased_text(document)
    listed = gazetteer(authority).find(text)
    proposed = propose(document, text, _types(listed, authority))
    hits, candidates = settle(text, listed, proposed, authority)
    linker = Linker(document, text, hits, candidates, {c.span: c.entity_type for c in proposed}, authority)
    mentions = [*map(linker.of_hit, hits), *map(linker.of_candidate, candidates)]
    return tuple(sorted(mentions, key=lambda m: m.span))


def _types(hits: Sequence[Hit], authority: Authority) -> dict[Span, str]:
    """The type of each name of the authority file whose bearers are of one type."""
    kinds = {hit.span: {authority.entities[i].entity_type for i in hit.entity_ids} for hit in hits}
    return {span: kind for span, (kind, *others) in kinds.items() if not others}
