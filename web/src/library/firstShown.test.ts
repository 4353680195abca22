// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { firstShown } from "./firstShown";

const text = (id: string, edition: string, withdrawn = false) => ({ id, edition, withdrawn });
const texts = [text("t1", "e1"), text("t2", "e2", true), text("t3", "e2"), text("t4", "e2"), text("t5", "e3"), text("t6", "e3")];
const editions = (...statuses: string[]) => statuses.map((status, at) => ({ id: `e${at + 1}`, status }));

test("the edition in force is shown first, not the oldest and not the draft of the next", () => {
  expect(firstShown(texts, editions("superseded", "in-force", "draft"))?.id).toBe("t3");
});

test("where none is in force, or it has no text left, the last edition is shown", () => {
  expect(firstShown(texts, editions("expired", "expired", "draft"))?.id).toBe("t5");
  expect(firstShown([text("t1", "e1"), text("t2", "e2", true)], editions("superseded", "in-force"))?.id).toBe("t1");
  expect(firstShown([], editions())).toBeUndefined();
});
