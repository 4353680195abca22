// SPDX-License-Identifier: EUPL-1.2
import { AreaField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { BodyDelegate } from "../office/register";
import { DayField, given, noSource, SourceFields } from "../register/fields";
import { useBody, useChanges } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguage, useWords } from "../words/words";

function Delegate({ delegate }: { delegate: BodyDelegate }) {
  const t = useWords("meetings");
  const { language } = useLanguage();
  const changes = useChanges();
  const from = shortDay(delegate.from, language);
  const served = delegate.until ? `${from} – ${shortDay(delegate.until, language)}` : t("since-day", { day: from });
  return (
    <li>
      <span className="row-left">
        <span className={`badge ${delegate.serves ? "good" : "soft"}`}>{t(delegate.serves ? "serves" : "serves-not")}</span>
      </span>
      <div className="row-what">
        <h3>{delegate.name}</h3>
        <p className="hint">{[delegate.office, served, delegate.source, delegate.document].filter(Boolean).join(" · ")}</p>
        {delegate.mandate && <p className="quoted">{delegate.mandate}</p>}
        {changes && !delegate.until && (
          <div className="row">
            <Folded label={t("end-delegate")} name={`${t("end-delegate")}: ${delegate.name}`}>
              {(close) => <EndDelegate delegate={delegate} onClose={close} />}
            </Folded>
          </div>
        )}
      </div>
    </li>
  );
}

function EndDelegate({ delegate, onClose }: { delegate: BodyDelegate; onClose: () => void }) {
  const r = useWords("register");
  const d = useWords("desk");
  const { today } = useCommon();
  return (
    <HoldingForm to="bodies" command="delegates/{delegate}/end" at={{ delegate: delegate.id }} initial={{ on: today, because: "" }} body={({ on, because }) => (on ? { on, ...given({ because }) } : null)} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <div className="grid-2">
          <DayField label={r("last-day")} value={draft.on} onChange={(on) => set({ on })} />
          <TextField label={r("line-because")} value={draft.because} onChange={(because) => set({ because })} help={d("optional")} />
        </div>
      )}
    </HoldingForm>
  );
}

function NameDelegate() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { today } = useCommon();
  return (
    <Folded label={t("name-delegate")}>
      {(close) => (
        <HoldingForm
          to="bodies"
          command="delegates"
          initial={{ name: "", office: "", from: today, until: "", mandate: "", ...noSource }}
          body={({ name, office, from, until, source, ...rest }) =>
            name.trim() && office.trim() && from && source.trim() && (until === "" || from <= until) ? { name: name.trim(), office: office.trim(), from, source: source.trim(), ...given({ ...rest, until }) } : null
          }
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <div className="grid-2">
                <TextField label={r("line-name")} value={draft.name} onChange={(name) => set({ name })} required />
                <TextField label={r("line-office")} value={draft.office} onChange={(office) => set({ office })} required />
                <DayField label={r("first-day")} value={draft.from} onChange={(from) => set({ from })} />
                <DayField label={r("last-day")} value={draft.until} onChange={(until) => set({ until })} required={false} />
              </div>
              <AreaField label={r("line-mandate")} value={draft.mandate} onChange={(mandate) => set({ mandate })} help={t("delegate-mandate-help")} />
              <SourceFields draft={draft} set={set} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

/** Who takes part for us, in which office, since when: those who serve on the day first. */
export function DelegatesPane() {
  const r = useWords("register");
  const t = useWords("meetings");
  const { delegates, ended_on } = useBody();
  const changes = useChanges();
  return (
    <section className="panel" aria-labelledby="delegates">
      <h2 id="delegates">
        {r("pane-delegates")} <span className="count">{delegates.length}</span>
      </h2>
      {delegates.length === 0 && <p className="hint">{t("no-delegates")}</p>}
      <ul className="rows">
        {[...delegates].sort((one, other) => Number(other.serves) - Number(one.serves) || other.from.localeCompare(one.from)).map((delegate) => (
          <Delegate key={delegate.id} delegate={delegate} />
        ))}
      </ul>
      {changes && ended_on === "" && <NameDelegate />}
    </section>
  );
}
