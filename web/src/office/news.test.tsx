// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useLive } from "./useLive";

vi.mock("./session", () => ({ refreshSession: vi.fn(), actingFor: () => undefined }));

/** A stream of news as the browser has it, that does what the test says. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static newest: Stream;
  static opened = 0;
  readyState = 0;
  constructor() {
    super();
    Stream.newest = this;
    Stream.opened += 1;
  }
  tell(type: string, data?: object) {
    return act(async () => void this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) })));
  }
  close() {
    this.readyState = Stream.CLOSED;
  }
}

let root: Root;
let asked: number;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("EventSource", Stream);
  asked = 0;
  Stream.opened = 0;
  root = createRoot(document.createElement("div"));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

function List() {
  useLive(() => Promise.resolve(++asked), [], (news) => news.id === "c1");
  return null;
}
const show = () => act(async () => root.render(<List />));
const pass = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));
const change = (of: string) => ({ case: of, number: "EXT-I-2026-00001", version: 2 });

test("a list is asked for once the stream stands, so that no change falls between the two", async () => {
  await show();
  expect(asked).toBe(0);
  await Stream.newest.tell("open");
  expect(asked).toBe(1);
  await pass(5000);
  expect(asked).toBe(1);
});

test("what changes afterwards is asked for when it concerns the list", async () => {
  await show();
  await Stream.newest.tell("open");
  await Stream.newest.tell("case", change("c2"));
  await pass(5000);
  expect(asked).toBe(1);
  await Stream.newest.tell("case", change("c1"));
  await pass(5000);
  expect(asked).toBe(2);
});

test("what changes in the register is told by its id, too", async () => {
  await show();
  await Stream.newest.tell("open");
  await Stream.newest.tell("register", { word: "news", holding: "n7", number: "NWS-2026-00001", version: 3 });
  await pass(5000);
  expect(asked).toBe(1);
  await Stream.newest.tell("register", { word: "news", holding: "c1", number: "NWS-2026-00002", version: 3 });
  await pass(5000);
  expect(asked).toBe(2);
});

test("after a break the list is asked for again: nobody told what changed meanwhile", async () => {
  await show();
  await Stream.newest.tell("open");
  await Stream.newest.tell("error");
  await pass(5000);
  expect(asked).toBe(1);
  await Stream.newest.tell("open");
  await pass(5000);
  expect(asked).toBe(2);
});

test("a stream that does not come holds no list back, and the list is asked for again when it comes", async () => {
  await show();
  await pass(1000);
  expect(asked).toBe(1);
  await Stream.newest.tell("open");
  await pass(5000);
  expect(asked).toBe(2);
});

async function refused() {
  Stream.newest.close();
  await Stream.newest.tell("error");
}

test("a stream that the server ended is opened again, and the list is asked for again", async () => {
  await show();
  await Stream.newest.tell("open");
  await refused();
  await pass(2000);
  expect(Stream.opened).toBe(2);
  await Stream.newest.tell("open");
  await pass(5000);
  expect(asked).toBe(2);
  await Stream.newest.tell("case", change("c1"));
  await pass(5000);
  expect(asked).toBe(3);
});

test("the pause before another try grows, and nobody tries once nobody listens", async () => {
  await show();
  await Stream.newest.tell("open");
  await refused();
  await pass(2000);
  await refused();
  await pass(2000);
  expect(Stream.opened).toBe(2);
  await pass(2000);
  expect(Stream.opened).toBe(3);
  await refused();
  await act(async () => root.render(null));
  await pass(60_000);
  expect(Stream.opened).toBe(3);
});
