"""Commands for published versions: verify, compare, seal, fill in withheld text, open as a service."""
