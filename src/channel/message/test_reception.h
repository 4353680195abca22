// SPDX-License-Identifier: EUPL-1.2
// For tests: xb-moj as it receives the stored messages.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "channel/message/memory_spool.h"
#include "channel/message/receiver.h"
#include "channel/message/test_federation.h"
#include "channel/pmode/pmode_reader.h"

namespace comity::channel {

/// One of the P-Modes for tests: pm-115, pm-115-sign, pm-20, pm-anchor.
inline PMode test_pmode(std::string_view id) {
    const bool first = id.starts_with("pm-115");
    const std::string json = fmt::format(
        R"({{"id":"{}","profile":"{}","initiator":{{"authority":"xa-moj"}},"responder":{{"authority":"xb-moj"}},
            "service":{{"value":"coop-1","type":"urn:x-comity:services"}},"actions":["SubmitRequest","WithdrawRequest"],
            "payload":{{"max_inflated":16777216}},"encrypt":{{"on":{}}},"anchor":{}}})",
        id, first ? "as4-1.15" : "as4-2.0", id != "pm-115-sign", id == "pm-anchor");
    return read_pmodes(json, "pmode.json", PModeUse::tests).value().front();
}

inline DirectoryAnswers test_answers() {
    return {[](std::string_view authority) { return std::optional(test_party(std::string(authority))); },
            [](std::string_view, Profile) { return true; }};
}

/// What was received, and what became of the quarantine.
class TestReception {
   public:
    explicit TestReception(std::string_view pmode) : TestReception(std::vector{test_pmode(pmode)}) {}
    explicit TestReception(std::vector<PMode> pmodes) : pmodes_(PModes::of(std::move(pmodes)).value()) {}

    Accepted<Incoming> receive(std::string_view content_type, std::string_view body, std::size_t piece = 4096) {
        const Reception with = reception();
        auto receiver = Receiver::open(with, content_type);
        if (!receiver) return tl::unexpected(receiver.error());
        read = 0;
        while (!body.empty()) {
            const std::string part(body.substr(0, piece));  // gone when the next one comes
            read += part.size();
            if (auto written = (*receiver)->write(octets(part)); !written) return tl::unexpected(written.error());
            body.remove_prefix(part.size());
        }
        return (*receiver)->finish();
    }
    Accepted<Incoming> receive(const std::string& name, std::size_t piece = 4096) {
        const auto request = vector_request(name + ".mime");
        return receive(request.content_type, request.body, piece);
    }

    const PModes& pmodes() const { return pmodes_; }

    MemorySpool quarantine;
    SeenBefore seen;
    std::size_t asked = 0;  ///< how often the table of duplicates was
    std::size_t read = 0;   ///< octets of the body until it ended
    Instant now = test_now();
    ReceiveLimits limits;
    bool takes_fragments = false;

   private:
    PModes pmodes_;
    std::unique_ptr<Trust> trust_ = test_trust();
    std::unique_ptr<crypto::PrivateKey> rsa_ = crypto::vector_key("xb-enc-rsa");
    std::unique_ptr<crypto::PrivateKey> x25519_ = crypto::vector_key("xb-enc-x25519");
    DecryptionKey keys_[2] = {{crypto::vector_certificate("xb-enc-rsa"), rsa_.get()},
                              {crypto::vector_certificate("xb-enc-x25519"), x25519_.get()}};

   public:
    Reception reception() {
        return {.pmodes = pmodes_,
                .own = "xb-moj",
                .directory = test_answers(),
                .trust = *trust_,
                .keys = keys_,
                .seen =
                    [this](const std::string&, const std::string&, const crypto::Sha256&) {
                        ++asked;
                        return Result<SeenBefore>(seen);
                    },
                .quarantine = quarantine,
                .now = now,
                .limits = limits,
                .takes_fragments = takes_fragments};
    }
};

}  // namespace comity::channel
