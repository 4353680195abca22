// SPDX-License-Identifier: EUPL-1.2
import { later } from "../app/later";

const Nothing = () => null;

// One chunk for all pictures, fetched when the first is shown: the Atlas draws its map without them.
export const InstrumentSpread = later(() => import("./Pictures").then((m) => m.InstrumentSpread), Nothing);
export const PartnersOverYears = later(() => import("./Pictures").then((m) => m.PartnersOverYears), Nothing);
