// SPDX-License-Identifier: EUPL-1.2
export { InstrumentSpread } from "./InstrumentSpread";
export { PartnersOverYears } from "./PartnersOverYears";
