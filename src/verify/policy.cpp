// SPDX-License-Identifier: EUPL-1.2
#include "verify/policy.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>

namespace comity::verify {

namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& line) {
    Words words;
    std::string word;
    for (const char c : line + " ") {
        if (c != ' ' && c != '\t') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

class Reading {
   public:
    Outcome<void> take(const Words& words) {
        if (words[0] == "log" && (words.size() == 2 || words.size() == 3)) {
            auto key = read_key(words[1], KeyUse::log);
            if (!key) return wrong(key.error());
            if (!keys_.insert(key->public_key).second) return wrong("the same key twice");
            policy.logs.push_back(*std::move(key));
            return {};
        }
        if (words[0] == "witness" && (words.size() == 3 || words.size() == 4)) {
            auto key = read_key(words[2], KeyUse::witness);
            if (!key) return wrong(key.error());
            if (!keys_.insert(key->public_key).second) return wrong("the same key twice");
            return name(words[1], {words[1], *std::move(key), {}, 1});
        }
        if (words[0] == "group" && words.size() >= 4) return group(words);
        if (words[0] == "quorum" && words.size() == 2 && !quorum_read_) {
            quorum_read_ = true;
            if (words[1] == "none") return {};
            policy.has_quorum = true;
            return member(words[1]).map([this](std::size_t index) { policy.quorum = index; });
        }
        return wrong("no line of a policy: log, witness, group, or one quorum");
    }

    bool quorum_read() const { return quorum_read_; }
    Policy policy;

   private:
    Outcome<std::size_t> member(const std::string& wanted) const {
        for (std::size_t i = 0; i < policy.groups.size(); ++i) {
            if (policy.groups[i].name == wanted) return i;
        }
        return wrong("'" + wanted + "' is not defined before");
    }

    Outcome<void> name(const std::string& wanted, Policy::Group group) {
        if (wanted == "none" || member(wanted)) return wrong("the name '" + wanted + "' is taken");
        policy.groups.push_back(std::move(group));
        return {};
    }

    Outcome<void> group(const Words& words) {
        Policy::Group made{words[1], {}, {}, 0};
        for (std::size_t i = 3; i < words.size(); ++i) {
            const auto found = member(words[i]);
            if (!found) return wrong(found.error());
            if (!used_.insert(*found).second) return wrong("'" + words[i] + "' is a member twice");
            made.members.push_back(*found);
        }
        made.needed = words[2] == "all" ? made.members.size() : words[2] == "any" ? 1 : 0;
        if (made.needed == 0) {
            const auto& number = words[2];
            const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), made.needed);
            if (error != std::errc{} || std::to_string(made.needed) != number || made.needed < 1 ||
                made.needed > made.members.size()) {
                return wrong("'" + number + "' is no number of its members");
            }
        }
        return name(words[1], std::move(made));
    }

    bool quorum_read_ = false;
    std::set<std::string> keys_;
    std::set<std::size_t> used_;
};

}  // namespace

std::vector<Key> Policy::witnesses() const {
    std::vector<Key> keys;
    for (const Group& group : groups) {
        if (group.members.empty()) keys.push_back(group.witness);
    }
    return keys;
}

bool Policy::satisfied_by(const std::vector<Cosignature>& cosignatures) const {
    if (!has_quorum) return true;
    std::vector<bool> counts;
    for (const Group& group : groups) {
        if (group.members.empty()) {
            counts.push_back(std::any_of(cosignatures.begin(), cosignatures.end(),
                                         [&](const Cosignature& c) { return c.witness == group.witness; }));
            continue;
        }
        std::size_t met = 0;
        for (const std::size_t member : group.members) met += counts[member] ? 1 : 0;
        counts.push_back(met >= group.needed);
    }
    return counts[quorum];
}

Outcome<Policy> read_policy(std::string_view text) {
    if (text.size() > max_policy_octets) return wrong("the policy is larger than 1 MiB");
    Reading reading;
    std::istringstream lines{std::string(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const std::string place = "line " + std::to_string(number) + ": ";
        if (number > max_policy_lines) return wrong(place + "more than 1,000 lines");
        const bool control =
            std::any_of(line.begin(), line.end(), [](unsigned char c) { return (c < ' ' && c != '\t') || c == 0x7f; });
        if (control) return wrong(place + "a control character");
        const Words words = words_of(line);
        if (words.empty() || words[0][0] == '#') continue;
        if (const auto outcome = reading.take(words); !outcome) return wrong(place + outcome.error());
    }
    if (!reading.quorum_read()) return wrong("it has no quorum line");
    return std::move(reading.policy);
}

}  // namespace comity::verify
