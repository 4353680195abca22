// SPDX-License-Identifier: EUPL-1.2
#include "cases/correspondence/tables.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/correspondence/built_in_tables.h"
#include "format/csv.h"

namespace comity::cases {

namespace {

constexpr std::array<std::string_view, 3> issuers{"sender", "receiver", "carrier"};

constexpr std::array all_milestones{
    Milestone{"channel.submitted", "submitted", 1, true, "transmission.submitted_at"},
    Milestone{"channel.receipted", "receipted", 2},
    Milestone{"channel.unproven", "unproven", 2, false},
    Milestone{"channel.refused", "refused", 2, false},
    Milestone{"channel.taken_over", "taken-over", 3, true, "transmission.taken_over_at"},
    Milestone{"channel.not_taken_over", "not-taken-over", 3, false},
    Milestone{"channel.delivered", "delivered", 4, true, "transmission.delivered_at"},
    Milestone{"channel.not_delivered", "not-delivered", 4, false},
    Milestone{"channel.opened", "opened", 5, true, "transmission.opened_at"},
    Milestone{"channel.not_opened", "not-opened", 5, false},
    Milestone{"case.acknowledged", "acknowledged", 6, true, "transmission.acknowledged_at"},
};

using Cells = std::vector<std::string>;

/// Our own tables: a fault in them is a fault of the program.
std::vector<Cells> rows(std::string_view text, std::string_view file, const Cells& columns) {
    auto table = format::read_csv(text, file);
    if (!table) throw std::logic_error(to_string(table.error()));
    if (table->columns != columns)
        throw std::logic_error(fmt::format("{}: the columns are {}", file, fmt::join(columns, ",")));
    std::vector<Cells> found;
    for (format::CsvTable::Row& row : table->rows) found.push_back(std::move(row.cells));
    return found;
}

template <class Word>
Word one_of(std::string_view cell, std::initializer_list<std::pair<std::string_view, Word>> words,
            std::string_view file) {
    for (const auto& [word, value] : words)
        if (word == cell) return value;
    throw std::logic_error(fmt::format("{}: '{}' is not known", file, cell));
}

std::vector<std::string> words_of(std::string_view cell) {
    std::vector<std::string> words;
    while (!cell.empty()) {
        const std::size_t blank = std::min(cell.find(' '), cell.size());
        if (blank > 0) words.emplace_back(cell.substr(0, blank));
        cell.remove_prefix(std::min(blank + 1, cell.size()));
    }
    return words;
}

constexpr std::string_view channels_file = "src/cases/correspondence/channels.csv";
constexpr std::string_view evidences_file = "src/cases/correspondence/evidences.csv";
constexpr std::string_view actions_file = "src/cases/correspondence/actions.csv";

std::vector<Channel> read_channels() {
    std::vector<Channel> found;
    for (Cells& row : rows(channels_csv, channels_file, {"channel", "proofs", "is"}))
        found.push_back({row[0], one_of<bool>(row[1], {{"machine", true}, {"person", false}}, channels_file), row[2]});
    return found;
}

std::vector<EvidenceKind> read_evidences() {
    std::vector<EvidenceKind> found;
    for (Cells& row : rows(evidences_csv, evidences_file, {"channel", "evidence", "event", "issuer", "is"})) {
        if (!find_milestone(row[2])) throw std::logic_error(fmt::format("{}: no event '{}'", evidences_file, row[2]));
        found.push_back(
            {row[0], row[1], row[2],
             one_of<Issuer>(row[3],
                            {{"sender", Issuer::sender}, {"receiver", Issuer::receiver}, {"carrier", Issuer::carrier}},
                            evidences_file),
             row[4]});
    }
    return found;
}

std::vector<ActionKind> read_actions() {
    std::vector<ActionKind> found;
    for (Cells& row : rows(actions_csv, actions_file, {"action", "opens_case", "as_sent", "as_received", "is"}))
        found.push_back({row[0], one_of<bool>(row[1], {{"yes", true}, {"no", false}}, actions_file), words_of(row[2]),
                         words_of(row[3]), row[4]});
    return found;
}

template <class Kind>
Result<const Kind*> find(std::span<const Kind> kinds, std::string_view word, std::string_view what) {
    const auto at = std::ranges::find(kinds, word, &Kind::word);
    if (at != kinds.end()) return &*at;
    std::vector<std::string_view> known;
    for (const Kind& kind : kinds) known.push_back(kind.word);
    return fail(ErrorKind::invalid, fmt::format("'{}' is no {}", word, what), {},
                fmt::format("one of {}", fmt::join(known, ", ")));
}

}  // namespace

std::span<const Channel> channels() {
    static const std::vector<Channel> table = read_channels();
    return table;
}

std::span<const EvidenceKind> evidence_kinds() {
    static const std::vector<EvidenceKind> table = read_evidences();
    return table;
}

std::span<const ActionKind> action_kinds() {
    static const std::vector<ActionKind> table = read_actions();
    return table;
}

std::span<const Milestone> milestones() {
    return all_milestones;
}

Result<const Channel*> find_channel(std::string_view word) {
    return find(channels(), word, "channel");
}

Result<const ActionKind*> find_action(std::string_view word) {
    return find(action_kinds(), word, "kind of message");
}

Result<const EvidenceKind*> find_evidence(std::string_view channel, std::string_view word) {
    std::vector<std::string_view> known;
    for (const EvidenceKind& kind : evidence_kinds()) {
        if (kind.channel != channel) continue;
        if (kind.word == word) return &kind;
        known.push_back(kind.word);
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is no evidence of the channel {}", word, channel), {},
                fmt::format("one of {}", fmt::join(known, ", ")));
}

const Milestone* find_milestone(std::string_view event) {
    const auto at = std::ranges::find(all_milestones, event, &Milestone::event);
    return at == all_milestones.end() ? nullptr : &*at;
}

std::string_view word(Issuer issuer) {
    return issuers[static_cast<std::size_t>(issuer)];
}

}  // namespace comity::cases
