// SPDX-License-Identifier: EUPL-1.2
import { SelectField, TextField, TickField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import type { AgreementCommands } from "../office/commands";
import { HoldingForm } from "../register/HoldingForm";
import { HoldingLines } from "../register/HoldingLines";
import { useAgreement, useChanges } from "../register/holding";
import { agreementKinds, channels, coverages, useRegisterCodes } from "../register/codes";
import { partiesBody, PartyFields, PeriodField } from "../register/fields";
import { periodDraft, periodOf } from "../register/period";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";

type Description = AgreementCommands["description"];
const periods = ["enters_after", "term", "prolonged_by", "notice"] as const;

/** Only what was changed is sent. */
function Describe({ onClose }: { onClose: () => void }) {
  const t = useWords("register");
  const d = useWords("desk");
  const code = useRegisterCodes();
  const agreement = useAgreement();
  const initial = {
    title: agreement.title, kind: agreement.kind, own_authority: agreement.own_authority, covers: agreement.covers, channel: agreement.channel, languages: agreement.languages.join(", "), replaces: agreement.replaces,
    enters_after: periodDraft(agreement.enters_after), term: periodDraft(agreement.term), prolonged_by: periodDraft(agreement.prolonged_by), notice: periodDraft(agreement.notice),
    limits: agreement.limits.map(({ what, period }) => ({ what, period: periodDraft(period) })),
  };
  const body = (draft: typeof initial): Description | null => {
    const changed = <K extends keyof typeof initial>(name: K) => JSON.stringify(draft[name]) !== JSON.stringify(initial[name]);
    const limits = draft.limits.map(({ what, period }) => ({ what: what.trim(), period: periodOf(period) }));
    if (changed("limits") && limits.some(({ what, period }) => what === "" || period === "")) return null;
    const sent: Description = {
      ...(changed("title") && draft.title.trim() && { title: draft.title.trim() }),
      ...(changed("kind") && { kind: draft.kind as Description["kind"] }),
      ...(changed("own_authority") && { own_authority: draft.own_authority.trim() }),
      ...(changed("covers") && { covers: draft.covers }),
      ...(changed("channel") && draft.channel && { channel: draft.channel as Description["channel"] }),
      ...(changed("languages") && { languages: draft.languages.split(/[\s,;]+/).filter(Boolean) }),
      ...(changed("replaces") && { replaces: draft.replaces.trim() }),
      ...(changed("limits") && { limits }),
      ...Object.fromEntries(periods.filter((name) => changed(name) && periodOf(draft[name]) !== "").map((name) => [name, periodOf(draft[name])])),
    };
    return Object.keys(sent).length > 0 ? sent : null;
  };
  return (
    <HoldingForm to="agreements" command="description" initial={initial} body={body} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          <div className="grid-2">
            <TextField label={t("title")} value={draft.title} onChange={(title) => set({ title })} required />
            <SelectField label={t("kind")} value={draft.kind} onChange={(kind) => set({ kind })} options={agreementKinds.map((one) => [one, code("kind", one)])} />
            {!agreement.observed && <TextField label={t("line-own_authority")} value={draft.own_authority} onChange={(own_authority) => set({ own_authority })} help={t("own-authority-help")} />}
            <SelectField label={t("line-channel")} value={draft.channel} onChange={(channel) => set({ channel })} none={draft.channel ? undefined : d("choose")} options={channels.map((one) => [one, code("channel", one)])} />
            <TextField label={t("line-languages")} value={draft.languages} onChange={(languages) => set({ languages })} help={t("languages-help")} />
            <TextField label={t("line-replaces")} value={draft.replaces} onChange={(replaces) => set({ replaces })} help={t("replaces-help")} />
          </div>
          <fieldset className="tick-list">
            <legend>{t("line-covers")}</legend>
            {coverages.map((one) => (
              <TickField key={one} label={code("covers", one)} value={draft.covers.includes(one)} onChange={(yes) => set({ covers: yes ? [...draft.covers, one] : draft.covers.filter((other) => other !== one) })} />
            ))}
          </fieldset>
          <div className="grid-2">
            {periods.map((name) => (
              <PeriodField key={name} label={t(`line-${name}`)} value={draft[name]} onChange={(period) => set({ [name]: period })} />
            ))}
          </div>
          <fieldset>
            <legend>{t("line-limits")}</legend>
            {draft.limits.map((limit, at) => {
              const change = (part: Partial<typeof limit>) => set({ limits: draft.limits.map((one, other) => (other === at ? { ...one, ...part } : one)) });
              return (
                <div key={at} className="grid-2 party">
                  <TextField label={t("limit-what")} value={limit.what} onChange={(what) => change({ what })} required />
                  <PeriodField label={t("limit-period")} value={limit.period} onChange={(period) => change({ period })} />
                  <button type="button" className="quiet" aria-label={`${t("remove")}: ${limit.what}`} onClick={() => set({ limits: draft.limits.filter((_, other) => other !== at) })}>
                    {t("remove")}
                  </button>
                </div>
              );
            })}
            <button type="button" onClick={() => set({ limits: [...draft.limits, { what: "", period: "D" }] })}>
              {t("add-limit")}
            </button>
          </fieldset>
        </>
      )}
    </HoldingForm>
  );
}

function CorrectParties({ onClose }: { onClose: () => void }) {
  const t = useWords("register");
  const { parties, observed } = useAgreement();
  return (
    <HoldingForm
      to="agreements"
      command="parties"
      initial={{ parties, reason: "" }}
      body={(draft) => {
        const sides = partiesBody(draft.parties);
        return sides && draft.reason.trim() ? { parties: sides, reason: draft.reason.trim() } : null;
      }}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <PartyFields parties={draft.parties} onChange={(sides) => set({ parties: sides })} least={observed ? 2 : 1} all={observed} />
          <TextField label={t("why-corrected")} value={draft.reason} onChange={(reason) => set({ reason })} required />
        </>
      )}
    </HoldingForm>
  );
}

/** What it covers and how it works; who takes part. */
export function TermsPane() {
  const t = useWords("register");
  const agreement = useAgreement();
  const changes = useChanges();
  const languageName = useLanguageName();
  const { kind, observed, parties, own_authority, covers, channel, languages, limits, enters_after, term, prolonged_by, notice, replaces } = agreement;
  const shown = { kind, observed, parties, own_authority, ...(covers.length > 0 && { covers }), channel, languages: languages.map(languageName).join(", "), ...(limits.length > 0 && { limits }), enters_after, term, prolonged_by, notice, replaces };
  return (
    <section className="panel" aria-labelledby="terms">
      <h2 id="terms">{t("pane-terms")}</h2>
      <HoldingLines payload={shown} />
      {term === "" && <p className="hint">{t("no-term")}</p>}
      {changes && (
        <div className="row">
          <Folded label={t("describe")}>{(close) => <Describe onClose={close} />}</Folded>
          <Folded label={t("correct-parties")}>{(close) => <CorrectParties onClose={close} />}</Folded>
        </div>
      )}
    </section>
  );
}
