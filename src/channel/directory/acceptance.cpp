// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/acceptance.h"

#include <fmt/format.h>

namespace comity::channel {

namespace {

constexpr std::int64_t day = std::int64_t{24} * 60 * 60 * 1000;

DirectoryVerdict refused(Error reason) {
    DirectoryVerdict verdict;
    verdict.reason = std::move(reason);
    return verdict;
}

DirectoryVerdict refused(ErrorKind kind, std::string message, std::string hint) {
    return refused(Error{kind, std::move(message), {}, std::move(hint)});
}

bool same_head(const DirectoryNote& note, const DirectoryDocument& document) {
    return note.federation == document.federation && note.sequence == document.sequence &&
           note.valid_from == document.valid_from && note.valid_until == document.valid_until;
}

}  // namespace

HeldDirectory first_trust(std::string federation, RootKeys roots) {
    return {std::move(federation), 0, {}, std::move(roots)};
}

DirectoryVerdict judge_directory(std::string_view note_octets, std::string_view json, const HeldDirectory& held,
                                 Instant now) {
    const auto note = open_directory_note(note_octets, held.roots);
    if (!note) return refused(note.error());
    if (note->federation != held.federation) {
        return refused(ErrorKind::forbidden,
                       fmt::format("the directory is of the federation '{}'", note->federation.substr(0, 80)),
                       fmt::format("this authority is in {}", held.federation));
    }
    if (crypto::sha256(json) != note->json) {
        return refused(ErrorKind::forbidden, "directory.json is not the one that was signed",
                       "fetch both files again from one place");
    }
    if (note->sequence < held.sequence) {
        return refused(ErrorKind::conflict,
                       fmt::format("directory {} is older than {}, which is held", note->sequence, held.sequence),
                       "fetch the newest from another place");
    }
    if (note->sequence == held.sequence) {
        DirectoryVerdict verdict;
        if (note->json == held.json) {
            verdict.answer = DirectoryAnswer::same;
            return verdict;
        }
        verdict = refused(ErrorKind::conflict, fmt::format("two directories were signed for number {}", note->sequence),
                          "keep both, ask the roots of the federation which one others hold, and send nothing before");
        verdict.answer = DirectoryAnswer::alarm;
        return verdict;
    }
    auto document = read_directory(json);
    if (!document) return refused(std::move(document).error());
    if (!same_head(*note, *document)) {
        return refused(ErrorKind::invalid, "the directory and its note do not say the same of themselves",
                       "the publisher made one of the two wrong");
    }
    if (held.sequence > 0 && document->sequence == held.sequence + 1 && document->previous != held.json) {
        return refused(
            ErrorKind::conflict,
            fmt::format("directory {} does not follow directory {}, which is held", document->sequence, held.sequence),
            "ask the roots of the federation which number its publisher continued");
    }
    if (now < document->valid_from) {
        return refused(ErrorKind::conflict,
                       fmt::format("directory {} is valid from {} on", document->sequence,
                                   to_string(in_utc(document->valid_from))),
                       "it is taken then, if this authority's clock is right");
    }
    DirectoryVerdict verdict;
    verdict.answer = DirectoryAnswer::accepted;
    verdict.held = HeldDirectory{held.federation, document->sequence, note->json,
                                 document->next_roots ? *document->next_roots : held.roots};
    verdict.document = *std::move(document);
    return verdict;
}

Freshness freshness_of(const DirectoryDocument& document, Instant now, std::int64_t grace_days) {
    const std::int64_t left = document.valid_until.utc_milliseconds() - now.utc_milliseconds();
    Freshness freshness;
    freshness.warn = left < expiry_warning_days * day;
    if (left >= 0) return freshness;
    freshness.flag = true;
    freshness.send_new_requests = false;
    freshness.receive = -left <= grace_days * day;
    return freshness;
}

}  // namespace comity::channel
