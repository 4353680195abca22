// SPDX-License-Identifier: EUPL-1.2
#include "base/result.h"

namespace comity {

std::string to_string(const Place& place) {
    std::string text = place.file;
    if (place.line > 0) text += ":" + std::to_string(place.line);
    if (place.line > 0 && place.column > 0) text += ":" + std::to_string(place.column);
    return text;
}

tl::unexpected<Error> fail(ErrorKind kind, std::string message, Place place, std::string hint) {
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(place), std::move(hint)});
}

std::string to_string(const Error& error) {
    std::string text;
    if (!error.place.file.empty()) text += to_string(error.place) + ": ";
    text += error.message;
    if (!error.hint.empty()) text += " (" + error.hint + ")";
    return text;
}

}  // namespace comity
