// SPDX-License-Identifier: EUPL-1.2
import type { SheetInstrument } from "../api/sheet";
import { Link } from "../app/router";
import { useLanguage, useWords } from "../words/words";
import { dayWords } from "./days";
import { Said } from "./English";
import { KindWord } from "./KindWord";
import { Source } from "./TopicLines";

const acts = [
  "ratification", "accession", "succession", "acceptance", "approval", "signature-only", "definitive-signature", "membership", "scheme",
  "party", "provisional", "notification", "formal-confirmation", "awaiting",
];

interface InstrumentRowProps {
  instrument: SheetInstrument;
  state: string;
  nameOf: (code: string) => string;
}

/** One instrument: since when the State is bound, how it came to that, and what it declared. */
export function InstrumentRow({ instrument, state, nameOf }: InstrumentRowProps) {
  const t = useWords("sheet");
  const i = useWords("instrument");
  const { language } = useLanguage();
  const day = (value: string | null) => dayWords(value, t, language);
  const from = day(instrument.from);
  const to = day(instrument.to);
  const signed = day(instrument.signed);
  const other = instrument.between.find((code) => code !== state);
  const made = instrument.declarations.length + instrument.suspensions.length;
  return (
    <li className="instrument">
      <div className="since">{from ? t("from", { day: from }) : instrument.status === "bound" ? t("since-unknown") : instrument.status === "signed" && signed ? t("signed", { day: signed }) : ""}</div>
      <div>
        <p className="title">
          <Link to={`instruments/${instrument.id}`}>
            <Said text={instrument.title} />
          </Link>
        </p>
        <p className="where">
          {other && <span>{nameOf(other)}</span>}
          {instrument.reference && <span><Said text={instrument.reference} /></span>}
          {instrument.act && acts.includes(instrument.act) && <span>{i(`act-${instrument.act}`)}</span>}
          {to && <span>{t("to", { day: to })}</span>}
          {!instrument.verified && <span className="badge warn">{t("not-verified")}</span>}
          {!instrument.loaded && <span className="badge open">{t("not-loaded")}</span>}
        </p>
        <details>
          <summary>{made > 0 ? t("made", { declarations: instrument.declarations.length, suspensions: instrument.suspensions.length }) : t("row-source")}</summary>
          {made > 0 && (
            <ul className="made">
              {instrument.suspensions.map((one, at) => (
                <li key={`suspension ${at}`}>
                  <strong>{t("suspended", { state: nameOf(one.state), toward: one.toward ? nameOf(one.toward) : t("all-parties") })}</strong>
                  <p className="where">
                    {one.from && <span>{t("from", { day: day(one.from) ?? "" })}</span>}
                    {one.to && <span>{t("to", { day: day(one.to) ?? "" })}</span>}
                    {!one.verified && <span className="badge warn">{t("not-verified")}</span>}
                    <Source source={one.source} as_of={null} />
                  </p>
                </li>
              ))}
              {instrument.declarations.map((one, at) => (
                <li key={at}>
                  <strong>
                    <KindWord kind={one.kind} />
                    {one.article && ` · ${i("article", { article: one.article })}`}
                    {":"}
                  </strong>{" "}
                  <Said text={one.effect} />
                  <p className="where">
                    {one.from && <span>{t("from", { day: day(one.from) ?? "" })}</span>}
                    {one.to && <span>{t("to", { day: day(one.to) ?? "" })}</span>}
                    {!one.verified && <span className="badge warn">{t("not-verified")}</span>}
                    <Source source={one.source} as_of={null} />
                  </p>
                </li>
              ))}
            </ul>
          )}
          <p className="where">
            {signed && <span>{t("signed", { day: signed })}</span>}
            {instrument.deposited && <span>{t("deposited", { day: day(instrument.deposited) ?? "" })}</span>}
            {instrument.depositary && (
              <span>
                {t("depositary")} <Said text={instrument.depositary} />
              </span>
            )}
            <Source source={instrument.source} as_of={instrument.as_of} />
          </p>
          {instrument.note && (
            <p className="where">
              <span>
                <Said text={instrument.note} />
              </span>
            </p>
          )}
        </details>
      </div>
    </li>
  );
}
