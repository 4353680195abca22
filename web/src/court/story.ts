// SPDX-License-Identifier: EUPL-1.2
// The file's story in words: each event is read again from its place in the file when it is shown.
import { payloadCodes, payloadParts, plainText } from "../codes/payload";
import { element, outside } from "./element";
import { readEvent } from "./event";
import type { Findings, ProvedEvent } from "./exportFile";
import { readObject, textIn } from "./json";
import type { Words } from "./words";

const AT_ONCE = 200;
/** By which clocks of offices differ without a word. */
const TOLERATED = 120;

function bracket({ after, before, milliseconds }: ProvedEvent, words: Words): (HTMLElement | string)[] {
  const seconds = milliseconds / 1000;
  const times = [after !== null && words.say("after", { time: words.moment(after * 1000) }), before !== null && words.say("before", { time: words.moment(before * 1000) })].filter(Boolean);
  const notice = before !== null && seconds > before + TOLERATED ? "clock-late" : after !== null && seconds < after - TOLERATED ? "clock-early" : null;
  return [times.length > 0 ? times.join("; ") : words.say("no-time"), ...(notice ? [element("strong", { class: "warn" }, ` ${words.say(notice)}`)] : [])];
}

function payloadLines(payload: Record<string, unknown>, words: Words): HTMLElement | null {
  const lines = payloadParts
    .map((name) => {
      const value = payload[name];
      const group = payloadCodes[name];
      const text = typeof value === "boolean" ? words.say(value ? "yes" : "no") : typeof value === "string" && group ? words.code(group, value) : plainText(value);
      return { name, text };
    })
    .filter(({ text }) => text !== "");
  if (lines.length === 0) return null;
  return element("dl", {}, ...lines.map(({ name, text }) => element("div", {}, element("dt", {}, words.line(name)), element("dd", {}, outside(text)))));
}

async function entry(file: File, proved: ProvedEvent, number: number, words: Words): Promise<HTMLElement> {
  const line = readObject(await file.slice(proved.from, proved.to).text());
  const octets = textIn(line, "event");
  const event = readEvent(octets);
  return element(
    "li",
    { value: String(number) },
    element("p", {}, element("strong", {}, outside(event.actor.replace(/^account:/, ""))), " ", words.code("event", event.type), event.onBehalfOf && element("span", {}, " (", words.say("on-behalf", { name: event.onBehalfOf }), ")")),
    element("p", { class: "hint" }, outside(event.instant), " · ", ...bracket(proved, words)),
    payloadLines(event.payload, words),
    element("details", {}, element("summary", {}, `${words.say("octets")}, ${words.say("entry", { sequence: event.sequence })}`), element("pre", {}, outside(octets))),
  );
}

export async function story(file: File, findings: Findings, words: Words): Promise<HTMLElement> {
  const list = element("ol", { class: "story" });
  const more = element("button", { type: "button" });
  const show = async () => {
    const from = list.children.length;
    const next = findings.events.slice(from, from + AT_ONCE);
    list.append(...(await Promise.all(next.map((event, at) => entry(file, event, from + at + 1, words)))));
    const left = findings.events.length - from - next.length;
    more.hidden = left === 0;
    more.textContent = words.say("story-more", { count: Math.min(left, AT_ONCE) });
  };
  more.addEventListener("click", () => void show());
  await show();
  return element("section", { class: "panel" }, element("h3", {}, words.say("story")), list, more);
}
