"""What the rules share: settings as paths."""


def given(key):
    """A configured path, as a path from anywhere; None when not set."""
    return None if config[key] in (None, "none") else ROOT / config[key]


def files_in(folder):
    """Every file below a folder that was given, sorted."""
    return sorted(f for f in folder.rglob("*") if f.is_file()) if folder else []
