// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { Letter as LetterAnswer, LetterChoice } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { useLanguage, useWords } from "../words/words";
import { Citation } from "./Citation";
import { Heading } from "./Heading";
import { citation, useReading } from "./Reading";

/** What is accepted, and the rules it follows from. A rule that asks for nothing here says so. */
function Choice({ title, choice, names }: { title: string; choice: LetterChoice; names: (value: string, label: string) => string }) {
  const t = useWords("interview");
  const list = (values: { value: string; label: string }[]) => values.map(({ value, label }) => names(value, label)).join(", ");
  const rules = choice.rules.filter((rule) => rule.applies !== "no" || choice.accepted.length + choice.open.length === 0);
  return (
    <>
      <Heading level={3}>{title}</Heading>
      {choice.accepted.length > 0 && <p>{list(choice.accepted)}</p>}
      {choice.open.length > 0 && <p>{t("letter-perhaps", { values: list(choice.open) })}</p>}
      {rules.length === 0 && <p className="hint">{t("letter-no-rule")}</p>}
      <ul className="results">
        {rules.map((rule) => (
          <li key={rule.rule} className="result">
            {rule.applies === "no" && <span className="badge soft">{t("letter-asks-nothing")}</span>}
            {rule.mark === "M" && <span className="badge warn">{t("not-verified")}</span>}
            <span>{rule.says}</span>
            <p className="result-cite">
              <Citation rule={rule.rule} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Contents({ letter }: { letter: LetterAnswer }) {
  const t = useWords("interview");
  const { titles } = useReading();
  const recorded = letter.contents.some((item) => item.status !== "undetermined");
  const items = [...letter.contents].sort((one, other) => Number(other.required) - Number(one.required));
  return (
    <>
      <Heading level={3}>{t("letter-contents")}</Heading>
      <p className="hint">{recorded ? t("letter-missing", { count: letter.missing.length, all: items.length }) : t("letter-not-recorded")}</p>
      <ul className="results papers">
        {items.map((item) => (
          <li key={item.key} className="result">
            <span className="result-name">{item.label}</span>{" "}
            {item.status === "met" && <span className="badge good">{t("paper-met")}</span>}
            {item.status === "missing" && <span className={`badge ${item.required ? "bad" : "warn"}`}>{t("paper-missing")}</span>}
            <p className="result-cite">
              {item.required ? t("letter-required") : t("letter-usual")}{" "}
              {item.asked_by
                .filter((rule) => titles.has(citation(rule).instrument))
                .map((rule, at) => (
                  <span key={rule}>
                    {at > 0 && ", "}
                    <Citation rule={rule} />
                  </span>
                ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Addressee({ letter }: { letter: LetterAnswer }) {
  const t = useWords("interview");
  const { authorities, elsewhere, declarations } = letter.to;
  return (
    <>
      <Heading level={3}>{t("letter-to")}</Heading>
      {authorities.length + elsewhere.length + declarations.length === 0 && <p className="hint">{t("letter-to-unknown")}</p>}
      <ul className="results">
        {[...authorities, ...elsewhere].map((row) => (
          <li key={`${row.name} ${row.instrument}`} className="result">
            <span lang="en">{[row.name, row.address, row.languages].filter(Boolean).join(" · ")}</span>
            <p className="result-cite">{[row.source, row.as_of].filter(Boolean).join(", ")}</p>
          </li>
        ))}
        {declarations.map((row) => (
          <li key={`${row.instrument} ${row.article} ${row.effect}`} className="result">
            <span lang="en">{row.effect}</span>
            <p className="result-cite">
              <Citation rule={`${row.instrument}:${row.article}`} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Contents, language, channel and addressee of a letter, and what such letters come back for. */
export function LetterBody({ letter }: { letter: LetterAnswer }) {
  const t = useWords("interview");
  const { language } = useLanguage();
  const languages = new Intl.DisplayNames([language], { type: "language", fallback: "code" });
  return (
    <>
      <Contents letter={letter} />
      <Choice title={t("letter-language")} choice={letter.language} names={(value) => languages.of(value) ?? value} />
      <Choice title={t("letter-channel")} choice={letter.channel} names={(_, label) => label} />
      <Addressee letter={letter} />
      {letter.returned.length > 0 && (
        <>
          <Heading level={3}>{t("letter-returned")}</Heading>
          <ul>
            {letter.returned.map((reason) => (
              <li key={reason.words}>{reason.words}</li>
            ))}
          </ul>
        </>
      )}
      {letter.forms.length > 0 && (
        <>
          <Heading level={3}>{t("letter-forms")}</Heading>
          <ul>
            {letter.forms.map((form) => (
              <li key={form.id}>
                {form.title} <span className="code">{form.id}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What the letter of request must contain, in which language, by which channel and to whom; asked for when opened. */
export function Letter() {
  const t = useWords("interview");
  const { language } = useLanguage();
  const { question } = useReading();
  const [open, setOpen] = useState(false);
  const loaded = useLoaded(open ? () => api.letter(question, language) : null, [open, JSON.stringify(question), language]);
  return (
    <details className="panel section" id="letter" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Heading level={2}>{t("letter")}</Heading>
      </summary>
      {loaded.problem && <Problem problem={loaded.problem} retry={loaded.retry} />}
      {loaded.value?.letters.map((letter) => <LetterBody key={letter.measures.map((measure) => measure.id).join()} letter={letter} />)}
    </details>
  );
}
