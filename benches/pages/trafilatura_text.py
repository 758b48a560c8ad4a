"""What trafilatura takes for the main text of pages: `python trafilatura_text.py FOLDER`.

Writes NAME.trafilatura.txt beside each NAME.html.
"""

import pathlib
import sys

import trafilatura

for page in sorted(pathlib.Path(sys.argv[1]).glob("*.html")):
    text = trafilatura.extract(page.read_text(encoding="utf-8"), include_comments=False, include_tables=True)
    page.with_suffix(".trafilatura.txt").write_text(text or "", encoding="utf-8")
