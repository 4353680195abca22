// SPDX-License-Identifier: EUPL-1.2
#include "record/policy.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "record/lines.h"

namespace comity::record {

namespace {

std::vector<std::string_view> words_of(std::string_view line) {
    constexpr std::string_view blanks = " \t";
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t begin = line.find_first_not_of(blanks);
        if (begin == std::string_view::npos) return words;
        const std::size_t end = std::min(line.find_first_of(blanks, begin), line.size());
        words.push_back(line.substr(begin, end - begin));
        line.remove_prefix(end);
    }
}

bool same_key(const VerifierKey& a, const VerifierKey& b) {
    return a.key == b.key;
}

/// One file being read.
class PolicyReader {
   public:
    explicit PolicyReader(std::string_view file) : file_(file) {}

    std::vector<VerifierKey> logs;
    std::vector<PolicyGroup> groups;
    std::optional<std::size_t> quorum;  ///< groups.size() at most; npos for none
    static constexpr std::size_t no_witness = static_cast<std::size_t>(-1);

    Result<void> line(std::string_view text, int number) {
        line_ = number;
        const bool allowed =
            std::ranges::all_of(text, [](char c) { return c == '\t' || static_cast<unsigned char>(c) >= ' '; });
        if (!allowed || text.find('\x7f') != text.npos) return wrong("a control character", "write text and tabs only");
        const auto words = words_of(text);
        if (words.empty() || words[0].starts_with('#')) return {};
        if (words[0] == "log") return read_log(words);
        if (words[0] == "witness") return read_witness(words);
        if (words[0] == "group") return read_group(words);
        if (words[0] == "quorum") return read_quorum(words);
        return wrong(fmt::format("'{}' begins no line of a policy", words[0].substr(0, 40)),
                     "begin with log, witness, group or quorum");
    }

    tl::unexpected<Error> wrong(std::string message, std::string hint, ErrorKind kind = ErrorKind::invalid) const {
        return fail(kind, std::move(message), {std::string(file_), line_}, std::move(hint));
    }

   private:
    using Words = std::vector<std::string_view>;

    Result<VerifierKey> key(std::string_view text, KeyType wanted) const {
        auto read = read_vkey(text);
        if (!read) return wrong(read.error().message, read.error().hint);
        if (read->type != wanted) {
            return wrong(fmt::format("the key of {} is of type {}, not {}", read->name, int(read->type), int(wanted)),
                         "logs have keys of type 1, witnesses of type 4");
        }
        return *std::move(read);
    }

    Result<void> read_log(const Words& words) {
        if (words.size() != 2 && words.size() != 3)
            return wrong("a log line of another form", "write: log <vkey> [<url>]");
        if (logs.size() == max_policy_names) return too_many();
        TRY(log, key(words[1], KeyType::ed25519));
        if (std::ranges::any_of(logs, [&](const VerifierKey& known) { return same_key(known, log); })) {
            return wrong(fmt::format("the key of {} is given twice", log.name), "keep one of the two");
        }
        logs.push_back(std::move(log));
        return {};
    }

    Result<void> read_witness(const Words& words) {
        if (words.size() != 3 && words.size() != 4) {
            return wrong("a witness line of another form", "write: witness <name> <vkey> [<url>]");
        }
        TRY_VOID(check_new(words[1]));
        TRY(witness, key(words[2], KeyType::cosignature_v1));
        const bool twice = std::ranges::any_of(
            groups, [&](const PolicyGroup& g) { return g.members.empty() && same_key(g.witness, witness); });
        if (twice) return wrong(fmt::format("the key of {} is given twice", witness.name), "keep one of the two");
        groups.push_back({std::string(words[1]), 1, {}, std::move(witness)});
        return {};
    }

    Result<void> read_group(const Words& words) {
        if (words.size() < 4)
            return wrong("a group line of another form", "write: group <name> all|any|<number> <name>...");
        TRY_VOID(check_new(words[1]));
        PolicyGroup group{std::string(words[1]), 0, {}, {}};
        for (const std::string_view name : std::span(words).subspan(3)) {
            TRY(member, find(name));
            if (std::ranges::find(used_, member) != used_.end()) {
                return wrong(fmt::format("'{}' is a member twice", name), "each may count in one way only");
            }
            used_.push_back(member);
            group.members.push_back(member);
        }
        const std::size_t count = group.members.size();
        const auto number = words[2] == "all"   ? std::optional<std::uint64_t>(count)
                            : words[2] == "any" ? std::optional<std::uint64_t>(1)
                                                : decimal(words[2]);
        if (!number || *number < 1 || *number > count) {
            return wrong(fmt::format("'{}' is no number of members", words[2]),
                         fmt::format("write all, any, or a number from 1 to {}", count));
        }
        group.threshold = *number;
        groups.push_back(std::move(group));
        return {};
    }

    Result<void> read_quorum(const Words& words) {
        if (words.size() != 2) return wrong("a quorum line of another form", "write: quorum <name>, or quorum none");
        if (quorum) return wrong("a second quorum", "keep one of the two");
        if (words[1] == "none") {
            quorum = no_witness;
            return {};
        }
        TRY(found, find(words[1]));
        quorum = found;
        return {};
    }

    Result<void> check_new(std::string_view name) const {
        if (groups.size() == max_policy_names) return too_many();
        const bool taken = std::ranges::any_of(groups, [&](const PolicyGroup& group) { return group.name == name; });
        if (taken || name == "none") return wrong(fmt::format("the name '{}' is taken", name), "give another name");
        return {};
    }

    Result<std::size_t> find(std::string_view name) const {
        const auto at = std::ranges::find(groups, name, &PolicyGroup::name);
        if (at == groups.end()) {
            return wrong(fmt::format("'{}' names no witness or group", name), "define it on a line before");
        }
        return static_cast<std::size_t>(at - groups.begin());
    }

    tl::unexpected<Error> too_many() const {
        return wrong(fmt::format("more than {} names", max_policy_names), "leave out what the quorum does not need",
                     ErrorKind::limit);
    }

    std::string_view file_;
    int line_ = 0;
    std::vector<std::size_t> used_;
};

}  // namespace

Policy Policy::of_logs(std::vector<VerifierKey> logs) {
    Policy policy;
    policy.logs_ = std::move(logs);
    return policy;
}

std::vector<VerifierKey> Policy::witnesses() const {
    std::vector<VerifierKey> keys;
    for (const PolicyGroup& group : groups_) {
        if (group.members.empty()) keys.push_back(group.witness);
    }
    return keys;
}

bool Policy::satisfied_by(std::span<const VerifiedSignature> cosignatures) const {
    if (quorum_ == none) return true;
    // Members stand before their groups, so one pass decides all.
    std::vector<bool> counts;
    for (const PolicyGroup& group : groups_) {
        if (group.members.empty()) {
            counts.push_back(std::ranges::find(cosignatures, group.witness, &VerifiedSignature::key) !=
                             cosignatures.end());
        } else {
            const auto met = std::ranges::count_if(group.members, [&](std::size_t member) { return counts[member]; });
            counts.push_back(static_cast<std::size_t>(met) >= group.threshold);
        }
    }
    return counts[quorum_];
}

Result<Policy> read_policy(std::string_view text, std::string_view file) {
    PolicyReader reader(file);
    if (text.size() > max_policy) {
        return reader.wrong(fmt::format("larger than {} octets", max_policy), "leave out what the quorum does not need",
                            ErrorKind::limit);
    }
    LineReader lines(text);
    int number = 0;
    while (const auto line = lines.next()) TRY_VOID(reader.line(*line, ++number));
    if (!lines.rest().empty()) return reader.wrong("the last line does not end", "end it with a line feed");
    if (!reader.quorum) return reader.wrong("no quorum", "write: quorum <name>, or quorum none");
    Policy policy;
    policy.logs_ = std::move(reader.logs);
    policy.groups_ = std::move(reader.groups);
    policy.quorum_ = *reader.quorum;
    return policy;
}

}  // namespace comity::record
