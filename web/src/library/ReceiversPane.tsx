// SPDX-License-Identifier: EUPL-1.2
import { SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { Dissemination } from "../office/register";
import { DayField, given, noSource, partiesBody, PartyFields, SourceFields } from "../register/fields";
import { useChanges, usePublication } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguageName } from "../register/languageName";
import { useLanguage, useWords } from "../words/words";

function Receipt({ one }: { one: Dissemination }) {
  const l = useWords("library");
  const d = useWords("desk");
  const { today, stateName } = useCommon();
  return (
    <Folded label={l("record-receipt")} name={`${l("record-receipt")}: ${stateName(one.state)} ${one.authority}`}>
      {(close) => (
        <HoldingForm
          to="publications"
          command="disseminations/{dissemination}/receipt"
          at={{ dissemination: one.id }}
          initial={{ on: today, by: "", ...noSource }}
          body={({ on, source, by, document }) => (on && source.trim() ? { on, source: source.trim(), ...given({ by, document }) } : null)}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <div className="grid-2">
                <DayField label={l("day-of-receipt")} value={draft.on} onChange={(on) => set({ on })} />
                <TextField label={l("receipt-by")} value={draft.by} onChange={(by) => set({ by })} help={d("optional")} />
              </div>
              <SourceFields draft={draft} set={set} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Disseminate() {
  const t = useWords("register");
  const l = useWords("library");
  const d = useWords("desk");
  const { today } = useCommon();
  const languageName = useLanguageName();
  const { editions, texts } = usePublication();
  const edition = editions.find(({ status }) => status === "in-force");
  if (edition === undefined) return <p className="hint">{l("none-in-force")}</p>;
  const languages = [...new Set(texts.filter((text) => text.edition === edition.id && !text.withdrawn).map(({ language }) => language))];
  const initial = { to: [{ state: "", authority: "" }], on: today, language: languages[0] ?? "", how: "", ...noSource };
  return (
    <Folded label={l("disseminate")}>
      {(close) => (
        <HoldingForm
          to="publications"
          command="disseminations"
          initial={initial}
          body={({ to, on, language, source, how, document }) => {
            const receivers = partiesBody(to);
            return receivers && on && language && source.trim() ? { edition: edition.id, to: receivers, on, language, source: source.trim(), ...given({ how, document }) } : null;
          }}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <p className="hint">{l("disseminate-help", { label: edition.label })}</p>
              <PartyFields parties={draft.to} onChange={(to) => set({ to })} />
              <div className="grid-2">
                <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
                <SelectField label={t("line-language")} value={draft.language} onChange={(language) => set({ language })} options={languages.map((tag) => [tag, languageName(tag)])} />
                <TextField label={l("how")} value={draft.how} onChange={(how) => set({ how })} help={d("optional")} />
              </div>
              <SourceFields draft={draft} set={set} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

/** Which authorities were given it, and who acknowledged. */
export function ReceiversPane() {
  const t = useWords("register");
  const l = useWords("library");
  const { language } = useLanguage();
  const languageName = useLanguageName();
  const { stateName } = useCommon();
  const { disseminations, editions } = usePublication();
  const changes = useChanges();
  const labelOf = (id: string) => editions.find((edition) => edition.id === id)?.label ?? id;
  return (
    <section className="panel" aria-labelledby="receivers">
      <h2 id="receivers">
        {t("pane-receivers")} <span className="count">{disseminations.length}</span>
      </h2>
      {disseminations.length === 0 && <p className="hint">{l("no-receivers")}</p>}
      <ul className="rows">
        {disseminations.map((one) => (
          <li key={one.id}>
            <span className="row-left">
              <span className={`badge ${one.acknowledged_on ? "good" : "warn"}`}>{l(one.acknowledged_on ? "acknowledged" : "not-acknowledged")}</span>
            </span>
            <div className="row-what">
              <h3>{[stateName(one.state), one.authority].filter(Boolean).join(", ")}</h3>
              <p className="hint">{[labelOf(one.edition), languageName(one.language), shortDay(one.on, language), one.how, one.source, one.document].filter(Boolean).join(" · ")}</p>
              {one.acknowledged_on && <p>{[l("receipt-on", { day: shortDay(one.acknowledged_on, language) }), one.acknowledged_by, one.receipt, one.receipt_document].filter(Boolean).join(" · ")}</p>}
              {changes && one.acknowledged_on === "" && <Receipt one={one} />}
            </div>
          </li>
        ))}
      </ul>
      {changes && <Disseminate />}
    </section>
  );
}
