// SPDX-License-Identifier: EUPL-1.2
import register from "../register/words.fr.json";

export const catalogues = { register };
