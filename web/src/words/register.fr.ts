// SPDX-License-Identifier: EUPL-1.2
import brief from "../brief/words.fr.json";
import library from "../library/words.fr.json";
import meetings from "../meetings/words.fr.json";
import register from "../register/words.fr.json";

export const catalogues = { brief, library, meetings, register };
