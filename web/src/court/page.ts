// SPDX-License-Identifier: EUPL-1.2
// The page for the court room: one HTML file that works from a disk, without any network.
import { dropOn, element, outside } from "./element";
import { type Findings, verifyExport } from "./exportFile";
import { languageChoice } from "./languageChoice";
import type { Octets } from "./octets";
import { type Policy, readPolicy } from "./policy";
import { type Checked, result } from "./result";
import { byBrowser, cannotSay, type Lack, lackOf } from "./signatures";
import { type Language, preferred, type Words, wordsOf } from "./words";
import { Wrong } from "./wrong";
import "./page.css";

interface State {
  words: Words;
  lack: Lack | null;
  policy: { name: string; policy: Policy } | null;
  refused: { name: string; wrong: Wrong }[];
  checked: Checked[];
}

const state: State = { words: wordsOf(preferred(navigator.languages)), lack: null, policy: null, refused: [], checked: [] };
const root = element("main");
const progress = element("p", { class: "hint", role: "status" });

async function* pieces(file: File): AsyncGenerator<Octets> {
  const SIZE = 1024 * 1024;
  for (let at = 0; at < file.size; at += SIZE) yield new Uint8Array(await file.slice(at, at + SIZE).arrayBuffer());
}

/** Now and then, so that the page stays alive and says how far it is. */
function told(file: File): (done: number, all: number) => void {
  let last = 0;
  return (done, all) => {
    const now = Date.now();
    if (now - last < 200 && done < all) return;
    last = now;
    progress.textContent = state.words.say("checking", { file: file.name, done, all });
  };
}

async function check(file: File): Promise<Checked> {
  try {
    const findings: Findings = await verifyExport(pieces(file), { verifies: state.lack === null ? byBrowser : cannotSay, policy: state.policy?.policy ?? null, progress: told(file) });
    return { file, findings };
  } catch (fault) {
    if (fault instanceof DOMException) return { file, findings: null };
    throw fault;
  }
}

/** Exports begin with a brace; what else is given is a list of keys or nothing. */
async function isKeys(file: File): Promise<boolean> {
  return file.size > 0 && file.size < 1024 * 1024 && !(await file.slice(0, 1).text()).startsWith("{") && !file.name.endsWith(".comity-export");
}

async function take(files: readonly File[]): Promise<void> {
  state.refused = [];
  const exports: File[] = [];
  for (const file of files) {
    if (!(await isKeys(file))) {
      exports.push(file);
      continue;
    }
    try {
      state.policy = { name: file.name, policy: await readPolicy(await file.text()) };
    } catch (wrong) {
      if (!(wrong instanceof Wrong)) throw wrong;
      state.refused.push({ name: file.name, wrong });
    }
  }
  await checkAll(exports.length > 0 ? exports : state.checked.map(({ file }) => file));
}

async function checkAll(files: readonly File[]): Promise<void> {
  state.checked = [];
  await show();
  for (const file of files) state.checked.push(await check(file));
  progress.textContent = "";
  await show();
  root.querySelector<HTMLElement>("h2")?.focus();
}

function chooser({ say }: Words): HTMLElement {
  const input = element("input", { type: "file", multiple: true, id: "files" });
  input.addEventListener("change", () => void take([...(input.files ?? [])]));
  return element("div", { class: "drop" }, input, element("label", { for: "files" }, say("choose")), element("p", {}, say("drop")));
}

function keysGiven({ say }: Words): HTMLElement | null {
  if (state.policy === null) return null;
  const { name, policy } = state.policy;
  const forget = () => {
    state.policy = null;
    void checkAll(state.checked.map(({ file }) => file));
  };
  return element("p", { class: "verdict open" }, outside(say("keys-given", { file: name, logs: policy.logs.length, witnesses: policy.witnesses.size })), " ", element("button", { type: "button", onclick: forget }, say("keys-forget")));
}

async function show(): Promise<void> {
  const { words, lack } = state;
  const choose = (language: Language) => {
    state.words = wordsOf(language);
    void show();
  };
  document.documentElement.lang = words.language;
  document.title = `Comity – ${words.say("title")}`;
  const results = await Promise.all(state.checked.map((checked) => result(checked, words)));
  for (const each of results) each.querySelector("h2")?.setAttribute("tabindex", "-1");
  root.replaceChildren(
    element("header", {}, element("h1", {}, words.say("title")), languageChoice(words.language, choose)),
    element("p", {}, words.say("intro")),
    ...(lack ? [element("p", { class: "verdict warn", role: "alert" }, words.say(`lack-${lack}`))] : []),
    ...(lack === "no-crypto" ? [] : [chooser(words)]),
    keysGiven(words) ?? "",
    ...state.refused.map(({ name, wrong }) => element("p", { class: "verdict bad", role: "alert" }, outside(words.say("keys-wrong", { file: name, reason: words.say(`fault-${wrong.what}`, wrong.values) })))),
    progress,
    ...results,
    ...(results.length > 0 ? [element("button", { type: "button", class: "print", onclick: () => print() }, words.say("print"))] : []),
    element("footer", { class: "hint" }, words.say("another")),
  );
}

document.body.append(root);
dropOn(root, (files) => void take(files));
state.lack = await lackOf(globalThis.crypto?.subtle ?? null);
await show();
