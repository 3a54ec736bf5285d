"""What is done with published versions: verify, compare, seal, fill in withheld text, build twice and compare."""
