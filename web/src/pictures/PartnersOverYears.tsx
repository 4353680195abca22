// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import { api, downloads } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import type { PartnersByYear } from "../api/years";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { Figures } from "./Figures";
import { stepArea } from "./scale";
import { gapsIn, layersOf } from "./series";
import { YearFrame } from "./YearFrame";

/** With whom a State could work in each year, by the treaty a request would rest on; those without a basis on top. */
export function PartnersPicture({ network, name }: { network: PartnersByYear; name: string }) {
  const t = useWords("pictures");
  const { language } = useLanguage();
  const { years, partners } = network;
  const [chosen, setChosen] = useState<number | null>(null);
  const last = years.at(-1);
  if (last === undefined) return null;
  const year = chosen !== null && years.includes(chosen) ? chosen : last;
  const layers = layersOf(network);
  const titleOf = (layer: (typeof layers)[number]) => layer.title || t("other-treaties");
  const say = (one: number) => {
    const gaps = gapsIn(network, years.indexOf(one));
    return t("partners-reading", { year: String(one), reached: partners - gaps, gaps });
  };
  const edges = layers.map((_, rank) => years.map((_year, at) => layers.slice(0, rank).reduce((sum, layer) => sum + (layer.counts[at] ?? 0), 0)));
  return (
    <>
      <YearFrame
        years={years}
        most={partners}
        year={year}
        onYear={setChosen}
        title={t("partners-title", { state: name })}
        description={t("partners-description", { first: say(years[0] ?? last), last: say(last) })}
        reading={say(year)}
        room={() => 8}
      >
        {(scale) =>
          layers.map((layer, rank) => {
            const lower = edges[rank] ?? [];
            return <path key={layer.key} className={`area ${layer.look}`} d={stepArea(scale, lower, lower.map((below, at) => below + (layer.counts[at] ?? 0)))} />;
          })
        }
      </YearFrame>
      <p className="reading">{say(year)}</p>
      <ul className="keys in-rows">
        {[...layers].reverse().map((layer) => (
          <li key={layer.key}>
            <svg aria-hidden="true" focusable="false">
              <rect className={`area ${layer.look}`} width="24" height="16" />
            </svg>
            <span>{titleOf(layer)}</span> <strong>{formatNumber(layer.counts[years.indexOf(year)] ?? 0, language)}</strong>
          </li>
        ))}
      </ul>
      <Figures
        caption={t("partners-title", { state: name })}
        download={downloads.partnersByYear(network.state, network.kind)}
        columns={layers.map(titleOf)}
        rows={years.map((one, at) => ({ year: one, cells: layers.map((layer) => layer.counts[at] ?? 0) }))}
      />
    </>
  );
}

/** The partners of a State over the years, for requests of one kind that it would make. */
export function PartnersOverYears({ state, kind, name }: { state: string; kind: string; name: string }) {
  const t = useWords("pictures");
  const { language } = useLanguage();
  const id = useId();
  const { value, problem, retry } = useLoaded(() => api.partnersByYear({ state, kind, lang: language }), [state, kind, language]);
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!value || value.state !== state || value.kind !== kind) return null;
  return (
    <section className="panel picture" aria-labelledby={id}>
      <h2 id={id}>{t("partners")}</h2>
      <p className="hint">{t("partners-lead", { state: name })}</p>
      <PartnersPicture network={value} name={name} />
    </section>
  );
}
