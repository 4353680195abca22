// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/directory_keeper.h"

#include <array>
#include <set>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "format/canonical_json.h"

namespace comity::node {

namespace {

using channel::DirectoryAnswer;
using format::Value;

Result<channel::RootKeys> roots_of(const std::vector<std::string>& texts, std::int64_t threshold) {
    std::vector<record::VerifierKey> keys;
    for (const std::string& text : texts) {
        TRY(key, record::read_vkey(text));
        keys.push_back(std::move(key));
    }
    return channel::root_keys(std::move(keys), static_cast<std::size_t>(std::max<std::int64_t>(threshold, 0)));
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

Result<channel::HeldDirectory> DirectoryKeeper::first_trust() const {
    TRY(roots, roots_of(configuration_.roots, configuration_.threshold));
    return channel::first_trust(configuration_.federation, std::move(roots));
}

Result<std::optional<DirectoryKeeper::Kept>> DirectoryKeeper::kept(store::Connection& rows) {
    return rows.one("SELECT federation, sequence, roots, threshold, json FROM channel_directory WHERE authority = $1",
                    {authority_.id}, [](const store::Row& row) -> Result<Kept> {
                        Kept kept;
                        TRY(roots, roots_of(lines_of(row.text(2)), row.number(3)));
                        kept.json = row.string(4);
                        kept.held = {.federation = row.string(0),
                                     .sequence = row.number(1),
                                     .json = crypto::sha256(std::string_view(kept.json)),
                                     .roots = std::move(roots)};
                        return kept;
                    });
}

Result<std::shared_ptr<const channel::Directory>> DirectoryKeeper::current() {
    const std::lock_guard lock(mutex_);
    TRY(lease, database_.reader());
    TRY(version,
        lease->one("SELECT sequence, (SELECT COUNT(*) FROM channel_choice c WHERE c.authority = d.authority AND "
                   "c.approved_by <> '') FROM channel_directory d WHERE d.authority = $1",
                   {authority_.id}, [](const store::Row& row) { return Version{row.number(0), row.number(1)}; }));
    if (!version) return std::shared_ptr<const channel::Directory>();
    if (current_ && *version == version_) return current_;
    TRY(held, kept(*lease));
    if (!held) return std::shared_ptr<const channel::Directory>();
    TRY(document, channel::read_directory(held->json));
    TRY(choices, lease->all("SELECT peer FROM channel_choice WHERE authority = $1 AND approved_by <> ''",
                            {authority_.id}, [](const store::Row& row) { return row.string(0); }));
    // What the federation contradicts is left out here as there: the access point raises the alarm.
    TRY(made, channel::Directory::with_manual(document, manual_, {choices.begin(), choices.end()}));
    current_ = std::make_shared<const channel::Directory>(std::move(made.directory));
    version_ = *version;
    return current_;
}

Result<void> DirectoryKeeper::tell(Unit& unit, std::string_view type, const Value& payload,
                                   const command::Participant& by) {
    TRY(text, format::canonical_json(payload));
    const std::array drafts{record::Draft{.type = std::string(type), .payload = std::move(text)}};
    TRY_VOID(unit.recorder.append({"channel", "directory"}, drafts, {by.account, by.on_behalf_of, unit.now}));
    return {};
}

Result<void> DirectoryKeeper::keep(Unit& unit, const channel::HeldDirectory& held, std::string_view json) {
    std::string roots;
    for (const record::VerifierKey& key : held.roots.keys) roots += record::vkey(key) + "\n";
    TRY_VOID(
        tell(unit, "directory-accepted",
             Value::object(
                 {{"federation", held.federation}, {"sequence", held.sequence}, {"sha256", crypto::hex(held.json)}}),
             {"node"}));
    TRY_VOID(unit.rows.run(
        "INSERT INTO channel_directory (authority, federation, sequence, roots, threshold, json) VALUES ($1, $2, $3, "
        "$4, $5, $6) ON CONFLICT (authority) DO UPDATE SET federation = excluded.federation, sequence = "
        "excluded.sequence, roots = excluded.roots, threshold = excluded.threshold, json = excluded.json",
        {authority_.id, held.federation, held.sequence, roots, held.roots.threshold, json}));
    return {};
}

Result<void> DirectoryKeeper::keep_version(Unit& unit, const DistributedDirectory& version, std::int64_t accepted) {
    TRY_VOID(
        unit.rows.run("INSERT INTO channel_directory_version (authority, sequence, accepted, note, json) VALUES "
                      "($1, $2, $3, $4, $5) ON CONFLICT (authority, sequence) DO NOTHING",
                      {authority_.id, version.sequence, accepted, version.note, version.json}));
    return {};
}

Result<std::vector<DistributedDirectory>> DirectoryKeeper::in_force_at(const std::vector<Instant>& instants) {
    TRY(lease, database_.reader());
    std::set<std::int64_t> sequences;
    for (const Instant& instant : instants) {
        TRY(sequence, lease->one("SELECT MAX(sequence) FROM channel_directory_version WHERE authority = $1 AND "
                                 "accepted <= $2",
                                 {authority_.id, instant.utc_milliseconds()},
                                 [](const store::Row& row) { return row.is_null(0) ? 0 : row.number(0); }));
        if (sequence && *sequence > 0) sequences.insert(*sequence);
    }
    std::vector<DistributedDirectory> versions;
    for (const std::int64_t sequence : sequences) {
        TRY(version, lease->one("SELECT sequence, note, json FROM channel_directory_version WHERE authority = $1 AND "
                                "sequence = $2",
                                {authority_.id, sequence}, [](const store::Row& row) {
                                    return DistributedDirectory{row.number(0), row.string(1), row.string(2)};
                                }));
        if (version) versions.push_back(*std::move(version));
    }
    return versions;
}

Result<DirectoryAnswer> DirectoryKeeper::offer(std::string_view note, std::string_view json) {
    DirectoryAnswer answer = DirectoryAnswer::refused;
    std::optional<Error> reason;
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(before, kept(unit.rows));
        TRY(trust, first_trust());
        channel::DirectoryVerdict verdict =
            channel::judge_directory(note, json, before ? before->held : trust, unit.now);
        answer = verdict.answer;
        reason = verdict.reason;
        if (answer == DirectoryAnswer::accepted) {
            TRY_VOID(keep(unit, *verdict.held, json));
            TRY_VOID(keep_version(unit, {verdict.held->sequence, std::string(note), std::string(json)},
                                  unit.now.utc_milliseconds()));
        }
        if (answer == DirectoryAnswer::same)
            TRY_VOID(keep_version(unit, {before->held.sequence, std::string(note), std::string(json)}, 0));
        if (answer == DirectoryAnswer::alarm)
            TRY_VOID(alarms_.raise(unit, {.kind = "directory",
                                          .says = reason ? reason->message : "two directories for one number",
                                          .presented = std::string(note)}));
        return std::string();
    }));
    if (answer == DirectoryAnswer::refused || answer == DirectoryAnswer::alarm)
        return tl::unexpected(reason.value_or(Error{ErrorKind::conflict, "the directory is refused", {}, ""}));
    return answer;
}

Result<void> DirectoryKeeper::propose(const Person& person, const std::string& peer) {
    TRY(directory, current());
    if (!directory || !directory->authority(peer))
        return fail(ErrorKind::not_found, fmt::format("the directory lists no authority '{}'", peer), {},
                    "`comity channel directory` shows those it lists");
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(added, unit.rows.run("INSERT INTO channel_choice (authority, peer, proposed_by, proposed_on_behalf_of, "
                                 "approved_by) VALUES ($1, $2, $3, $4, '') ON CONFLICT (authority, peer) DO NOTHING",
                                 {authority_.id, peer, person.account, person.on_behalf_of}));
        if (added == 0) return fail(ErrorKind::conflict, fmt::format("{} is proposed or approved already", peer));
        TRY_VOID(tell(unit, "authority-proposed", Value::object({{"authority", peer}}), person.participant()));
        return std::string();
    }));
    return {};
}

Result<void> DirectoryKeeper::approve(const Person& person, const std::string& peer) {
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(proposed, unit.rows.one("SELECT proposed_by, proposed_on_behalf_of FROM channel_choice WHERE authority "
                                    "= $1 AND peer = $2 AND approved_by = ''",
                                    {authority_.id, peer}, [](const store::Row& row) {
                                        return command::Participant{row.string(0), row.string(1)};
                                    }));
        if (!proposed) return fail(ErrorKind::not_found, fmt::format("nobody proposed {}, or it is approved", peer));
        if (command::same_person(*proposed, person.participant()))
            return fail(ErrorKind::forbidden, fmt::format("{} proposed this and cannot approve it", person.account), {},
                        "a second person approves");
        TRY_VOID(
            unit.rows.run("UPDATE channel_choice SET approved_by = $3, approved_on_behalf_of = $4 WHERE authority = $1 "
                          "AND peer = $2",
                          {authority_.id, peer, person.account, person.on_behalf_of}));
        TRY_VOID(tell(unit, "authority-approved", Value::object({{"authority", peer}}), person.participant()));
        return std::string();
    }));
    return {};
}

Result<std::vector<DirectoryKeeper::Waiting>> DirectoryKeeper::waiting() {
    TRY(lease, database_.reader());
    return lease->all(
        "SELECT peer, proposed_by, proposed_on_behalf_of FROM channel_choice WHERE authority = $1 AND approved_by = '' "
        "ORDER BY peer",
        {authority_.id}, [](const store::Row& row) { return Waiting{row.string(0), {row.string(1), row.string(2)}}; });
}

}  // namespace comity::node
