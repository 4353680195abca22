// SPDX-License-Identifier: EUPL-1.2
// What is not in Arabic yet stands in English.
import approvals from "../approvals/words.ar.json";
import newcase from "../newcase/words.ar.json";
import { catalogues as english } from "./rooms.en";

export const catalogues = { ...english, approvals, newcase };
