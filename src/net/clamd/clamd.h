// SPDX-License-Identifier: EUPL-1.2
// Asks ClamAV's daemon what it thinks of a file (clamd(8): VERSION, INSTREAM). The file travels over a socket of this
// machine only; the daemon is given no path and no name.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"

namespace comity::net {

/// "unix:/run/clamav/clamd.ctl", or "tcp:127.0.0.1:3310" of this machine.
struct ClamdAddress {
    std::string path;        ///< of a socket; "" for a port
    bool version_6 = false;  ///< [::1], where it is a port
    std::uint16_t port = 0;

    /// Errors: invalid, also for another machine: files of cases do not leave this one unprotected.
    static Result<ClamdAddress> parse(std::string_view text);
};

struct ClamdLimits {
    std::chrono::seconds connect{5};
    std::chrono::seconds whole{120};  ///< from the first octet to the answer
};

struct Scanned {
    enum class Verdict { clean, found, too_large };
    Verdict verdict = Verdict::clean;
    std::string found;  ///< as the scanner calls it: "Eicar-Signature"
    std::string by;     ///< "ClamAV 1.0.3/27150/Mon Jan 15 09:41:12 2024"
};

/// Gives the next octets of the file; empty at its end.
using NextPiece = std::function<Result<std::string>()>;

/// Errors: unavailable where the scanner cannot be reached, answers too late, or says anything but that a file is clean
/// or not; those of `next`. Never `clean` without its word.
[[nodiscard]] Result<Scanned> scan(const ClamdAddress& at, const NextPiece& next, const ClamdLimits& limits = {});

}  // namespace comity::net
