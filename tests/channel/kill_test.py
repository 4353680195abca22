#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Kills the sending and the receiving access point at each of their syncs to disk, before it and after it, starts them
again, and looks that the message was filed once and receipted, and nothing is left over.

usage: kill_test.py PROGRAMS LIBRARY [split]        COMITY_CHANNEL_KILLS=all for every sync, else some of them

With "split", messages are cut into three fragments and joined.
"""

import os
import signal
import sys
import tempfile
import urllib.error
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from access_points import Scene  # noqa: E402

FINAL = {"receipted", "refused", "unproven", "cancelled"}


class Trial:
    def __init__(self, scene: Scene, library: Path):
        self.scene, self.library = scene, library
        self.orders: dict[str, bytes] = {}
        self.stories: dict[str, list[str]] = {}
        self.last = 0
        self.kills = 0

    def hear(self, wait: int):
        page = self.scene.xa.ask("GET", f"/events?after={self.last}&wait={wait}", wait=wait + 30)
        for event in page["events"]:
            assert event["sequence"] == self.last + 1, f"after event {self.last} comes {event['sequence']}"
            self.last = event["sequence"]
            self.stories.setdefault(event.get("id", ""), []).append(event["event"])

    def finish(self, name: str):
        """Both live; waits until the order is over."""
        while not FINAL & set(self.stories.get(name, [])):
            self.hear(20)

    def order(self, name: str, octets: int) -> bool:
        self.orders[name] = os.urandom(octets)
        try:
            self.scene.xa.order(name, self.orders[name], "xb-moj")
            return True
        except (ConnectionError, urllib.error.URLError, TimeoutError):
            return False  # died meanwhile: not known whether it was taken

    def one(self, name: str, octets: int, victim, when: str, sync: int) -> bool:
        """Whether the victim died: False when it has fewer syncs than that."""
        victim.stop()
        victim.start(LD_PRELOAD=str(self.library), **{when: str(sync)})
        taken = self.order(name, octets)
        while taken and not victim.died() and not FINAL & set(self.stories.get(name, [])):
            try:
                self.hear(1)
            except (ConnectionError, urllib.error.URLError, TimeoutError):
                break
        # It may still come to its sync while it stops.
        if not victim.died():
            victim.process.terminate()
        died = victim.process.wait(30) == -signal.SIGKILL
        self.kills += died
        victim.start()
        assert not victim.died(), (victim.folder / "log").read_text()[-3000:]
        self.scene.xa.order(name, self.orders[name], "xb-moj")
        self.finish(name)
        return died

    def look(self):
        filed = self.scene.node_b.contents_by_tracking()
        for name, content in self.orders.items():
            assert filed.get(name) == [content], f"{name} was filed {len(filed.get(name, []))} times, or changed"
            story = [event for event in self.stories[name] if event != "waiting_retry"]
            assert story == ["spooled", "receipted"], f"{name}: {self.stories[name]}"
        assert len(filed) == len(self.orders)
        for one in (self.scene.xa, self.scene.xb):
            left = [str(p) for p in (one.folder / "exchange").rglob("*") if p.is_file()]
            assert not left, left


def main() -> int:
    programs, library = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    split = sys.argv[3:] == ["split"]
    step = 1 if os.environ.get("COMITY_CHANNEL_KILLS") == "all" else 7 if split else 4
    with tempfile.TemporaryDirectory(prefix="comity-channel-") as folder:
        scene = Scene(programs, Path(folder), "2.0", split=split)
        try:
            trial = Trial(scene, library)
            scene.xb.start()
            scene.xa.start()
            # Short bodies lie in the store, longer ones in the spool.
            for octets in ((2_500_000,) if split else (30_000, 100_000)):
                for who, victim in (("xa", scene.xa), ("xb", scene.xb)):
                    for when in ("DIE_BEFORE_SYNC", "DIE_AFTER_SYNC"):
                        sync = 1
                        name = f"{who}-{octets}-{when[4:9].strip('_').lower()}"
                        while trial.one(f"{name}-{sync}", octets, victim, when, sync):
                            sync += step
            trial.look()
            scene.xa.stop()
            scene.xb.stop()
            print(f"{trial.kills} kills, {len(trial.orders)} messages, each filed once and receipted")
            assert trial.kills >= 8, "too few kills: the syncs are not seen"
        finally:
            scene.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
