// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/errors.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace comity::channel {

namespace {

constexpr std::string_view content = "Content", communication = "Communication", unpackaging = "Unpackaging",
                           processing = "Processing";
constexpr std::string_view ebms = "ebMS", security = "security", reliability = "reliability";
constexpr Severity failure = Severity::failure, warning = Severity::warning;
constexpr SenderReaction none = SenderReaction::none, retry = SenderReaction::retry, final = SenderReaction::refused,
                         ask = SenderReaction::ask_directory;

constexpr EbmsErrorRow rows[] = {
    {EbmsCode::value_not_recognized, "ValueNotRecognized", content, failure, ebms, final},
    {EbmsCode::feature_ignored, "FeatureNotSupported", content, warning, ebms, none},
    {EbmsCode::value_inconsistent, "ValueInconsistent", content, failure, ebms, final},
    {EbmsCode::other, "Other", content, failure, ebms, final},
    {EbmsCode::connection_failure, "ConnectionFailure", communication, failure, ebms, retry},
    {EbmsCode::empty_message_partition_channel, "EmptyMessagePartitionChannel", communication, warning, ebms, none},
    {EbmsCode::mime_inconsistency, "MimeInconsistency", unpackaging, failure, ebms, final},
    {EbmsCode::feature_not_supported, "FeatureNotSupported", unpackaging, failure, ebms, final},
    {EbmsCode::invalid_header, "InvalidHeader", unpackaging, failure, ebms, final},
    {EbmsCode::processing_mode_mismatch, "ProcessingModeMismatch", processing, failure, ebms, final},
    {EbmsCode::external_payload_error, "ExternalPayloadError", content, failure, ebms, final},
    {EbmsCode::routing_failure, "RoutingFailure", processing, failure, ebms, final},
    {EbmsCode::mpc_capacity_exceeded, "MPCCapacityExceeded", processing, failure, ebms, retry},
    {EbmsCode::message_persistence_timeout, "MessagePersistenceTimeout", processing, failure, ebms, final},
    {EbmsCode::message_expired, "MessageExpired", processing, warning, ebms, none},
    {EbmsCode::bundling_error, "BundlingError", content, failure, ebms, final},
    {EbmsCode::related_message_failed, "RelatedMessageFailed", processing, failure, ebms, final},
    {EbmsCode::bad_fragment_group, "BadFragmentGroup", content, failure, ebms, final},
    {EbmsCode::duplicate_message_size, "DuplicateMessageSize", content, failure, ebms, final},
    {EbmsCode::duplicate_fragment_count, "DuplicateFragmentCount", content, failure, ebms, final},
    {EbmsCode::duplicate_message_header, "DuplicateMessageHeader", content, failure, ebms, final},
    {EbmsCode::duplicate_action, "DuplicateAction", content, failure, ebms, final},
    {EbmsCode::duplicate_compression_info, "DuplicateCompressionInfo", content, failure, ebms, final},
    {EbmsCode::duplicate_fragment, "DuplicateFragment", content, failure, ebms, final},
    {EbmsCode::bad_fragment_structure, "BadFragmentStructure", unpackaging, failure, ebms, final},
    {EbmsCode::bad_fragment_num, "BadFragmentNum", content, failure, ebms, final},
    {EbmsCode::bad_fragment_count, "BadFragmentCount", content, failure, ebms, final},
    {EbmsCode::fragment_size_exceeded, "FragmentSizeExceeded", unpackaging, warning, ebms, final},
    {EbmsCode::receive_interval_exceeded, "ReceiveIntervalExceeded", unpackaging, failure, ebms, final},
    {EbmsCode::bad_properties, "BadProperties", unpackaging, warning, ebms, final},
    {EbmsCode::header_mismatch, "HeaderMismatch", unpackaging, failure, ebms, final},
    {EbmsCode::out_of_storage_space, "OutOfStorageSpace", unpackaging, failure, ebms, final},
    {EbmsCode::decompression_error, "DecompressionError", processing, failure, ebms, final},
    {EbmsCode::response_using_alternate_mep, "ResponseUsingAlternateMEP", processing, warning, ebms, final},
    {EbmsCode::failed_authentication, "FailedAuthentication", processing, failure, security, ask},
    {EbmsCode::failed_decryption, "FailedDecryption", processing, failure, security, ask},
    {EbmsCode::policy_noncompliance, "PolicyNoncompliance", processing, failure, security, final},
    {EbmsCode::dysfunctional_reliability, "DysfunctionalReliability", processing, failure, reliability, final},
    {EbmsCode::delivery_failure, "DeliveryFailure", communication, failure, reliability, retry},
    {EbmsCode::missing_receipt, "MissingReceipt", communication, failure, ebms, none},
    {EbmsCode::invalid_receipt, "InvalidReceipt", communication, failure, ebms, retry},
    {EbmsCode::decompression_failure, "DecompressionFailure", communication, failure, ebms, final},
};

}  // namespace

std::span<const EbmsErrorRow> ebms_errors() {
    return rows;
}

const EbmsErrorRow& row_of(EbmsCode code) {
    return *std::ranges::find(rows, code, &EbmsErrorRow::code);
}

std::optional<EbmsCode> read_ebms_code(std::string_view text) {
    constexpr std::string_view start = "EBMS:";
    if (!text.starts_with(start) || text.size() != start.size() + 4) return std::nullopt;
    text.remove_prefix(start.size());
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    const auto found =
        std::ranges::find(rows, number, [](const EbmsErrorRow& row) { return static_cast<int>(row.code); });
    return found == std::end(rows) ? std::nullopt : std::optional(found->code);
}

std::string to_string(EbmsCode code) {
    return fmt::format("EBMS:{:04}", static_cast<int>(code));
}

std::string_view to_string(Severity severity) {
    return severity == Severity::failure ? "failure" : "warning";
}

}  // namespace comity::channel
