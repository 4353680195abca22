// SPDX-License-Identifier: EUPL-1.2
import library from "../library/words.ru.json";
import register from "../register/words.ru.json";

export const catalogues = { library, register };
