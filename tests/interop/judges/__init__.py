# SPDX-License-Identifier: EUPL-1.2
"""Other products that judge our papers and seals: how each is fetched and run, and tables of what they said."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(*command, **more) -> str:
    """What it says; ends this program where it fails."""
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))[:500]}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def fetch_java(work: Path):
    """veraPDF and DSS from Maven's registry, once for each pom.xml, and our small programs around them."""
    project, classes, pom = work / "judges", work / "judges-classes", (HERE / "pom.xml").read_bytes()
    kept = project / "pom.xml"
    if not kept.exists() or kept.read_bytes() != pom:
        project.mkdir(exist_ok=True)
        (project / "new").mkdir(exist_ok=True)
        (project / "new/pom.xml").write_bytes(pom)
        run("mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={project / 'lib'}", cwd=project / "new")
        kept.write_bytes(pom)
    classes.mkdir(exist_ok=True)
    run("javac", "-nowarn", "-d", classes, "-cp", f"{project}/lib/*", HERE / "VeraPdf.java", HERE / "Dss.java")


def java(work: Path, *arguments) -> list[str]:
    """The command that runs one of our programs around them."""
    return ["java", "-cp", f"{work}/judges-classes:{work}/judges/lib/*", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            *map(str, arguments)]


def fetch_pyhanko(work: Path) -> Path:
    """pyHanko from PyPI into an environment of its own; its interpreter."""
    environment = work / "pyhanko"
    python = environment / "bin/python"
    if not (environment / "fetched").exists():
        run(sys.executable, "-m", "venv", environment)
        run(python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt")
        (environment / "fetched").touch()
    return python


def said(command: list) -> dict[Path, list[str]]:
    """Lines of tab-separated answers by the file each is about."""
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    rows = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    if not rows:
        sys.exit(f"{command[0]} said nothing\n{done.stderr[-2000:]}")
    return {Path(row[0]): row[1:] for row in rows}


def write_table(page: Path, name: str, lines: list[str]):
    """Puts the lines between <!-- name --> and <!-- name end -->."""
    head, rest = page.read_text().split(f"<!-- {name} -->\n")
    page.write_text(head + f"<!-- {name} -->\n" + "\n".join(lines) + f"\n<!-- {name} end -->" + rest.split(f"<!-- {name} end -->")[1])
