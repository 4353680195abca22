// SPDX-License-Identifier: EUPL-1.2
// What was found of one file: the verdict, what is proved and what is not, what is wrong and where.
import { element, outside } from "./element";
import { type Fault, type Findings, MOST_FAULTS } from "./exportFile";
import { base64 } from "./octets";
import { story } from "./story";
import type { Words } from "./words";

export interface Checked {
  file: File;
  /** Nothing where the file could not be read to its end. */
  findings: Findings | null;
}

type Verdict = "verified" | "agrees" | "unsigned" | "stranger" | "broken";

export function verdictOf({ faults, believed, signatures }: Findings): Verdict {
  if (believed === false) return "stranger";
  if (faults.length > 0) return "broken";
  if (!signatures) return "unsigned";
  return believed ? "verified" : "agrees";
}

const colours: Record<Verdict, string> = { verified: "good", agrees: "open", unsigned: "warn", stranger: "bad", broken: "bad" };

function list(title: string, kind: string, lines: (HTMLElement | string | false)[]): HTMLElement {
  return element("section", { class: "panel" }, element("h3", {}, title), element("ul", { class: kind }, ...lines.filter(Boolean).map((line) => element("li", {}, line as HTMLElement | string))));
}

function proofs(findings: Findings, words: Words): HTMLElement[] {
  const last = findings.checkpoints.at(-1);
  const cosigned = last?.cosignatures ?? [];
  const { signatures, believed, log, events, checkpoints } = findings;
  const { say } = words;
  return [
    list(say("proved"), "proved", [
      say("proved-unchanged"),
      say("proved-order"),
      say("proved-complete", { last: events.length }),
      checkpoints.length > 1 && say("proved-continued", { count: checkpoints.length }),
      signatures && outside(say("proved-signed", { log: log?.name ?? "" })),
      ...(signatures ? cosigned.map(({ witness, seconds }) => outside(say("proved-witness", { witness: witness.name, time: words.moment(seconds * 1000) }))) : []),
      believed === true && say("proved-believed"),
    ]),
    list(say("not-proved"), "not-proved", [
      !signatures && say("not-signed"),
      believed !== true && say("not-keys"),
      signatures && cosigned.length === 0 && say("not-witnessed"),
      say("not-later"),
      say("not-true"),
      say("not-actor"),
      say("not-clock"),
      say("not-papers"),
    ]),
  ];
}

function keys(findings: Findings, words: Words): HTMLElement {
  const last = findings.checkpoints.at(-1);
  const rows: [string, string][] = [
    [words.say("events"), words.number(findings.events.length)],
    [words.say("size"), words.number(last?.size ?? 0)],
    [words.say("root"), last ? base64(last.root) : ""],
    [words.say("log-key"), findings.log?.text ?? ""],
    ...findings.witnesses.map((key): [string, string] => [words.say("witness-key"), key.text]),
  ];
  return element("dl", { class: "keys" }, ...rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, outside(value)))));
}

const SHOWN = 2000;

async function faultItem(file: File, fault: Fault, words: Words): Promise<HTMLElement> {
  const place = [fault.line > 0 && words.say("fault-place", { line: fault.line, from: fault.from, to: fault.to }), fault.event !== undefined && words.say("fault-event", { event: fault.event })].filter(Boolean).join(", ");
  const stands = fault.line > 0 && fault.to > fault.from ? await file.slice(fault.from, Math.min(fault.to, fault.from + SHOWN)).text() : "";
  return element(
    "li",
    {},
    place && element("p", { class: "hint" }, place),
    element("p", {}, outside(words.say(`fault-${fault.what}`, fault.values))),
    stands && element("details", { open: true }, element("summary", {}, words.say("fault-stands")), element("pre", {}, outside(fault.to - fault.from > SHOWN ? `${stands}…` : stands))),
  );
}

async function faults(file: File, findings: Findings, words: Words): Promise<HTMLElement> {
  const items = await Promise.all(findings.faults.map((fault) => faultItem(file, fault, words)));
  return element("section", { class: "panel" }, element("h3", {}, words.say("faults")), element("ul", { class: "faults" }, ...items), findings.faults.length >= MOST_FAULTS && element("p", {}, words.say("more-faults")));
}

export async function result({ file, findings }: Checked, words: Words): Promise<HTMLElement> {
  const heading = element("h2", {}, outside(file.name));
  if (findings === null) return element("article", {}, heading, element("p", { class: "verdict bad" }, words.say("unreadable")));
  const verdict = verdictOf(findings);
  const whole = findings.faults.length === 0;
  const help = verdict === "stranger" ? "stranger-help" : verdict === "broken" ? "broken-help" : verdict === "verified" ? null : "compare";
  const about = findings.authority && `${words.say("of-stream", { kind: findings.streamKind, id: findings.streamId, authority: findings.authority })}, ${words.say("said-exported", { time: findings.exported })}`;
  return element(
    "article",
    {},
    heading,
    about && element("p", {}, outside(about)),
    element("div", { class: `verdict ${colours[verdict]}` }, element("strong", {}, words.say(`verdict-${verdict}`)), help && element("p", {}, words.say(help)), whole && keys(findings, words)),
    ...(whole ? [element("div", { class: "halves" }, ...proofs(findings, words)), await story(file, findings, words)] : [await faults(file, findings, words)]),
  );
}
