// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Proposal } from "../office/types";
import { ProposalCard } from "./ProposalCard";

const send = vi.fn<(path: string, body: object) => Promise<{ version: number }>>();
vi.mock("../office/session", () => ({ useAccount: () => ({ id: "hana", roles: ["head-of-unit"] }), useOneself: () => (...accounts: string[]) => accounts.includes("hana") }));
vi.mock("../office/proof", () => ({ useProof: () => () => Promise.resolve(false) }));
vi.mock("../office/common", () => ({ useCommon: () => ({ personName: (id: string) => id, actorName: (id: string) => id }) }));
vi.mock("../office/ask", () => ({ needsProof: () => false, send: (path: string, body: object) => send(path, body) }));
vi.mock("../words/words", async (original) => ({ ...(await original<object>()), useWords: () => (key: string) => key, useLanguage: () => ({ language: "en" }) }));

const proposal = { id: "a1", act: "publish", command: "publish-news", arguments: {}, reason: "", status: "waiting", comments: "", decided_by: "", approved_by: [], recorded: { by: "edda", at: "2026-11-22T10:00:00Z", event: 5 } } as unknown as Proposal;
const reload = vi.fn();
let root: Root;
const show = async () => {
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
  await act(async () =>
    root.render(
      <ProposalCard proposal={proposal} of={{ id: "n1", path: "news/n1", version: 7, reload, eventWords: null }} name="Publish">
        <p>words</p>
      </ProposalCard>,
    ),
  );
};
const field = () => document.querySelector("textarea") as HTMLTextAreaElement;
const type = (words: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field(), words);
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
const press = (words: string) => act(async () => [...document.querySelectorAll("button")].find((one) => one.textContent === words)?.click());

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  sessionStorage.clear();
  send.mockReset();
  send.mockResolvedValue({ version: 8 });
});
afterEach(() => act(() => root.unmount()));

test("comments outlive a reload, go with the decision, and are kept no longer", async () => {
  await show();
  await type("the day is wrong");
  act(() => root.unmount());
  await show();
  expect(field().value).toBe("the day is wrong");
  await press("return");
  expect(send).toHaveBeenCalledWith("news/n1/proposals/a1/return", { comments: "the day is wrong" });
  expect([field().value, sessionStorage.length, reload.mock.calls.length]).toEqual(["", 0, 1]);
});

test("comments stay where the decision could not be sent", async () => {
  send.mockRejectedValue(new Error("no connection"));
  await show();
  await type("not yet");
  await press("return");
  expect(field().value).toBe("not yet");
});
