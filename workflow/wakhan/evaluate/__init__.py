"""Evaluation: what the pipeline finds, in the forms that benchmark scorers read."""
