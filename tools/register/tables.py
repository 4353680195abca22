# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing the CSV tables: strict on the way in, the same bytes every time on the way out."""
import csv
import io
from pathlib import Path


class Fault(Exception):
    """Input that cannot be imported; the text names the place and the way out."""


class Row(dict):
    """One row by column name, with the place it came from."""

    def __init__(self, values, place):
        super().__init__(values)
        self.place = place


def read_table(path, columns, rename=None):
    """Rows of `path`; every one of `columns` must be there and no other.

    `rename` maps a spelling of a header to the name used here. White space inside a value (line breaks
    included) becomes one space. A column that is not known is an error: it would be lost silently.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Fault(f"{path}: the file is missing; the import needs it") from None
    except UnicodeDecodeError as error:
        raise Fault(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        header = next(reader, None)
        if header is None:
            raise Fault(f"{path}: empty; the first line must be the header {','.join(columns)}")
        names = [(rename or {}).get(name.strip(), name.strip()) for name in header]
        missing = [name for name in columns if name not in names]
        unknown = [name for name in names if name not in columns]
        if missing or unknown:
            raise Fault(f"{path}:1: header must be {','.join(columns)}"
                        f"; missing: {','.join(missing) or '-'}; not known: {','.join(unknown) or '-'}")
        if len(set(names)) != len(names):
            raise Fault(f"{path}:1: a column stands twice in the header")
        for values in reader:
            place = f"{path}:{reader.line_num}"
            if not values:
                continue
            if len(values) != len(names):
                raise Fault(f"{place}: {len(values)} fields, the header has {len(names)};"
                            " quote values that hold a comma or a line break")
            rows.append(Row({name: " ".join(value.split()) for name, value in zip(names, values)}, place))
    except csv.Error as error:
        raise Fault(f"{path}:{reader.line_num}: {error}; check the quotes") from None
    return rows


def table_text(columns, rows):
    """The table as text: LF line ends, quotes only where needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row[name] for name in columns])
    return out.getvalue()


def write_text(path, text):
    """Writes `text` where it differs; true when the file changed."""
    path = Path(path)
    data = text.encode("utf-8")
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
