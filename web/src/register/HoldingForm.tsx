// SPDX-License-Identifier: EUPL-1.2
import { type FormProps, RecordForm } from "../desk/RecordForm";
import { type CommandOf, giveHolding, type HoldingDone, type Kind, type Kinds, useHolding } from "./holding";
import { useShownHolding } from "./useShownHolding";

interface HoldingFormProps<K extends Kind, C extends CommandOf<K>, D> extends FormProps<D, Kinds[K]["commands"][C], HoldingDone> {
  /** Which commands these are. */
  to: K;
  command: C;
  at?: Record<string, string>;
  /** Tells forms of the same command apart, for their drafts. */
  name?: string;
}

/** A form for one command to what of the register is open. */
export function HoldingForm<K extends Kind, C extends CommandOf<K>, D extends object>({ to, command, at = {}, name = "", onDone, ...form }: HoldingFormProps<K, C, D>) {
  const { holding } = useHolding();
  const shown = useShownHolding();
  return (
    <RecordForm
      {...form}
      name={`${holding.id}.${command}.${name}.${Object.values(at).join(".")}`}
      shown={shown}
      send={(sent, how) => giveHolding(to, holding.id, command, sent, at, how)}
      onDone={(done) => {
        shown.reload();
        onDone?.(done);
      }}
    />
  );
}
