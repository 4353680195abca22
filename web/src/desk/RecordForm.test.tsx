// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changedOf } from "./changed";
import { Folded, RecordForm, type Recorded, type Recording } from "./RecordForm";

vi.mock("../office/session", () => ({ useAccount: () => ({ id: "anna" }) }));
vi.mock("../office/proof", () => ({ useProof: () => () => Promise.resolve(false) }));
vi.mock("../words/words", () => ({ useWords: () => (key: string) => key }));
vi.mock("./Meanwhile", () => ({ Meanwhile: ({ seen }: { seen?: number }) => <p role="alert">{`since ${seen}`}</p> }));

let root: Root;
const sent = vi.fn<(body: object, how: Recording) => Promise<Recorded>>();
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  sessionStorage.clear();
  sent.mockReset();
  sent.mockResolvedValue({ version: 9, waits_for: null });
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
});
afterEach(() => act(() => root.unmount()));

interface Meeting {
  title: string;
  place: string;
}
function Sample({ version, meeting, standsOn }: { version: number; meeting: Meeting; standsOn?: string }) {
  return (
    <RecordForm name="description" shown={{ path: "meetings/m", version, reload: () => undefined, eventWords: null }} initial={meeting} standsOn={standsOn} body={changedOf} send={sent}>
      {(_, set, stood) => (
        <button type="button" className="type" onClick={() => set({ place: "Lyon" })}>
          {stood}
        </button>
      )}
    </RecordForm>
  );
}
const show = (version: number, meeting: Meeting, standsOn?: string) => act(async () => root.render(<Sample version={version} meeting={meeting} standsOn={standsOn} />));
const reload = () => {
  act(() => root.unmount());
  root = createRoot(document.getElementById("root") as HTMLElement);
};
const press = (words: string) => act(async () => [...document.querySelectorAll("button")].find((one) => one.className === words || one.textContent === words)?.click());
const alert = () => document.querySelector("[role=alert]")?.textContent;

const before = { title: "Talks", place: "Paris" };
const theirs = { title: "Talks on extradition", place: "Paris" };

test("a kept draft stands upon the version it was typed on, and another's change is said at once", async () => {
  await show(3, before);
  await press("type");
  reload();
  await show(4, theirs);
  expect(alert()).toBe("since 3");
  await press("save");
  expect(sent).toHaveBeenCalledWith({ place: "Lyon" }, expect.objectContaining({ basedOn: 3 }));
});

test("what is recorded anyway leaves as it is what its author did not touch", async () => {
  await show(3, before);
  await press("type");
  reload();
  await show(4, theirs);
  await press("record-anyway");
  expect(sent).toHaveBeenCalledWith({ place: "Lyon" }, expect.objectContaining({ basedOn: 4 }));
});

test("a kept draft is no conflict while what it was typed upon still stands", async () => {
  await show(3, before, "the words");
  await press("type");
  reload();
  await show(4, before, "the words");
  expect(alert()).toBeUndefined();
  reload();
  await show(5, before, "other words");
  expect(alert()).toBe("since 3");
  expect(document.querySelector(".type")?.textContent).toBe("the words");
});

test("what is discarded leaves the form upon what is there", async () => {
  await show(3, before);
  await press("type");
  reload();
  await show(4, theirs);
  await press("draft-discard");
  expect(alert()).toBeUndefined();
  await press("type");
  await press("save");
  expect(sent).toHaveBeenCalledWith({ place: "Lyon" }, expect.objectContaining({ basedOn: 4 }));
});

test("what is on its way is not changed under its author's hands", async () => {
  let answer: (recorded: Recorded) => void = () => undefined;
  sent.mockReturnValue(new Promise((come) => (answer = come)));
  await act(async () => root.render(<Note />));
  await press("type");
  await press("save");
  await press("type");
  expect([document.querySelector(".type")?.textContent, document.querySelector("form")?.ariaBusy]).toEqual(["a", "true"]);
  await act(async () => answer({ version: 4, waits_for: null }));
  await press("type");
  expect(document.querySelector(".type")?.textContent).toBe("aa");
});

function Note() {
  return (
    <RecordForm name="text" initial={{ words: "" }} stays body={(draft) => draft} send={sent}>
      {(draft, set) => (
        <button type="button" className="type" onClick={() => set({ words: `${draft.words}a` })}>
          {draft.words}
        </button>
      )}
    </RecordForm>
  );
}

const Behind = () => (
  <Folded label="open">
    {(close) => (
      <RecordForm name="task" initial={{ says: "" }} body={(draft) => draft} send={sent} onDone={close} onCancel={close}>
        {(draft, set) => <input value={draft.says} onChange={(event) => set({ says: event.target.value })} />}
      </RecordForm>
    )}
  </Folded>
);
const showFolded = () => act(async () => root.render(<Behind />));
const field = () => document.querySelector("input");
const type = (words: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(), words);
    field()?.dispatchEvent(new Event("input", { bubbles: true }));
  });

test("who opens a folded form goes on in its first field, and at its button when it is closed or recorded", async () => {
  await showFolded();
  for (const end of ["cancel", "save"]) {
    await press("open");
    expect(document.activeElement).toBe(field());
    await press(end);
    expect(document.activeElement?.textContent).toBe("open");
  }
});

test("a folded form in which something was entered is open again after a reload, and takes no focus; one that was closed stays closed", async () => {
  await showFolded();
  await press("open");
  await type("ask Ankara");
  reload();
  await showFolded();
  expect(field()?.value).toBe("ask Ankara");
  expect(document.activeElement).toBe(document.body);
  await press("cancel");
  reload();
  await showFolded();
  expect(field()).toBeNull();
});
