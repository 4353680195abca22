// SPDX-License-Identifier: EUPL-1.2
#include "cases/promises.h"

#include <fmt/format.h>

namespace comity::cases {

namespace {

bool binds(const Promise& promise, std::string_view subject, CivilDate today) {
    if (!promise.ended_because.empty()) return false;
    if (promise.until && today > *promise.until) return false;
    return promise.subject.empty() || subject.empty() || promise.subject == subject;
}

}  // namespace

std::vector<const Promise*> breached_by(const CaseState& state, std::span<const Touch> touches,
                                        std::string_view subject, CivilDate today) {
    std::vector<const Promise*> found;
    for (const Promise& promise : state.promises) {
        if (!binds(promise, subject, today)) continue;
        for (const Touch touch : touches) {
            if (!promise.breached_by.contains(std::string(word(touch)))) continue;
            found.push_back(&promise);
            break;
        }
    }
    return found;
}

Result<void> keep_promises(const CaseState& state, std::span<const Touch> touches, std::string_view subject,
                           CivilDate today) {
    const auto breached = breached_by(state, touches, subject, today);
    if (breached.empty()) return {};
    const Promise& promise = *breached.front();
    return fail(ErrorKind::conflict,
                fmt::format("this would breach promise {} ({} {}): {}", promise.id, promise.kind,
                            promise.given ? "given" : "received", promise.says),
                {}, "ask the other State for its consent and end the promise with that paper, or do not do it");
}

}  // namespace comity::cases
