// SPDX-License-Identifier: EUPL-1.2
import { useCase } from "../casefile/CaseFile";
import { CommandForm } from "../casefile/CommandForm";
import { PartList } from "../casefile/PartList";
import { CaseProposal } from "../casefile/ProposalList";
import { TextField, TickField } from "../desk/fields";
import { officeAddress } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useAccount } from "../office/session";
import type { Case, Package, Paper } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { usePaper } from "./PaperRoom";
import { mayDraft } from "./rights";

const waiting = (file: Case, paper: Paper) =>
  (file.proposals ?? []).filter((one) => one.command === "compose-package" && one.status === "waiting" && (one.arguments as Record<string, unknown> | null)?.paper === paper.id);

/** Which attachments go along, in the order in which they are ticked. */
function ComposeForm() {
  const t = useWords("papers");
  const { file } = useCase();
  const { paper } = usePaper();
  const own = paper.sealed?.documents ?? [];
  const offered = (file.documents ?? []).filter((one) => !one.withdrawn && !own.includes(one.id));
  return (
    <CommandForm
      command="packages"
      name={paper.id}
      initial={{ to: "", title: paper.title, attachments: [] as string[] }}
      standsOn={paper.sealed?.content}
      body={({ to, title, attachments }) => (to.trim() && title.trim() ? { paper: paper.id, to: to.trim(), title: title.trim(), attachments } : null)}
      submit={t("propose-package")}
    >
      {(draft, set) => (
        <>
          <h3>{t("compose")}</h3>
          <p>{t("compose-help")}</p>
          <div className="grid-2">
            <TextField label={t("package-to")} value={draft.to} onChange={(to) => set({ to })} help={t("package-to-help")} required />
            <TextField label={t("package-title")} value={draft.title} onChange={(title) => set({ title })} required />
          </div>
          {offered.length > 0 && (
            <fieldset className="tick-list attachments">
              <legend>{t("attachments")}</legend>
              {offered.map((one) => {
                const place = draft.attachments.indexOf(one.id);
                return (
                  <TickField key={one.id} label={place < 0 ? one.title : `${place + 1}. ${one.title}`} value={place >= 0} onChange={(yes) => set({ attachments: yes ? [...draft.attachments, one.id] : draft.attachments.filter((other) => other !== one.id) })} />
                );
              })}
            </fieldset>
          )}
          {offered.length === 0 && <p className="hint">{t("no-attachments")}</p>}
        </>
      )}
    </CommandForm>
  );
}

function PackageShown({ one, works }: { one: Package; works: boolean }) {
  const t = useWords("papers");
  const { language } = useLanguage();
  const { personName } = useCommon();
  const { file } = useCase();
  const filed = file.documents?.find(({ id }) => id === one.document);
  return (
    <article className="folded">
      <h3>
        {one.title} <span className={`badge ${one.document ? "good" : "soft"}`}>{t(one.document ? "sealed" : "package-waits")}</span>
      </h3>
      <p className="hint">{t("package-seen", { to: one.to, name: personName(one.recorded.by), moment: moment(one.recorded.at, language) })}</p>
      {filed && (
        <p>
          <a href={officeAddress(`cases/${file.id}/documents/${filed.id}/versions/1`)} download={`${file.number}-${one.id}.asice`}>
            {t("download-package")}
          </a>{" "}
          <span className="code digest">SHA-256 {filed.versions[0]?.digest}</span>
        </p>
      )}
      {filed && <p className="hint">{t("package-help")}</p>}
      {!one.document && works && (
        <CommandForm command="packages/{package}/seal" at={{ package: one.id }} initial={{}} body={() => ({})} submit={t("seal-package")}>
          {() => <p>{t("seal-package-help")}</p>}
        </CommandForm>
      )}
      <details>
        <summary>{t("package-parts", { count: one.parts.length })}</summary>
        <PartList parts={one.parts} />
      </details>
    </article>
  );
}

/** The sealed request made of a paper: what goes into it, by its digests; two persons; the container. */
export function PackageRoom() {
  const t = useWords("papers");
  const { file } = useCase();
  const account = useAccount();
  const { paper } = usePaper();
  const works = mayDraft(account, file) && !paper.withdrawn;
  const proposals = waiting(file, paper);
  const made = (file.packages ?? []).filter((one) => one.paper === paper.id);
  return (
    <>
      <p>{t("package-intro")}</p>
      {!paper.sealed && made.length === 0 && <p className="notice">{t("package-first")}</p>}
      {[...made].reverse().map((one) => (
        <PackageShown key={one.id} one={one} works={works} />
      ))}
      {proposals.map((one) => (
        <CaseProposal key={one.id} proposal={one} />
      ))}
      {paper.sealed && works && proposals.length === 0 && <ComposeForm />}
    </>
  );
}
