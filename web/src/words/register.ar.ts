// SPDX-License-Identifier: EUPL-1.2
// What is not in Arabic yet stands in English: of the register its frame is, with the words of kinds and stages.
import register from "../register/words.ar.json";
import { catalogues as english } from "./register.en";

export const catalogues = { ...english, register: { ...english.register, ...register } };
