// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include <tl/expected.hpp>

namespace comity::channel {

/// Why a body is no multipart/related message of ours.
struct MimeFault {
    enum class Kind {
        malformed,     ///< nobody could read it: HTTP 400 before the root is read, EBMS:0007 after
        inconsistent,  ///< readable, but parts are too many, nameless or named twice: EBMS:0007
        wrong_root,    ///< the root is not SOAP 1.2: HTTP 400
    };
    Kind kind = Kind::malformed;
    std::string detail;  ///< for the log: the place and what was expected

    friend bool operator==(const MimeFault&, const MimeFault&) = default;
};

template <class T>
using MimeResult = tl::expected<T, MimeFault>;

}  // namespace comity::channel
