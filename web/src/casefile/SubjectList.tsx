// SPDX-License-Identifier: EUPL-1.2
import { useCodes } from "../codes/codes";
import { SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { moment, shortDay, withOffset } from "../office/days";
import type { CaseCommands } from "../office/commands";
import type { Subject } from "../office/types";
import { isolated, joined, useLanguage, useWords } from "../words/words";
import { present, subjectName, useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";
import { SubjectForm } from "./SubjectForm";

const bases = ["provisional", "on-request", "domestic-case", "serving-sentence"] as const;
const ends = ["released-by-court", "released", "surrendered", "transferred", "died", "escaped"] as const;

function CustodyForm({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const initial: { basis: CaseCommands["subjects/{subject}/custody"]["basis"]; since: string; place: string } = { basis: "provisional", since: "", place: "" };
  return (
    <CommandForm
      command="subjects/{subject}/custody"
      at={{ subject: subject.id }}
      initial={initial}
      body={({ basis, since, place }) => (since ? { basis, since: withOffset(since), ...(place && { place }) } : null)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <p className="hint">{t("custody-help")}</p>
          <TextField label={t("held-since")} type="datetime-local" value={draft.since} onChange={(since) => set({ since })} help={t("moment-help")} />
          <SelectField label={t("basis")} value={draft.basis} onChange={(basis) => set({ basis: basis as typeof draft.basis })} options={bases.map((word) => [word, code("basis", word)])} />
          <TextField label={t("place")} value={draft.place} onChange={(place) => set({ place })} help={d("optional")} />
        </>
      )}
    </CommandForm>
  );
}

function CustodyEndForm({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const t = useWords("casefile");
  const code = useCodes();
  const initial: { at: string; how: CaseCommands["subjects/{subject}/custody/end"]["how"] } = { at: "", how: "released-by-court" };
  return (
    <CommandForm command="subjects/{subject}/custody/end" at={{ subject: subject.id }} initial={initial} body={({ at, how }) => (at ? { at: withOffset(at), how } : null)} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          <TextField label={t("ended-at")} type="datetime-local" value={draft.at} onChange={(at) => set({ at })} help={t("moment-help")} />
          <SelectField label={t("how-ended")} value={draft.how} onChange={(how) => set({ how: how as typeof draft.how })} options={ends.map((word) => [word, code("custody-end", word)])} />
        </>
      )}
    </CommandForm>
  );
}

function SubjectItem({ subject }: { subject: Subject }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const born = subject.born && (subject.born.first === subject.born.last ? shortDay(subject.born.first, language) : `${shortDay(subject.born.first, language)} – ${shortDay(subject.born.last, language)}`);
  const change = !file.closed;
  return (
    <li className={subject.held ? "subject held" : "subject"}>
      <h3>
        <bdi>{subjectName(subject)}</bdi> <span className="badge soft">{code("subject", subject.role)}</span> {subject.held && <span className="badge bad">{t("held")}</span>}
      </h3>
      {subject.names.length > 1 && <p>{joined(subject.names.slice(1), language)}</p>}
      {subject.held && (
        <p>
          {t("held-line", { since: moment(subject.held.since, language), basis: code("basis", subject.held.basis) })}
          {subject.held.place && ` · ${isolated(subject.held.place, language)}`}
        </p>
      )}
      <p className="hint">
        {joined([born && t("born", { day: born }), ...subject.identifiers.map(({ type, value, issued_by }) => `${type} ${value}${issued_by ? ` (${issued_by})` : ""}`)], language)}
      </p>
      {change && (
        <div className="row">
          {!subject.company && (
            <Folded label={subject.held ? t("held-otherwise") : t("record-custody")} name={`${subject.held ? t("held-otherwise") : t("record-custody")}: ${subjectName(subject)}`}>
              {(close) => <CustodyForm subject={subject} onClose={close} />}
            </Folded>
          )}
          {subject.held && (
            <Folded label={t("end-custody")} name={`${t("end-custody")}: ${subjectName(subject)}`}>
              {(close) => <CustodyEndForm subject={subject} onClose={close} />}
            </Folded>
          )}
          <Folded label={t("change-person")} name={`${t("change-person")}: ${subjectName(subject)}`}>
            {(close) => <SubjectForm subject={subject} onClose={close} />}
          </Folded>
        </div>
      )}
    </li>
  );
}

/** Persons and companies of the case, who is held first. */
export function SubjectList() {
  const t = useWords("casefile");
  const { file } = useCase();
  if (file.subjects === undefined) return null;
  const people = present(file).sort((one, other) => Number(other.held !== null) - Number(one.held !== null));
  return (
    <section className="panel" aria-labelledby="subject-list">
      <h2 id="subject-list">{t("subjects")}</h2>
      {people.length === 0 && <p className="hint">{t("no-subjects")}</p>}
      <ul className="rows subjects">
        {people.map((subject) => (
          <SubjectItem key={subject.id} subject={subject} />
        ))}
      </ul>
      {!file.closed && <Folded label={t("add-person")}>{(close) => <SubjectForm onClose={close} />}</Folded>}
    </section>
  );
}
