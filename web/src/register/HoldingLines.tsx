// SPDX-License-Identifier: EUPL-1.2
// What a command or an event of the register says, in words: the parts that a reader understands.
import { plainText } from "../codes/payload";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { useLanguage, useWords } from "../words/words";
import { type RegisterGroup, useRegisterCodes } from "./codes";
import { periodText } from "./fields";

const parts = [
  "title", "title_fr", "title_ru", "headline", "kind", "name", "office", "role", "organisation", "parent", "seat", "mandate", "body", "under", "subject", "form", "observed", "parties", "step", "state", "side", "by", "on", "effect", "from", "to",
  "until", "citation", "states", "topics", "tags", "rests_on", "readers", "first_page", "text_id", "dissemination", "authority", "due", "answer_by", "round", "language", "place", "signatories", "how",
  "replaced_by", "replaces", "predecessor", "successor", "covers", "channel", "languages", "limits", "enters_after", "term", "prolonged_by", "notice", "offer", "draft", "item", "point", "delegate",
  "member", "minutes", "decision", "number", "says", "papers", "about", "outputs", "because", "because_fr", "because_ru", "picture", "alternative", "alternative_fr", "alternative_ru", "credit", "owner", "substitute", "own_authority", "responsible", "responsible_there", "edition", "label", "authors",
  "note", "note_fr", "note_ru", "fields", "source", "document", "comments", "reason",
] as const;
type Part = (typeof parts)[number];

/** Parts whose values are words of the register. */
const worded: Partial<Record<Part, RegisterGroup>> = { kind: "kind", form: "form", step: "step", by: "by", how: "how", channel: "channel", role: "role" };
const periods: readonly Part[] = ["enters_after", "term", "prolonged_by", "notice"];

function usePartWords(): (name: Part, value: unknown) => string {
  const t = useWords("register");
  const p = useWords("publishing");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { stateName, personName } = useCommon();
  return (name, value) => {
    if (name === "parties" && Array.isArray(value)) return value.map(({ state, authority }) => (authority ? `${stateName(state)} (${authority})` : stateName(state))).join("; ");
    if (name === "states" && Array.isArray(value)) return value.map((one) => stateName(String(one))).join(", ");
    if (name === "observed") return value === true ? t("observed-true") : "";
    if (name === "readers" && Array.isArray(value)) return value.map((one) => personName(String(one))).join(", ");
    if (name === "fields" && Array.isArray(value)) return value.map((one) => p(`field-${String(one)}`)).join(", ");
    if (name === "covers" && Array.isArray(value)) return value.map((one) => code("covers", String(one))).join(", ");
    if (name === "limits" && Array.isArray(value)) return value.map(({ what, period }) => `${what}: ${periodText(String(period), t)}`).join("; ");
    if (typeof value !== "string" || value === "") return plainText(value);
    if (name === "side" && (value === "us" || value === "them")) return code("by", value);
    if (name === "state" || name === "side") return stateName(value);
    if (name === "owner" || name === "substitute") return personName(value);
    if (periods.includes(name)) return periodText(value, t);
    const group = worded[name];
    if (group) return code(group, value);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? shortDay(value, language) : value;
  };
}

/** The parts of a payload with what they are called; `leave` names those that stand elsewhere. */
export function HoldingLines({ payload, leave = [] }: { payload: Record<string, unknown> | null; leave?: readonly string[] }) {
  const t = useWords("register");
  const say = usePartWords();
  if (payload === null) return null;
  const lines = parts.filter((name) => !leave.includes(name) && payload[name] !== undefined).map((name) => ({ name, words: say(name, payload[name]) }));
  const shown = lines.filter(({ words }) => words !== "");
  if (shown.length === 0) return null;
  return (
    <dl className="particulars">
      {shown.map(({ name, words }) => (
        <div key={name}>
          <dt>{t(`line-${name}`)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
