// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/result.h"

namespace comity::documents {

enum class ReplyAnswer { acknowledged, question, granted, granted_in_part, postponed, refused };

/// "acknowledged" …
std::string_view word_of(ReplyAnswer answer);
/// Errors: invalid.
Result<ReplyAnswer> reply_answer_named(std::string_view word);

/// What a partner without any system sends back about a sealed request (docs/formats/reply-slip.md): a small file, or a
/// code on paper. It is what somebody said, signed by nobody: a person decides what it is worth.
struct ReplySlip {
    std::string request;    ///< "sha256:…" of the request it answers
    std::string reference;  ///< of the requesting authority: "EXT-O-2026-00007"
    ReplyAnswer answer = ReplyAnswer::acknowledged;
    std::string registration;  ///< number given there; "" for none
    std::string office;        ///< who answers
    std::string contact;       ///< mail, telephone; "" for none
    CivilDate date;            ///< of the answer, there
    std::string text;          ///< a question, reasons; "" for none

    friend bool operator==(const ReplySlip&, const ReplySlip&) = default;
};

inline constexpr std::size_t max_reply_field = 200;     ///< octets of a short field
inline constexpr std::size_t max_reply_text = 4'000;    ///< octets of `text`
inline constexpr std::size_t max_reply_octets = 8'192;  ///< of the file

/// Canonical JSON. Errors: invalid for fields over their limit or without what must be there.
Result<std::string> to_json(const ReplySlip& slip);

/// Errors: invalid with what is wrong, unknown members too; limit.
Result<ReplySlip> read_reply_slip(std::string_view json);

}  // namespace comity::documents
