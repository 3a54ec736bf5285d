"""Wakhan: raw texts in; versioned, validated tables of documents, entities, events and quotations out.

One subpackage or module per stage, each with one public function that takes tables and returns tables:
intake → clean → segment → extract → assemble → validate → publish → explore.
"""
