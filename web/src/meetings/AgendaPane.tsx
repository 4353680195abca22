// SPDX-License-Identifier: EUPL-1.2
import { AreaField, SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import type { MeetingPoint } from "../office/register";
import { useRegisterCodes } from "../register/codes";
import { linesOf } from "../register/fields";
import { useChanges, useMeeting } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";

type By = "us" | "them" | "chair";
const sides = ["us", "them", "chair"] as const;

interface PointDraft {
  subject: string;
  by: string;
  says: string;
  papers: string;
}

function PointFields({ draft, set }: { draft: PointDraft; set: (change: Partial<PointDraft>) => void }) {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  return (
    <>
      <div className="grid-2">
        <TextField label={r("line-subject")} value={draft.subject} onChange={(subject) => set({ subject })} required />
        <SelectField label={t("brought-by")} value={draft.by} onChange={(by) => set({ by })} options={sides.map((one) => [one, code("by", one)])} />
      </div>
      <AreaField label={t("position")} value={draft.says} onChange={(says) => set({ says })} help={t("position-help")} />
      <AreaField label={r("line-papers")} value={draft.papers} onChange={(papers) => set({ papers })} help={t("papers-help")} />
    </>
  );
}

const pointOf = ({ subject, by, says, papers }: PointDraft) => (subject.trim() ? { subject: subject.trim(), by: by as By, says: says.trim(), papers: linesOf(papers) } : null);

function Point({ point, at }: { point: MeetingPoint; at: number }) {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { cancelled_on } = useMeeting();
  const changes = useChanges() && cancelled_on === "" && !point.dropped;
  return (
    <li className={point.dropped ? "withdrawn" : undefined}>
      <span className="row-left point-number">{at}</span>
      <div className="row-what">
        <h3>{point.subject}</h3>
        <p className="hint">
          {t("brought-by")}: {code("by", point.by)} {point.dropped && `· ${t("dropped-point")}`}
        </p>
        {point.says && <p className="quoted position">{point.says}</p>}
        {point.papers.length > 0 && (
          <ul aria-label={r("line-papers")} className="hint">
            {point.papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        )}
        {changes && (
          <div className="row">
            <Folded label={t("change-point")} name={`${t("change-point")}: ${point.subject}`}>
              {(close) => (
                <HoldingForm
                  to="meetings"
                  command="agenda/{point}/description"
                  at={{ point: point.id }}
                  initial={{ subject: point.subject, by: point.by, says: point.says, papers: point.papers.join("\n") }}
                  body={pointOf}
                  onDone={close}
                  onCancel={close}
                >
                  {(draft, set) => <PointFields draft={draft} set={set} />}
                </HoldingForm>
              )}
            </Folded>
            <Folded label={t("drop-point")} name={`${t("drop-point")}: ${point.subject}`}>
              {(close) => (
                <HoldingForm to="meetings" command="agenda/{point}/removal" at={{ point: point.id }} initial={{ because: "" }} body={({ because }) => (because.trim() ? { because: because.trim() } : null)} onDone={close} onCancel={close}>
                  {(draft, set) => <TextField label={r("line-because")} value={draft.because} onChange={(because) => set({ because })} required />}
                </HoldingForm>
              )}
            </Folded>
          </div>
        )}
      </div>
    </li>
  );
}

/** What is talked about, who brings it, what we say to it. */
export function AgendaPane() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { agenda, cancelled_on } = useMeeting();
  const changes = useChanges() && cancelled_on === "";
  return (
    <section className="panel" aria-labelledby="agenda">
      <h2 id="agenda">
        {r("pane-agenda")} <span className="count">{agenda.filter(({ dropped }) => !dropped).length}</span>
      </h2>
      {agenda.length === 0 && <p className="hint">{t("no-agenda")}</p>}
      <ol className="rows agenda">
        {agenda.map((point, at) => (
          <Point key={point.id} point={point} at={at + 1} />
        ))}
      </ol>
      {changes && (
        <Folded label={t("add-point")}>
          {(close) => (
            <HoldingForm to="meetings" command="agenda" initial={{ subject: "", by: "us", says: "", papers: "" }} body={pointOf} onDone={close} onCancel={close}>
              {(draft, set) => <PointFields draft={draft} set={set} />}
            </HoldingForm>
          )}
        </Folded>
      )}
    </section>
  );
}
