from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wakhan.view import PARAGRAPH_BREAK, Span, View, quote_raw

# Few letters and much white space of all kinds, so that every sort of gap turns up.
TEXTS = st.text(st.sampled_from("ab¶é中🙂 \t\n\r\x0b\x1f\u00a0\u2003\u2029"), max_size=40) | st.text(max_size=40)


@st.composite
def raw_and_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """Any text and any sorted disjoint spans of it; some touch, some are empty."""
    raw = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    return raw, list(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def view_and_slice(draw: st.DrawFn) -> tuple[str, View, int, int]:
    """A text, a view of one or several paragraphs of it, and a slice of the view."""
    raw = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=10)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    at = draw(st.integers(0, len(spans)))
    parts = [View.of(raw, spans[:at]), View.of(raw, spans[at:])]
    view = View.join([part for part in parts if part.text]) if draw(st.booleans()) else View.of(raw, spans)
    start = draw(st.integers(0, len(view.text)))
    return raw, view, start, draw(st.integers(start, len(view.text)))


@given(raw_and_spans())
def test_the_text_of_a_view_is_what_the_law_reads_at_its_spans(case: tuple[str, list[Span]]) -> None:
    raw, spans = case
    view = View.of(raw, spans)
    assert view.text == quote_raw(raw, spans)
    assert len(view.raw_at) == len(view.text)


@given(raw_and_spans())
def test_every_character_of_a_view_stands_where_it_says_in_the_raw_text(case: tuple[str, list[Span]]) -> None:
    raw, spans = case
    view = View.of(raw, spans)
    for i, c in enumerate(view.text):
        start, end = view.raw(i, i + 1)
        if c != " ":
            assert raw[start:end] == c
            assert any(a <= start < b for a, b in spans)


@given(view_and_slice())
def test_raw_begins_and_ends_with_the_characters_it_was_asked_for(case: tuple[str, View, int, int]) -> None:
    raw, view, i, j = case
    shown = view.text[i:j]
    if shown and not shown[0].isspace() and not shown[-1].isspace():
        start, end = view.raw(i, j)
        assert (raw[start], raw[end - 1]) == (shown[0], shown[-1])
        assert view.raw_at[i] == start


@given(view_and_slice())
def test_raw_spans_of_a_slice_read_as_the_slice(case: tuple[str, View, int, int]) -> None:
    raw, view, i, j = case
    spans = view.raw_spans(i, j)
    assert quote_raw(raw, spans) == " ".join(view.text[i:j].split())
    assert all(a < b for a, b in spans)
    assert spans == sorted(spans)


@given(view_and_slice())
def test_a_view_made_again_from_the_raw_spans_of_a_slice_is_that_slice(case: tuple[str, View, int, int]) -> None:
    raw, view, i, j = case
    assert View.of(raw, view.raw_spans(i, j)).text == " ".join(view.text[i:j].split())


def test_white_space_collapses_without_a_break_and_furniture_leaves_one() -> None:
    raw = "The  bridge\n\nPAGE 2\nwill open"
    view = View.of(raw, [(0, 13), (20, 29)])
    assert view.text == "The bridge will open"
    assert view.breaks == (view.text.index("will"),)
    assert view.raw_spans(0, len(view.text)) == [(0, 11), (20, 29)]
    assert view.raw(4, 15) == (5, 24)


def test_spans_with_only_white_space_between_them_are_one_raw_span() -> None:
    view = View.of("The \n bridge", [(0, 3), (6, 12)])
    assert view.breaks == ()
    assert view.raw_spans(0, 10) == [(0, 12)]


def test_spans_that_touch_inside_a_word_are_two_words_and_two_raw_spans() -> None:
    view = View.of("bridges", [(0, 4), (4, 7)])
    assert view.text == "brid ges"
    assert view.raw_spans(0, 8) == [(0, 4), (4, 7)]


def test_join_keeps_offsets_and_marks_where_paragraphs_meet() -> None:
    raw = "One  two\nmenu\nThree"
    joined = View.join([View.of(raw, [(0, 8)]), View.of(raw, [(14, 19)])])
    assert joined.text == f"One two{PARAGRAPH_BREAK}Three"
    assert joined.raw(9, 14) == (14, 19)
    assert joined.breaks == (9,)
    assert joined.raw_spans(4, 14) == [(5, 8), (14, 19)]


def test_a_view_of_nothing_is_empty() -> None:
    assert View.of("  \n", [(0, 3)]).text == ""
    assert View.join([]).text == ""
    assert View.of("a", []).raw_spans(0, 0) == []
