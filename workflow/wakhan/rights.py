"""Text policies: what of a text may be published.

``open``: everything. ``quote``: quotations of at most 300 characters, and names; running text is withheld.
``closed``: offsets only. What may be withheld, and how far, stands in the schemas (``rights`` of a field). Withheld
text is null; its offsets stay, so that whoever holds the raw file can put it back.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from wakhan.schema import fields

LONGEST_QUOTATION = 300


def withhold(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables as they may be published: text that its document's policy withholds is null.

    Takes and returns the published tables by name.
    """
    policy = tables["documents"].select("document_id", "text_policy")
    of_event = tables["events"].select("event_id", "document_id").join(policy, on="document_id")
    published = {}
    for name, frame in tables.items():
        texts = {f["name"]: f["rights"] for f in fields(name) if "rights" in f}
        if texts:
            columns = frame.columns
            if "document_id" in columns:
                joined = frame.join(policy, on="document_id", how="left", maintain_order="left")
            else:
                joined = frame.join(of_event, on="event_id", how="left", maintain_order="left")
            frame = withhold_columns(joined, texts).select(columns)
        published[name] = frame
    return published


def withhold_columns(rows: pl.DataFrame, texts: Mapping[str, str]) -> pl.DataFrame:
    """Rows, each with the ``text_policy`` of its document, with the text that it withholds set to null.

    ``texts``: the rights of each column that holds text. A row without a policy is closed.
    """
    return rows.with_columns(
        pl.when(_may_publish(column, rights)).then(pl.col(column)).alias(column) for column, rights in texts.items()
    )


def _may_publish(column: str, rights: str) -> pl.Expr:
    free = pl.col("text_policy") == "open"
    quoting = pl.col("text_policy") == "quote"
    match rights:
        case "running":
            return free
        case "quotation":
            return free | (quoting & (pl.col(column).str.len_chars() <= LONGEST_QUOTATION))
        case "name":
            return free | quoting
        case _:
            raise ValueError(f"{column}: no such rights: {rights}")


def is_published(text: str | None, rights: str, policy: str) -> bool:
    """Whether one text may be published under a policy; ``rights`` as in :func:`withhold`."""
    policies = pl.DataFrame(
        {"text": [text], "text_policy": [policy]}, schema={"text": pl.String, "text_policy": pl.String}
    )
    return bool(policies.select(_may_publish("text", rights).fill_null(True)).item())
