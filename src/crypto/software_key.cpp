// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hex.h"
#include "crypto/hmac.h"
#include "crypto/key_wrap.h"
#include "crypto/secret_source.h"

namespace comity::crypto {

namespace {

class SoftwareAuthorityKey final : public AuthorityKey {
   public:
    SoftwareAuthorityKey(AeadKey key, RandomBytes random)
        : key_(std::move(key)),
          random_(std::move(random)),
          id_("software:" + hex(hmac_sha256(key_.octets(), octets("comity authority key id"))).substr(0, 16)) {}

    const std::string& id() const override { return id_; }

    Result<std::string> wrap(const AeadKey& key, Octets associated) const override {
        return seal(key_, key.octets(), associated, random_);
    }

    Result<AeadKey> unwrap(Octets wrapped, Octets associated) const override {
        auto opened = open(key_, wrapped, associated);
        if (!opened || opened->size() != aead_key_octets) return does_not_unwrap(id_);
        return AeadKey::from(Secret::taken_from(*opened).octets());
    }

   private:
    AeadKey key_;
    RandomBytes random_;
    std::string id_;
};

constexpr std::string_view what = "authority key";

/// The error tells nothing of the digits.
Result<std::unique_ptr<AuthorityKey>> from_digits(const Secret& digits, Place place, RandomBytes random) {
    auto decoded = from_hex(as_text(digits.octets()));
    const Secret key_octets = decoded ? Secret::taken_from(*decoded) : Secret();
    if (key_octets.size() != aead_key_octets) {
        return fail(ErrorKind::invalid, "the authority key is not 64 hexadecimal digits", std::move(place),
                    "make one with: openssl rand -hex 32");
    }
    TRY(key, AeadKey::from(key_octets.octets()));
    return software_authority_key(std::move(key), std::move(random));
}

}  // namespace

tl::unexpected<Error> does_not_unwrap(const std::string& id) {
    return fail(ErrorKind::invalid, "the data key does not open under the authority key '" + id + "'", {},
                "configure the authority key it was wrapped under; if that is this one, the wrapped key was changed or "
                "moved: restore it from a backup");
}

std::unique_ptr<AuthorityKey> software_authority_key(AeadKey key, RandomBytes random) {
    return std::make_unique<SoftwareAuthorityKey>(std::move(key), std::move(random));
}

Result<std::unique_ptr<AuthorityKey>> authority_key_from_file(const std::filesystem::path& file, RandomBytes random) {
    TRY(digits, secret_from_file(file, what));
    return from_digits(digits, {file.string()}, std::move(random));
}

Result<std::unique_ptr<AuthorityKey>> authority_key_from_environment(const std::string& variable, RandomBytes random) {
    TRY(digits, secret_from_environment(variable, what));
    return from_digits(digits, {variable}, std::move(random));
}

}  // namespace comity::crypto
