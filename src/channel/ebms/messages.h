// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "channel/ebms/errors.h"
#include "channel/ebms/names.h"
#include "channel/ebms/reference.h"

/// The headers of ebMS 3.0 as values. Texts are as after the white space rule of the schema (xsd:token); an attribute
/// that may be missing is empty then.
namespace comity::channel {

struct MessageInfo {
    Instant timestamp{};
    std::string message_id{};         ///< RFC 2822 msg-id without angle brackets
    std::string ref_to_message_id{};  ///< or empty

    friend bool operator==(const MessageInfo&, const MessageInfo&) = default;
};

struct PartyId {
    std::string value{};  ///< printable ASCII
    std::string type{};   ///< or empty

    friend auto operator<=>(const PartyId&, const PartyId&) = default;
};

struct Party {
    PartyId id{};
    std::string role{};

    friend auto operator<=>(const Party&, const Party&) = default;
};

struct Agreement {
    std::string value{};
    std::string type{};  ///< or empty

    friend auto operator<=>(const Agreement&, const Agreement&) = default;
};

struct Service {
    std::string value{};
    std::string type{};  ///< or empty

    friend auto operator<=>(const Service&, const Service&) = default;
};

struct MessageProperty {
    std::string name{};
    std::string value{};
    std::string type{};  ///< or empty

    friend bool operator==(const MessageProperty&, const MessageProperty&) = default;
};

/// As it stands in the header; part.h says what it means.
struct PartInfo {
    std::string href{};
    std::vector<MessageProperty> properties{};  ///< no name twice

    friend bool operator==(const PartInfo&, const PartInfo&) = default;
};

struct UserMessage {
    std::string mpc{default_mpc};
    MessageInfo info{};
    Party from{};
    Party to{};
    std::optional<Agreement> agreement{};
    Service service{};
    std::string action{};
    std::string conversation_id{};              ///< may be empty
    std::vector<MessageProperty> properties{};  ///< no name twice
    std::vector<PartInfo> parts{};

    /// Nullptr where there is none of that name.
    const MessageProperty* property(std::string_view name) const;

    friend bool operator==(const UserMessage&, const UserMessage&) = default;
};

/// Proof of reception: the references of the message's signature, or for the source of a split message a copy of its
/// header, which proves nothing by itself.
struct Receipt {
    std::vector<Reference> references{};
    std::optional<UserMessage> copy{};

    friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// An eb:Error as sent or received; of a peer it may be any.
struct SignalError {
    std::string code{};  ///< "EBMS:0103"
    Severity severity = Severity::failure;
    std::string category{};
    std::string origin{};
    std::string short_description{};
    std::string ref_to_message_in_error{};
    std::string description{};  ///< English
    std::string detail{};

    friend bool operator==(const SignalError&, const SignalError&) = default;
};

struct PullRequest {
    std::string mpc{default_mpc};

    friend bool operator==(const PullRequest&, const PullRequest&) = default;
};

/// Holds a pull request alone, or a receipt, errors, or both.
struct SignalMessage {
    MessageInfo info{};
    std::optional<PullRequest> pull{};
    std::optional<Receipt> receipt{};
    std::vector<SignalError> errors{};

    friend bool operator==(const SignalMessage&, const SignalMessage&) = default;
};

using Messaging = std::variant<UserMessage, SignalMessage>;

/// The error signal for a message that was refused. The description is the table's: what was found stays in the log.
SignalError signal_error(EbmsCode code, std::string ref_to_message_in_error);

/// The header of a fragment (Part 2 section 4): names the part that holds a range of the source message.
struct MessageFragment {
    struct Compression {
        std::string algorithm{};
        std::uint64_t compressed_size = 0;

        friend bool operator==(const Compression&, const Compression&) = default;
    };
    /// Of the source message as MIME.
    struct MimeHeader {
        std::string content_type{};
        std::string boundary{};
        std::string type{};
        std::string start{};
        std::string start_info{};           ///< or empty
        std::string content_description{};  ///< or empty

        friend bool operator==(const MimeHeader&, const MimeHeader&) = default;
    };

    std::string href{};
    std::string group_id{};
    std::optional<std::uint64_t> message_size{};
    std::uint32_t fragment_count = 1;
    std::uint32_t fragment_num = 1;  ///< from 1
    std::optional<MimeHeader> message_header{};
    std::string action{};
    std::optional<Compression> compression{};

    friend bool operator==(const MessageFragment&, const MessageFragment&) = default;
};

}  // namespace comity::channel
