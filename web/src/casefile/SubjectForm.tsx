// SPDX-License-Identifier: EUPL-1.2
import { useCodes } from "../codes/codes";
import { AreaField, SelectField, TextField, TickField } from "../desk/fields";
import type { CaseCommands } from "../office/commands";
import type { Subject } from "../office/types";
import { useWords } from "../words/words";
import { CommandForm } from "./CommandForm";

type Role = CaseCommands["subjects"]["role"];
export const subjectRoles: readonly Role[] = ["sought", "suspect", "accused", "convicted", "witness", "expert", "victim", "third-party"];

export interface PersonDraft {
  names: string;
  role: Role;
  born: string;
  company: boolean;
  paper: string;
  paperNumber: string;
  paperState: string;
}

export const emptyPerson: PersonDraft = { names: "", role: "sought", born: "", company: false, paper: "passport", paperNumber: "", paperState: "" };

export function personBody(draft: PersonDraft): CaseCommands["subjects"] | null {
  const names = draft.names.split("\n").map((name) => name.trim()).filter(Boolean);
  if (names.length === 0) return null;
  return {
    role: draft.role,
    names,
    ...(draft.company && { company: true }),
    ...(draft.born.trim() && { born: draft.born.trim() }),
    ...(draft.paperNumber.trim() && { identifiers: [{ type: draft.paper.trim(), value: draft.paperNumber.trim(), ...(draft.paperState.trim() && { issued_by: draft.paperState.trim().toUpperCase() }) }] }),
  };
}

export function PersonFields({ draft, set }: { draft: PersonDraft; set: (change: Partial<PersonDraft>) => void }) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  return (
    <>
      <AreaField label={t("names")} value={draft.names} onChange={(names) => set({ names })} help={t("names-help")} />
      <div className="grid-2">
        <SelectField label={t("role")} value={draft.role} onChange={(role) => set({ role: role as Role })} options={subjectRoles.map((word) => [word, code("subject", word)])} />
        {!draft.company && <TextField label={t("day-of-birth")} value={draft.born} onChange={(born) => set({ born })} help={t("born-help")} />}
      </div>
      <div className="grid-2">
        <TextField label={t("paper")} value={draft.paper} onChange={(paper) => set({ paper })} />
        <TextField label={t("paper-number")} value={draft.paperNumber} onChange={(paperNumber) => set({ paperNumber })} help={d("optional")} />
        <TextField label={t("paper-state")} value={draft.paperState} onChange={(paperState) => set({ paperState })} help={t("paper-state-help")} />
      </div>
      <TickField label={t("is-company")} value={draft.company} onChange={(company) => set({ company })} />
    </>
  );
}

function draftOf(subject: Subject): PersonDraft {
  const [paper] = subject.identifiers;
  return {
    names: subject.names.join("\n"),
    role: subject.role as Role,
    born: subject.born && subject.born.first === subject.born.last ? subject.born.first : "",
    company: subject.company,
    paper: paper?.type ?? "passport",
    paperNumber: paper?.value ?? "",
    paperState: paper?.issued_by ?? "",
  };
}

/** A new person or company, or one described anew. */
export function SubjectForm({ subject, onClose }: { subject?: Subject; onClose: () => void }) {
  if (subject === undefined)
    return (
      <CommandForm command="subjects" initial={emptyPerson} body={personBody} onDone={onClose} onCancel={onClose}>
        {(draft, set) => <PersonFields draft={draft} set={set} />}
      </CommandForm>
    );
  // Papers beyond the first stay as they are.
  const others = subject.identifiers.slice(1);
  const body = (draft: PersonDraft): CaseCommands["subjects/{subject}/description"] | null => {
    const person = personBody(draft);
    return person && { ...person, ...((person.identifiers || others.length > 0) && { identifiers: [...(person.identifiers ?? []), ...others] }) };
  };
  return (
    <CommandForm command="subjects/{subject}/description" at={{ subject: subject.id }} initial={draftOf(subject)} body={body} onDone={onClose} onCancel={onClose}>
      {(draft, set) => <PersonFields draft={draft} set={set} />}
    </CommandForm>
  );
}
