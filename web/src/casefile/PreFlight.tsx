// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { AreaField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";
import { give, useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";

/** The draft put to the requested State's law: its gaps, each with its clause, before anything leaves. */
export function PreFlight() {
  const t = useWords("casefile");
  const d = useWords("desk");
  const { file, reload } = useCase();
  const { busy, problem, run } = useSending();
  if (file.closed) return null;
  const flown = file.pre_flight;
  const check = async () => {
    const done = await run({ preFlight: file.version }, (once) => give(file.id, "pre-flight", {}, { basedOn: file.version, once }));
    if (done) reload();
  };
  return (
    <section className="panel" aria-labelledby="pre-flight">
      <h2 id="pre-flight">{t("pre-flight")}</h2>
      <p className="hint">{t("pre-flight-help")}</p>
      {flown && flown.gaps.length === 0 && <p className="badge good">{t("no-gaps")}</p>}
      {flown && flown.gaps.length > 0 && (
        <ul lang="en" className="gaps">
          {flown.gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      )}
      {flown?.overridden_because && <p className="notice">{t("overridden", { reason: flown.overridden_because })}</p>}
      {problem && <Problem problem={problem} />}
      <div className="row">
        <button type="button" disabled={busy} onClick={() => void check()}>
          {t(flown ? "pre-flight-again" : "pre-flight-run")}
        </button>
        {flown && flown.gaps.length > 0 && !flown.overridden_because && (
          <Folded label={t("override")}>
            {(close) => (
              <CommandForm command="pre-flight/override" initial={{ reason: "" }} body={({ reason }) => (reason.trim() ? { reason: reason.trim() } : null)} onDone={close} onCancel={close}>
                {(draft, set) => <AreaField label={d("reason")} value={draft.reason} onChange={(reason) => set({ reason })} />}
              </CommandForm>
            )}
          </Folded>
        )}
      </div>
    </section>
  );
}
