"""Names in a document: found by authority file, model and rule, and linked to the authority file.

:func:`find_mentions` runs three finders over the same text and lets them settle each stretch: the gazetteer
(:mod:`~wakhan.extract.mentions.gazetteer`) knows the authority file's names, :mod:`~wakhan.extract.mentions.names`
has the model and what titles and head nouns tell, and :mod:`~wakhan.extract.mentions.linking` decides who is meant.
"""

from wakhan.extract.mentions.linking import canonical_names, find_mentions

__all__ = ["canonical_names", "find_mentions"]
