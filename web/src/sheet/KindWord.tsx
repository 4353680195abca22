// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import { Said } from "./English";

const kinds = ["reservation", "declaration", "objection", "notification", "territorial", "authority", "language", "withdrawal"];

/** What a State made: a reservation, a declaration, … */
export function KindWord({ kind }: { kind: string }) {
  const t = useWords("instrument");
  return kinds.includes(kind) ? <>{t(`kind-${kind}`)}</> : <Said text={kind} />;
}
