// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useEffect, useRef } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { Loading } from "../app/Loading";
import { Link, navigate, usePlace } from "../app/router";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { useLive } from "../office/useLive";
import { useLanguage, useWords } from "../words/words";
import { HoldingContext, type Kind, type Kinds } from "./holding";
import { axesOf } from "./listFilter";
import { TimeAxes } from "./TimeAxes";
import { WaitingProposals } from "./HoldingProposals";

interface HoldingPageProps {
  kind: Kind;
  id: string;
  head: ReactNode;
  /** One at a time; the first is shown where the address names none. */
  panes: readonly { name: string; pane: () => ReactNode }[];
}

/** One thing of the register: its head, what waits, and one pane of it at a time; for a day and as it was known at a moment. */
export function HoldingPage({ kind, id, head, panes }: HoldingPageProps) {
  const t = useWords("register");
  const { language } = useLanguage();
  const { query: place } = usePlace();
  const { today } = useCommon();
  const [on, known] = [place.get("on") ?? "", place.get("known") ?? ""];
  const path = `${kind}/${encodeURIComponent(id)}`;
  const axes = query(axesOf({ on, known }));
  const version = useRef(0);
  const { value, problem, retry } = useLive(() => read<Kinds[Kind]["state"]>(`${path}?${axes}`).then((holding) => ({ holding, axes })), [path, axes], (news) => news.id === id && news.version !== version.current, path);
  const holding = value?.holding;
  version.current = holding?.version ?? 0;
  // The choice of another day stays in its place; what was loaded for the day before does not.
  const current = value?.axes === axes;
  useEffect(() => {
    if (holding) document.title = `${holding.number} ${holding.title} – Comity`;
  }, [holding]);
  const chosen = panes.find(({ name }) => name === place.get("pane")) ?? panes[0];
  // On a telephone the names of panes take more room than there is: the chosen one is in view.
  const names = useRef<HTMLElement>(null);
  useEffect(() => {
    const name = names.current?.querySelector<HTMLElement>("[aria-current]");
    if (names.current && name) names.current.scrollLeft = name.offsetLeft - names.current.offsetLeft - (names.current.clientWidth - name.offsetWidth) / 2;
  }, [chosen?.name, holding === undefined]);
  if (holding === undefined)
    return (
      <>
        <h1 className="visually-hidden">{t(kind)}</h1>
        {problem?.status === 404 ? <NotThere kind={kind} /> : problem ? <Problem problem={problem} retry={retry} /> : <Loading />}
      </>
    );
  const past = on !== "" || known !== "";
  const to = (pane: string | undefined, days: { on?: string; known?: string }) => {
    const asked = query({ pane: pane === panes[0]?.name ? "" : pane, ...days });
    return `desk/${path}${asked && `?${asked}`}`;
  };
  return (
    <HoldingContext value={{ kind, holding, past, reload: retry }}>
      {current ? head : !problem && <Loading />}
      {problem && <Problem problem={problem} retry={retry} />}
      {past && current && (
        <p className="notice" role="status">
          {t("shown-past", { on: shortDay(on || today, language), known: shortDay(known || today, language) })} <Link to={to(chosen?.name, {})}>{t("back-to-now")}</Link>
        </p>
      )}
      {current && <WaitingProposals />}
      <div className="panes-and-axes">
        <nav ref={names} className="panes no-print" aria-label={t("parts")}>
          {panes.map(({ name }) => (
            <Link key={name} to={to(name, { on, known })} aria-current={name === chosen?.name ? "page" : undefined}>
              {t(`pane-${name}`)}
            </Link>
          ))}
        </nav>
        <details className="axes no-print">
          <summary>{t("other-day")}</summary>
          <div className="grid-2 panel">
            <TimeAxes on={on} known={known} onChange={(change) => navigate(to(chosen?.name, { on, known, ...change }), { replace: true })} />
          </div>
        </details>
      </div>
      {current && chosen?.pane()}
    </HoldingContext>
  );
}

function NotThere({ kind }: { kind: Kind }) {
  const t = useWords("register");
  return (
    <section className="panel empty">
      <p>{t("not-there")}</p>
      <Link to={`desk/${kind}`}>{t(kind)}</Link>
    </section>
  );
}
