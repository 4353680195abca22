// SPDX-License-Identifier: EUPL-1.2
import library from "../library/words.en.json";
import register from "../register/words.en.json";

export const catalogues = { library, register };
