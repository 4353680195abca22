// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { isHandedOut, levelOf, type Version } from "./found";

const finding = (level: "note" | "warning" | "danger") => ({ kind: "script", level, where: "", detail: "" });
const scan = (result: "clean" | "found" | "none" | "unreachable" | "too-large") => ({ result, found: result === "found" ? "Eicar-Signature" : "", by: "" });
const mark = (by: string) => ({ at: "2026-03-04T10:00:00Z", by, event: 1, on_behalf_of: "" });

test("the gravest finding gives the level", () => {
  expect(levelOf({ findings: [], scan: scan("clean") })).toBe("note");
  expect(levelOf({ findings: [finding("warning"), finding("note")], scan: scan("clean") })).toBe("warning");
  expect(levelOf({ findings: [finding("warning"), finding("danger")], scan: scan("none") })).toBe("danger");
  expect(levelOf({ findings: [], scan: scan("found") })).toBe("danger");
  expect(levelOf({ findings: [], scan: scan("unreachable") })).toBe("warning");
});

test("malware is handed out to who said why, and to nobody else", () => {
  const version = (result: "clean" | "found", taken: string[]): Version => ({
    bytes: 1,
    digest: "",
    recorded: mark("anna"),
    found_text: null,
    inspection: { type: "pdf", media_type: "application/pdf", pages: 0, findings: [], more: false, scan: scan(result), recorded: mark("node") },
    taken: taken.map((by) => ({ reason: "evidence", recorded: mark(by) })),
  });
  expect(isHandedOut(version("clean", []), "anna")).toBe(true);
  expect(isHandedOut(version("found", []), "anna")).toBe(false);
  expect(isHandedOut(version("found", ["boris"]), "anna")).toBe(false);
  expect(isHandedOut(version("found", ["boris", "anna"]), "anna")).toBe(true);
  expect(isHandedOut({ ...version("clean", []), inspection: null }, "anna")).toBe(true);
});
