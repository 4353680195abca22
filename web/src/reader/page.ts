// SPDX-License-Identifier: EUPL-1.2
// The page of a sealed portable request: one HTML file in the request itself, which works from a disk, without any network.
import { download } from "../app/download";
import { dropOn, element, outside } from "../court/element";
import { type Language, preferred, sayer } from "../court/language";
import { languageChoice } from "../court/languageChoice";
import { hex } from "../court/octets";
import { Wrong } from "../court/wrong";
import { type Package, type PackagedFile, readPackage } from "./package";
import { type Answer, ANSWERS, lacking, type Reply, slip } from "./reply";
import en from "./words.en.json";
import fr from "./words.fr.json";
import ru from "./words.ru.json";
import "../court/page.css";
import "./page.css";

const catalogues = { en, fr, ru };
type Shown = { package: Package } | { wrong: Wrong };

const state: { language: Language; file: string; shown: Shown | null } = { language: preferred(navigator.languages), file: "", shown: null };
const root = element("main");
let say = sayer(state.language, catalogues[state.language]);

const LIST_FAULTS = ["no-json", "other-spelling", "stranger", "no-text", "no-number", "no-list", "nested"];

async function take(file: File | undefined): Promise<void> {
  if (!file) return;
  state.file = file.name;
  try {
    state.shown = { package: await readPackage(new Uint8Array(await file.arrayBuffer())) };
  } catch (fault) {
    state.shown = { wrong: fault instanceof Wrong ? fault : new Wrong("unreadable") };
  }
  show();
  root.querySelector<HTMLElement>("h2")?.focus();
}

const TYPES: Record<string, string> = { pdf: "application/pdf", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", txt: "text/plain;charset=utf-8" };

// Each keeps its file in memory until it is given back.
const addresses: string[] = [];

/** Files that a browser shows without running anything in them can be opened; all can be saved. */
function fileLinks({ file, content }: PackagedFile): HTMLElement {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1).toLowerCase()];
  const address = URL.createObjectURL(new Blob([content], { type: type ?? "application/octet-stream" }));
  addresses.push(address);
  const open = element("a", { href: address, target: "_blank", rel: "noopener" }, say("open"));
  return element("span", { class: "links" }, type ? open : null, element("a", { href: address, download: name }, say("save")));
}

const fact = (name: string, value: string) => element("div", {}, element("dt", {}, say(name)), element("dd", {}, outside(value)));
const day = (milliseconds: number) => new Intl.DateTimeFormat(state.language === "en" ? "en-GB" : state.language, { dateStyle: "long", timeZone: "UTC" }).format(milliseconds);
/** As people compare it: "0A 1B". */
const inPairs = (digits: string) => (digits.toUpperCase().match(/../g) ?? []).join(" ");

function sealShown({ seal }: Package): HTMLElement {
  const { signer } = seal;
  return element(
    "div",
    { class: "verdict good" },
    element("strong", {}, say("good")),
    element("p", {}, say("good-help")),
    element(
      "dl",
      {},
      fact("signer", signer.subject),
      fact("issuer", signer.issuer),
      fact("validity", say("from-until", { from: day(signer.notBefore), until: day(signer.notAfter) })),
      fact("sealed", seal.time),
      seal.stamped ? fact("stamp", say("stamp-there")) : null,
    ),
    element("dl", { class: "keys" }, fact("fingerprint", inPairs(hex(seal.fingerprint)))),
    element("p", { class: "hint" }, say("not-checked")),
  );
}

function filesShown(name: string, files: PackagedFile[], label: (file: PackagedFile) => string): HTMLElement | null {
  if (files.length === 0) return null;
  const items = files.map((file) => element("li", {}, outside(label(file)), " ", fileLinks(file)));
  return element("section", { class: "panel" }, element("h3", {}, say(name)), element("ol", { class: "files" }, ...items));
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([state.language], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function replyForm(of: Package): HTMLElement {
  const answer = element("select", { id: "answer" }, ...ANSWERS.map((each) => element("option", { value: each }, say(`answer-${each}`))));
  const input = (name: string) => element("input", { id: name, type: "text", autocomplete: "off" });
  const [office, registration, contact] = [input("office"), input("registration"), input("contact")];
  const text = element("textarea", { id: "text", rows: "5" });
  const said = element("p", { role: "alert", class: "hint" });
  const save = () => {
    const reply: Reply = { answer: answer.value as Answer, office: office.value.trim(), registration: registration.value.trim(), contact: contact.value.trim(), text: text.value.trim(), date: new Date().toISOString().slice(0, 10) };
    const missing = lacking(reply);
    said.textContent = missing ? say("lacking", { field: say(missing) }) : "";
    if (missing) return;
    download(`reply-${of.reference.replace(/[^\w.-]/g, "_")}.json`, new Blob([slip(reply, of)], { type: "application/json" }));
  };
  const field = (name: string, control: HTMLElement) => element("div", { class: "field" }, element("label", { for: name }, say(name)), control);
  return element(
    "section",
    { class: "panel reply" },
    element("h3", {}, say("reply")),
    element("p", { class: "hint" }, say("reply-help")),
    field("answer", answer),
    field("office", office),
    field("registration", registration),
    field("contact", contact),
    field("text", text),
    said,
    element("button", { type: "button", onclick: save }, say("save-reply")),
  );
}

function packageShown(of: Package): HTMLElement {
  const facts = element("dl", {}, fact("from", of.from), fact("to", of.to), fact("reference", of.reference), fact("made", of.made));
  return element(
    "article",
    {},
    element("h2", { tabindex: "-1" }, outside(of.title)),
    facts,
    sealShown(of),
    filesShown("documents", of.documents, ({ language }) => languageName(language)),
    filesShown("attachments", of.attachments, ({ title }) => title),
    of.data && filesShown("data", [of.data], ({ file }) => file),
    replyForm(of),
  );
}

function wrongShown({ what, values }: Wrong): HTMLElement {
  const key = LIST_FAULTS.includes(what) ? "fault-list" : `fault-${what}`;
  return element("article", {}, element("h2", { tabindex: "-1" }, outside(state.file)), element("div", { class: "verdict bad", role: "alert" }, element("strong", {}, say("bad")), element("p", {}, outside(say(key, values)))));
}

function chooser(): HTMLElement {
  const input = element("input", { type: "file", id: "file", accept: ".asice,.sce,application/vnd.etsi.asic-e+zip" });
  input.addEventListener("change", () => void take(input.files?.[0]));
  return element("div", { class: "drop" }, input, element("label", { for: "file" }, say("choose")), element("p", {}, say("drop")));
}

function show(): void {
  const { language, shown } = state;
  const choose = (chosen: Language) => {
    state.language = chosen;
    show();
  };
  say = sayer(language, catalogues[language]);
  document.documentElement.lang = language;
  document.title = `Comity – ${say("title")}`;
  for (const address of addresses.splice(0)) URL.revokeObjectURL(address);
  const crypt = (globalThis.crypto as Crypto | undefined)?.subtle;
  root.replaceChildren(
    element("header", {}, element("h1", {}, say("title")), languageChoice(language, choose)),
    element("p", {}, say("intro")),
    crypt ? chooser() : element("p", { class: "verdict warn", role: "alert" }, say("no-crypto")),
    ...(shown === null ? [] : ["package" in shown ? packageShown(shown.package) : wrongShown(shown.wrong), element("button", { type: "button", class: "print", onclick: () => print() }, say("print"))]),
  );
}

document.body.append(root);
dropOn(root, (files) => void take(files[0]));
show();
