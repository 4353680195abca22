// SPDX-License-Identifier: EUPL-1.2
import { type FormProps, RecordForm } from "../desk/RecordForm";
import type { CaseCommands } from "../office/commands";
import type { CommandDone } from "../office/types";
import { give, useCase } from "./CaseFile";
import { useShownCase } from "./useShownCase";

interface CommandFormProps<K extends keyof CaseCommands, D> extends FormProps<D, CaseCommands[K], CommandDone> {
  command: K;
  at?: Record<string, string>;
  /** Tells forms of the same command apart, for their drafts. */
  name?: string;
}

/** A form for one command to the case that is open. */
export function CommandForm<K extends keyof CaseCommands, D extends object>({ command, at, name = "", onDone, ...form }: CommandFormProps<K, D>) {
  const { file } = useCase();
  const shown = useShownCase();
  return (
    <RecordForm
      {...form}
      name={`${file.id}.${command}.${name}.${Object.values(at ?? {}).join(".")}`}
      shown={shown}
      send={(sent, how) => give(file.id, command, sent, { at, ...how })}
      onDone={(done) => {
        shown.reload();
        onDone?.(done);
      }}
    />
  );
}
