// SPDX-License-Identifier: EUPL-1.2
// What a table may count, and by what (docs/formats/statistics.md).

import { counted } from "../register/codes";

export type Counted = (typeof counted)[number];

export const groupings: Record<Counted, readonly string[]> = {
  cases: ["kind", "direction", "state", "region", "year", "status"],
  agreements: ["kind", "year", "region", "state", "stage", "coverage"],
};
