// SPDX-License-Identifier: EUPL-1.2
import { useCodes } from "../codes/codes";
import { SelectField, TextField, TickField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { moment, shortDay, withOffset } from "../office/days";
import type { Transmittal } from "../office/types";
import { isolated, joined, useLanguage, useWords } from "../words/words";
import { useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";
import { type LampState, proofOf, runsOf } from "./correspondence";
import { actions, channels, evidencesOf } from "./channels";

const tones = { dark: "dark", lit: "lit", failed: "bad", disputed: "bad" } as const;

/** One of five: dark until something proves it, with who says so and since when. */
function LampSign({ transmittal, lamp }: { transmittal: Transmittal; lamp: LampState }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const proof = proofOf(transmittal, lamp);
  return (
    <li className={`lamp ${tones[lamp.light]}`}>
      <span className="lamp-light" aria-hidden="true" />
      <span>
        {t(`lamp-${lamp.lamp}`)} <span className="visually-hidden">{t(`lamp-${lamp.light}`)}</span>
      </span>
      {lamp.stated && (
        <span className="hint">
          {moment(lamp.stated, language)}
          <br />
          {proof && code("evidence", proof.evidence)}
          {lamp.issuer && ` · ${isolated(lamp.issuer, language)}`}
          {proof?.says && ` · ${isolated(proof.says, language)}`}
        </span>
      )}
    </li>
  );
}

function TransmittalItem({ one }: { one: Transmittal }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const papers = file.documents ?? [];
  const evidences = evidencesOf(one.channel);
  return (
    <li className="transmittal">
      <h3>
        {code("action", one.action)} <span className="badge soft">{code("channel", one.channel)}</span> {one.direction === "in" && !one.registered && <span className="badge warn">{t("not-registered")}</span>}
      </h3>
      <p className="hint">
        {joined(
          [
            one.direction === "out" ? t("sent-to", { party: one.party }) : t("came-from", { party: one.party }), moment(one.at, language), one.reply_by && t("reply-by", { day: shortDay(one.reply_by, language) }),
            joined(one.documents.map((id) => papers.find((paper) => paper.id === id)?.title ?? id), language, ", "),
          ],
          language,
        )}
      </p>
      {one.says && <p className="quoted">{one.says}</p>}
      {one.direction === "out" && (
        <ol className="lamps">
          {one.lamps.map((lamp) => (
            <LampSign key={lamp.lamp} transmittal={one} lamp={lamp} />
          ))}
        </ol>
      )}
      {one.conflicts.length > 0 && (
        <div className="problem">
          <p>{t("contradiction")}</p>
          <ul lang="en">
            {one.conflicts.map((conflict) => (
              <li key={conflict}>{conflict}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="row">
        {one.direction === "out" && evidences.length > 0 && (
          <Folded label={t("file-evidence")} name={`${t("file-evidence")}: ${code("action", one.action)}, ${one.party}`}>
            {(close) => (
              <CommandForm
                command="correspondence/{transmittal}/evidences"
                at={{ transmittal: one.id }}
                initial={{ evidence: evidences[0] ?? "", at: "", document: "", says: "" }}
                body={({ evidence, at, document, says }) => (evidence && at ? { evidence, at: withOffset(at), ...(document && { document }), ...(says.trim() && { says: says.trim() }) } : null)}
                onDone={close}
                onCancel={close}
              >
                {(draft, set) => (
                  <>
                    <SelectField label={t("evidence")} value={draft.evidence} onChange={(evidence) => set({ evidence })} options={evidences.map((word) => [word, code("evidence", word)])} />
                    <TextField label={t("evidence-at")} type="datetime-local" value={draft.at} onChange={(at) => set({ at })} />
                    <SelectField label={t("source-document")} value={draft.document} onChange={(document) => set({ document })} none={t("source-words-only")} options={papers.filter((paper) => !paper.withdrawn).map((paper) => [paper.id, paper.title])} />
                    <TextField label={t("evidence-says")} value={draft.says} onChange={(says) => set({ says })} />
                  </>
                )}
              </CommandForm>
            )}
          </Folded>
        )}
        {one.direction === "in" && !one.registered && (
          <Folded label={t("register-it")} name={`${t("register-it")}: ${code("action", one.action)}, ${one.party}`}>
            {(close) => (
              <CommandForm command="correspondence/{transmittal}/registration" at={{ transmittal: one.id }} initial={{ reference: file.foreign_reference }} body={({ reference }) => (reference.trim() ? { foreign_reference: reference.trim() } : {})} submit={t("register-it")} onDone={close} onCancel={close}>
                {(draft, set) => (
                  <>
                    <p>{t("register-help")}</p>
                    <TextField label={t("their-reference")} value={draft.reference} onChange={(reference) => set({ reference })} />
                  </>
                )}
              </CommandForm>
            )}
          </Folded>
        )}
      </div>
    </li>
  );
}

function Papers({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const t = useWords("casefile");
  const { file } = useCase();
  const papers = (file.documents ?? []).filter((paper) => !paper.withdrawn);
  if (papers.length === 0) return null;
  return (
    <fieldset className="tick-list">
      <legend>{t("with-papers")}</legend>
      {papers.map((paper) => (
        <TickField key={paper.id} label={paper.title} value={chosen.includes(paper.id)} onChange={(yes) => onChange(yes ? [...chosen, paper.id] : chosen.filter((id) => id !== paper.id))} />
      ))}
    </fieldset>
  );
}

/** What went to the other authority and came from it, by whichever channel. */
export function CorrespondencePane() {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { file } = useCase();
  const transmittals = file.correspondence ?? [];
  const sending = { channel: "post", action: "SubmitRequest", to: "", documents: [] as string[], says: "", reply_by: "", reason: "" };
  const arriving = { channel: "post", action: "Reply", from: "", at: "", documents: [] as string[], reference: "", says: "" };
  return (
    <section className="panel" aria-labelledby="correspondence">
      <h2 id="correspondence">
        {t("pane-correspondence")} <span className="count">{transmittals.length}</span>
      </h2>
      {(file.gaps ?? []).map((gap) => (
        <p key={`${gap.thread} ${gap.recorded.event}`} className="notice">
          {t("missing-messages", { numbers: runsOf(gap.sequences) })}
        </p>
      ))}
      {transmittals.length === 0 && <p className="hint">{t("no-correspondence")}</p>}
      <ul className="rows">
        {[...transmittals].reverse().map((one) => (
          <TransmittalItem key={one.id} one={one} />
        ))}
      </ul>
      {!file.closed && (
        <div className="row">
          <Folded label={t("send-something")}>
            {(close) => (
              <CommandForm
                command="correspondence"
                initial={sending}
                body={({ channel, action, to, documents, says, reply_by, reason }) =>
                  to.trim() ? { channel, action, to: to.trim(), ...(documents.length > 0 && { documents }), ...(says.trim() && { says: says.trim() }), ...(reply_by && { reply_by }), ...(reason.trim() && { reason: reason.trim() }) } : null
                }
                submit={d("propose")}
                onDone={close}
                onCancel={close}
              >
                {(draft, set) => (
                  <>
                    <p className="notice">{t("send-help")}</p>
                    <div className="grid-2">
                      <SelectField label={t("what-it-is")} value={draft.action} onChange={(action) => set({ action })} options={actions.map((word) => [word, code("action", word)])} />
                      <SelectField label={t("channel")} value={draft.channel} onChange={(channel) => set({ channel })} options={channels.map((word) => [word, code("channel", word)])} />
                      <TextField label={t("to-whom")} value={draft.to} onChange={(to) => set({ to })} />
                      <TextField label={t("reply-wished")} type="date" value={draft.reply_by} onChange={(reply_by) => set({ reply_by })} help={d("optional")} />
                    </div>
                    <Papers chosen={draft.documents} onChange={(documents) => set({ documents })} />
                    <TextField label={t("remark")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
                    <TextField label={d("reason")} value={draft.reason} onChange={(reason) => set({ reason })} help={d("optional")} />
                  </>
                )}
              </CommandForm>
            )}
          </Folded>
          <Folded label={t("enter-arrival")}>
            {(close) => (
              <CommandForm
                command="arrivals"
                initial={arriving}
                body={({ channel, action, from, at, documents, reference, says }) =>
                  from.trim() && at ? { channel, action, from: from.trim(), at: withOffset(at), ...(documents.length > 0 && { documents }), ...(reference.trim() && { reference: reference.trim() }), ...(says.trim() && { says: says.trim() }) } : null
                }
                onDone={close}
                onCancel={close}
              >
                {(draft, set) => (
                  <>
                    <div className="grid-2">
                      <SelectField label={t("what-it-is")} value={draft.action} onChange={(action) => set({ action })} options={actions.map((word) => [word, code("action", word)])} />
                      <SelectField label={t("channel")} value={draft.channel} onChange={(channel) => set({ channel })} options={channels.filter((word) => word !== "as4").map((word) => [word, code("channel", word)])} />
                      <TextField label={t("from-whom")} value={draft.from} onChange={(from) => set({ from })} />
                      <TextField label={t("arrived-at")} type="datetime-local" value={draft.at} onChange={(at) => set({ at })} />
                      <TextField label={t("their-reference")} value={draft.reference} onChange={(reference) => set({ reference })} help={d("optional")} />
                    </div>
                    <Papers chosen={draft.documents} onChange={(documents) => set({ documents })} />
                    <TextField label={t("remark")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
                  </>
                )}
              </CommandForm>
            )}
          </Folded>
        </div>
      )}
    </section>
  );
}
