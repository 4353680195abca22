// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

/// Errors of ebMS 3.0 Core section 6.7, Part 2 and the AS4 profile section 3.2, as one table.
namespace comity::channel {

enum class EbmsCode : int {
    value_not_recognized = 1,
    feature_ignored = 2,  ///< FeatureNotSupported as a warning: accepted all the same
    value_inconsistent = 3,
    other = 4,
    connection_failure = 5,
    empty_message_partition_channel = 6,
    mime_inconsistency = 7,
    feature_not_supported = 8,
    invalid_header = 9,
    processing_mode_mismatch = 10,
    external_payload_error = 11,
    routing_failure = 20,
    mpc_capacity_exceeded = 21,
    message_persistence_timeout = 22,
    message_expired = 23,
    bundling_error = 30,
    related_message_failed = 31,
    bad_fragment_group = 40,
    duplicate_message_size = 41,
    duplicate_fragment_count = 42,
    duplicate_message_header = 43,
    duplicate_action = 44,
    duplicate_compression_info = 45,
    duplicate_fragment = 46,
    bad_fragment_structure = 47,
    bad_fragment_num = 48,
    bad_fragment_count = 49,
    fragment_size_exceeded = 50,
    receive_interval_exceeded = 51,
    bad_properties = 52,
    header_mismatch = 53,
    out_of_storage_space = 54,
    decompression_error = 55,  ///< of a joined message
    response_using_alternate_mep = 60,
    failed_authentication = 101,
    failed_decryption = 102,
    policy_noncompliance = 103,
    dysfunctional_reliability = 201,
    delivery_failure = 202,
    missing_receipt = 301,
    invalid_receipt = 302,
    decompression_failure = 303,  ///< of a part
};

enum class Severity { failure, warning };

/// What an outbox does when a signed error of the code comes back for its message.
enum class SenderReaction {
    none,           ///< no receipt and no refusal
    retry,          ///< by the schedule
    refused,        ///< final: operator and case are told
    ask_directory,  ///< final, unless the newest directory shows a change of certificates
};

struct EbmsErrorRow {
    EbmsCode code;
    std::string_view short_description;
    std::string_view category;
    Severity severity;
    std::string_view origin;
    SenderReaction reaction;
};

std::span<const EbmsErrorRow> ebms_errors();
const EbmsErrorRow& row_of(EbmsCode code);

/// "EBMS:0103"; nothing for a code that is not in the table, as phase4's own 4001.
std::optional<EbmsCode> read_ebms_code(std::string_view text);
std::string to_string(EbmsCode code);
std::string_view to_string(Severity severity);

/// Why a message is refused: the code is what the peer is told, the detail is for the log only.
struct EbmsError {
    EbmsCode code;
    std::string detail;

    friend bool operator==(const EbmsError&, const EbmsError&) = default;
};

template <class T>
using EbmsResult = tl::expected<T, EbmsError>;

inline tl::unexpected<EbmsError> refuse(EbmsCode code, std::string detail) {
    return tl::unexpected(EbmsError{code, std::move(detail)});
}

}  // namespace comity::channel
