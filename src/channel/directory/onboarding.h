// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/directory/authority.h"

/// An authority that is in no federation, taken up by hand: docs/formats/directory.md, "Onboarding by hand".
namespace comity::channel {

inline constexpr std::string_view onboarding_format = "comity-onboarding/v1";

/// That somebody heard or read a fingerprint from the other side, over another channel than the one by which the
/// certificate came.
struct FingerprintReading {
    crypto::Sha256 sha256{};
    std::string channel;  ///< in words: "telephone, number of the diplomatic list"
    std::string person;   ///< account that compared

    friend bool operator==(const FingerprintReading&, const FingerprintReading&) = default;
};

struct OnboardingRecord {
    ListedAuthority authority;
    std::vector<FingerprintReading> readings;
    std::vector<std::string> approved_by;  ///< accounts
    Instant at;

    friend bool operator==(const OnboardingRecord&, const OnboardingRecord&) = default;
};

/// Errors name the place: any other form, unknown members, the limits of a directory.
Result<OnboardingRecord> read_onboarding(std::string_view json);
std::string onboarding_json(const OnboardingRecord& record);

/// Entries of records in files, as configurations name them. Errors: a file that cannot be read; those of
/// read_onboarding() and onboarded(), with its name.
Result<std::vector<ListedAuthority>> onboarded_in(const std::vector<std::filesystem::path>& files);

/// The entry, with source `manual`. Errors (`conflict`): a certificate whose fingerprint nobody read; fewer than two
/// persons who approved.
Result<ListedAuthority> onboarded(const OnboardingRecord& record);

}  // namespace comity::channel
