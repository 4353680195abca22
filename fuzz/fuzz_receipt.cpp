// SPDX-License-Identifier: EUPL-1.2
// The body of an answer to a message of ours, while the signers of the test vectors are trusted. It is signed by them
// or has a fault, never both, and what they signed proves no message but its own.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "channel/message/received_signal.h"
#include "channel/message/test_federation.h"
#include "require.h"

namespace {

using namespace comity;
using namespace comity::channel;

void check(std::string_view content_type, std::string_view body, const TestProfile& profile) {
    static const auto trust = test_trust();
    const SignalExpectation expected{test_party("xb-moj"), profile.profile, profile.algorithm};
    const auto read = read_signal(content_type, body, expected, *trust, test_now());
    if (!read) return;
    require(read->signer.has_value() != read->fault.has_value());
    OutgoingMessage message;
    message.recipient = "xb-moj";
    message.message_id = "another message of ours@gw.xa.example";
    const auto signal = received_signal(*read, {}, message);
    require(signal.signed_by_peer == read->signer.has_value());
    require(!check_receipt(*read, {message.message_id, {}}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    for (const TestProfile* profile : {&test_115, &test_20}) {
        check("application/soap+xml; charset=UTF-8", body, *profile);
        check("multipart/related; type=\"application/soap+xml\"; boundary=b", body, *profile);
    }
    return 0;
}
