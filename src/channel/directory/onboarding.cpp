// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/onboarding.h"

#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "channel/directory/document.h"
#include "channel/json/members.h"
#include "crypto/hex.h"
#include "format/json_writer.h"

namespace comity::channel {

namespace {

using format::Tree;

Result<FingerprintReading> reading(const Tree& tree) {
    TRY(members, Members::of(tree, "a reading of a fingerprint"));
    TRY(digest_member, members.required("sha256"));
    TRY(digest, digest_of(*digest_member));
    TRY(channel, members.text("channel"));
    TRY(person, members.text("person"));
    TRY_VOID(members.nothing_else());
    return FingerprintReading{digest, std::move(channel), std::move(person)};
}

}  // namespace

Result<OnboardingRecord> read_onboarding(std::string_view json) {
    TRY(tree, format::read_json(json, "onboarding.json"));
    TRY(members, Members::of(tree, "an onboarding record"));
    TRY(format, members.text("format"));
    if (format != onboarding_format) {
        return wrong_at(*tree.find("format"), fmt::format("the record has the format '{}'", format.substr(0, 40)),
                        fmt::format("this version of the program reads {}", onboarding_format));
    }
    OnboardingRecord read;
    TRY(authority_member, members.required("authority"));
    TRY(authority, read_authority(*authority_member));
    read.authority = std::move(authority);
    TRY(readings_member, members.required("readings"));
    TRY(readings, list_of<FingerprintReading>(*readings_member, max_listed, reading));
    read.readings = std::move(readings);
    TRY(approved_member, members.required("approvedBy"));
    TRY(approved, list_of<std::string>(*approved_member, max_listed, [](const Tree& item) { return text_of(item); }));
    read.approved_by = std::move(approved);
    TRY(at_member, members.required("at"));
    TRY(at, utc_of(*at_member));
    read.at = at;
    TRY_VOID(members.nothing_else());
    return read;
}

std::string onboarding_json(const OnboardingRecord& record) {
    format::JsonWriter json;
    json.object([&] {
        json.key("format").string(onboarding_format);
        json.key("authority").raw(authority_json(record.authority));
        json.key("readings").array([&] {
            for (const FingerprintReading& reading : record.readings) {
                json.object([&] {
                    json.key("sha256").string(crypto::hex(reading.sha256));
                    json.key("channel").string(reading.channel);
                    json.key("person").string(reading.person);
                });
            }
        });
        json.key("approvedBy").strings(record.approved_by);
        json.key("at").string(to_string(in_utc(record.at)));
    });
    return json.take() + "\n";
}

Result<std::vector<ListedAuthority>> onboarded_in(const std::vector<std::filesystem::path>& files) {
    std::vector<ListedAuthority> entries;
    for (const std::filesystem::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        std::stringstream text;
        text << stream.rdbuf();
        if (!stream)
            return fail(ErrorKind::unavailable, fmt::format("the onboarding record {} cannot be read", file.string()),
                        {}, "put it there, or take it out of the configuration");
        const auto named = [&](Error error) {
            error.message = fmt::format("{}: {}", file.string(), error.message);
            return tl::unexpected(std::move(error));
        };
        auto record = read_onboarding(text.str());
        if (!record) return named(std::move(record).error());
        auto entry = onboarded(*record);
        if (!entry) return named(std::move(entry).error());
        entries.push_back(*std::move(entry));
    }
    return entries;
}

Result<ListedAuthority> onboarded(const OnboardingRecord& record) {
    const std::set<std::string> persons(record.approved_by.begin(), record.approved_by.end());
    if (persons.size() < 2) {
        return fail(ErrorKind::conflict,
                    fmt::format("{} of two persons approved taking up {}", persons.size(), record.authority.id), {},
                    "a second person has to compare and approve");
    }
    for (const ListedCertificate& listed : record.authority.certificates) {
        const bool read = std::ranges::any_of(
            record.readings, [&](const FingerprintReading& reading) { return reading.sha256 == listed.sha256; });
        if (read) continue;
        return fail(
            ErrorKind::conflict,
            fmt::format("nobody compared the fingerprint {} of {}", crypto::hex(listed.sha256), record.authority.id),
            {}, "ask the other side to read it out over another channel, and record who compared");
    }
    ListedAuthority entry = record.authority;
    entry.source = EntrySource::manual;
    return entry;
}

}  // namespace comity::channel
