// SPDX-License-Identifier: EUPL-1.2
import { type FormProps, RecordForm } from "../desk/RecordForm";
import type { CaseCommands } from "../office/commands";
import type { CommandDone } from "../office/types";
import { give, useCase } from "./CaseFile";

interface CommandFormProps<K extends keyof CaseCommands, D> extends FormProps<D, CaseCommands[K], CommandDone> {
  command: K;
  at?: Record<string, string>;
  /** Tells forms of the same command apart, for their drafts. */
  name?: string;
}

/** A form for one command to the case that is open. */
export function CommandForm<K extends keyof CaseCommands, D extends object>({ command, at, name = "", onDone, ...form }: CommandFormProps<K, D>) {
  const { file, reload } = useCase();
  return (
    <RecordForm
      {...form}
      name={`${file.id}.${command}.${name}.${Object.values(at ?? {}).join(".")}`}
      version={file.version}
      send={(sent, how) => give(file.id, command, sent, { at, ...how })}
      onDone={(done) => {
        reload();
        onDone?.(done);
      }}
    />
  );
}
