// SPDX-License-Identifier: EUPL-1.2
// What is not in Arabic yet stands in English.
import desk from "../desk/words.ar.json";
import docket from "../docket/words.ar.json";
import signin from "../signin/words.ar.json";
import today from "../today/words.ar.json";
import { catalogues as english } from "./desk.en";

export const catalogues = { ...english, desk, docket, signin, today };
