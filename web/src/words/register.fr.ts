// SPDX-License-Identifier: EUPL-1.2
import library from "../library/words.fr.json";
import register from "../register/words.fr.json";

export const catalogues = { library, register };
