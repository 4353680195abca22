# SPDX-License-Identifier: EUPL-1.2
"""What the import prints: counts per file and warnings, in a fixed order."""


class Report:
    def __init__(self, source):
        self._source = str(source)
        self._warnings = []
        self._files = []

    def warn(self, place, text):
        """`place` is FILE:LINE; the import folder is left out so that the report is the same everywhere."""
        self._warnings.append(f"{place.removeprefix(self._source).lstrip('/')}: {text}")

    def file(self, path, current, withdrawn, changed):
        self._files.append((path, current, withdrawn, changed))

    @property
    def changed(self):
        return sum(changed for *_, changed in self._files)

    def text(self):
        lines = ["Files (rows that hold now, rows withdrawn, * = changed by this import)"]
        for path, current, withdrawn, changed in sorted(self._files):
            lines.append(f"  {current:5} {withdrawn:4} {'*' if changed else ' '} {path}")
        total = sum(current for _, current, *_ in self._files)
        lines.append(f"  {total:5} rows in {len(self._files)} files, {self.changed} changed")
        lines.append("")
        lines.append(f"Warnings: {len(self._warnings)} (nothing was repaired; check these rows at the source)")
        lines += [f"  {text}" for text in sorted(self._warnings)]
        return "\n".join(lines) + "\n"
