// SPDX-License-Identifier: EUPL-1.2
#include "node/marks.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "crypto/hex.h"
#include "crypto/hmac.h"
#include "node/docket/words.h"

namespace comity::node {

std::vector<std::string> marks_of(const cases::CaseState& state, const crypto::AeadKey& key) {
    std::set<std::string> known;
    for (const cases::Subject& subject : state.subjects) {
        if (subject.withdrawn) continue;
        for (const cases::Identifier& identifier : subject.identifiers)
            known.insert(fmt::format("paper\n{}\n{}\n{}", identifier.type, identifier.issued_by,
                                     fmt::join(words_of(identifier.value), "")));
        if (!subject.born || !subject.born->exact()) continue;
        for (const std::string& name : subject.names) {
            std::vector<std::string> words = words_of(name);
            std::ranges::sort(words);  // given name first or last: the same person
            known.insert(fmt::format("person\n{}\n{}", to_string(subject.born->first), fmt::join(words, " ")));
        }
    }
    std::vector<std::string> marks;
    for (const std::string& each : known) marks.push_back(crypto::hex(crypto::hmac_sha256(key.octets(), octets(each))));
    return marks;
}

}  // namespace comity::node
