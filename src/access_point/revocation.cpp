// SPDX-License-Identifier: EUPL-1.2
#include "access_point/revocation.h"

#include <fmt/format.h>

#include "net/client/fetch.h"
#include "store/files/file.h"

namespace comity::access_point {

using crypto::RevocationAnswer;
using crypto::RevocationList;

namespace {

constexpr std::chrono::seconds list_time{60};

Result<std::string> body_of(Result<net::Fetched> fetched, const std::string& from) {
    TRY(answer, std::move(fetched));
    if (answer.status == 200) return std::move(answer.body);
    return fail(ErrorKind::unavailable, fmt::format("{} answers with status {}", from, answer.status), {},
                "look whether its operators have moved it");
}

Result<std::string> fetch_list(const std::string& from) {
    if (from.starts_with("https://") || from.starts_with("http://"))
        return body_of(net::fetch({.method = "GET", .url = from, .headers = {}, .body = {}},
                                  {.answer_bytes = crypto::max_revocation_list_octets, .whole = list_time}),
                       from);
    return store::read_whole(from, crypto::max_revocation_list_octets);
}

// RFC 6960 appendix A.1.
Result<std::string> ask_responder(const std::string& responder, const std::string& request) {
    return body_of(net::fetch({.method = "POST",
                               .url = responder,
                               .headers = {{"Content-Type", "application/ocsp-request"}},
                               .body = request},
                              {.answer_bytes = crypto::max_ocsp_octets}),
                   responder);
}

// A revocation is for good, whoever said it.
std::optional<RevocationAnswer> worse(std::optional<RevocationAnswer> one, const RevocationAnswer& other) {
    using Status = RevocationAnswer::Status;
    if (!one || other.status == Status::revoked) return other;
    if (one->status == Status::revoked || other.status == Status::unknown) return one;
    if (one->status == Status::unknown) return other;
    return one->next_update < other.next_update ? other : one;
}

}  // namespace

RevocationAccess revocation_access() {
    return {fetch_list, ask_responder};
}

std::optional<RevocationAnswer> Revocation::of(const crypto::Certificate& certificate) const {
    const std::lock_guard lock(mutex_);
    std::optional<RevocationAnswer> known;
    for (const auto& [number, held] : held_) {
        if (sources_[number].issuer.subject() != certificate.issuer()) continue;
        if (held.list) known = worse(known, held.list->status_of(certificate));
        const auto answer = held.answers.find(certificate.digest());
        if (answer != held.answers.end()) known = worse(known, answer->second);
    }
    return known;
}

bool Revocation::is_due(const std::optional<Instant>& next_update, std::chrono::milliseconds until_next) const {
    return !next_update ||
           next_update->utc_milliseconds() < surroundings_.now().utc_milliseconds() + until_next.count();
}

void Revocation::note(const std::string& from, const Error& error) const {
    surroundings_.log(fmt::format("revocation: {}: {}", from, to_string(error)));
}

void Revocation::refresh(const channel::Directory& directory, std::chrono::milliseconds until_next) {
    for (std::size_t number = 0; number < sources_.size(); ++number) {
        if (!sources_[number].list.empty()) refresh_list(number, until_next);
        if (!sources_[number].responder.empty()) refresh_answers(number, directory, until_next);
    }
}

void Revocation::refresh_list(std::size_t number, std::chrono::milliseconds until_next) {
    {
        const std::lock_guard lock(mutex_);
        const auto& known = held_[number].list;
        if (known && !is_due(known->next_update(), until_next)) return;
    }
    const RevocationSource& source = sources_[number];
    const auto der = access_.fetch(source.list);
    if (!der) return note(source.list, der.error());
    auto list = RevocationList::from_der(octets(*der), source.issuer);
    if (!list) return note(source.list, list.error());
    const std::lock_guard lock(mutex_);
    auto& known = held_[number].list;
    // An older one, which somebody recorded, would bring revoked certificates back.
    if (known && list->this_update() < known->this_update()) return;
    known = *std::move(list);
}

void Revocation::refresh_answers(std::size_t number, const channel::Directory& directory,
                                 std::chrono::milliseconds until_next) {
    for (const auto& authority : directory.document().authorities) {
        for (const auto& listed : authority.certificates) {
            const bool signs = listed.use == channel::CertificateUse::sign && listed.listed_at(surroundings_.now());
            if (!signs || is_answered(number, listed.sha256, until_next)) continue;
            const auto certificate = crypto::Certificate::from_der(octets(listed.der));
            if (!certificate || certificate->issuer() != sources_[number].issuer.subject()) continue;
            // One that is down would take its whole time for each of them.
            if (!refresh_answer(number, *certificate)) return;
        }
    }
}

bool Revocation::is_answered(std::size_t number, const crypto::Sha256& certificate,
                             std::chrono::milliseconds until_next) const {
    const std::lock_guard lock(mutex_);
    const auto held = held_.find(number);
    if (held == held_.end()) return false;
    const auto known = held->second.answers.find(certificate);
    if (known == held->second.answers.end()) return false;
    return known->second.status == RevocationAnswer::Status::revoked || !is_due(known->second.next_update, until_next);
}

bool Revocation::refresh_answer(std::size_t number, const crypto::Certificate& certificate) {
    const RevocationSource& source = sources_[number];
    const auto der = access_.ask(source.responder, crypto::ocsp_request(certificate, source.issuer));
    if (!der) {
        note(source.responder, der.error());
        return false;
    }
    const auto answer = crypto::read_ocsp_answer(octets(*der), certificate, source.issuer, surroundings_.now());
    if (!answer) {
        note(source.responder, answer.error());
        return true;
    }
    const std::lock_guard lock(mutex_);
    auto& answers = held_[number].answers;
    const auto known = answers.find(certificate.digest());
    const bool older = known != answers.end() && answer->this_update < known->second.this_update;
    if (!older) answers.insert_or_assign(certificate.digest(), *answer);
    return true;
}

}  // namespace comity::access_point
