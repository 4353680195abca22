// SPDX-License-Identifier: EUPL-1.2
// What is not in Arabic yet stands in English.
import app from "../app/words.ar.json";
import { catalogues as english } from "./en";

export const catalogues = { ...english, app };
