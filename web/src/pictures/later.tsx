// SPDX-License-Identifier: EUPL-1.2
import { lazy } from "react";

// One chunk for all pictures, fetched when the first is shown: the Atlas draws its map without them.
export const InstrumentSpread = lazy(() => import("./Pictures").then((m) => ({ default: m.InstrumentSpread })));
export const PartnersOverYears = lazy(() => import("./Pictures").then((m) => ({ default: m.PartnersOverYears })));
