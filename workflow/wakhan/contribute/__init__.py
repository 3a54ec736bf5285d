"""What helps a person contribute: scaffold a deposit, look at a row, correct it. No stage; no model is loaded."""
