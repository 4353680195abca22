// SPDX-License-Identifier: EUPL-1.2
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypto/hex.h"
#include "crypto/hmac.h"
#include "crypto/key_wrap.h"

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

constexpr std::string_view how_to_make = "make one with: openssl rand -hex 32";

/// `digits` is wiped. The error tells nothing of them.
Result<std::unique_ptr<AuthorityKey>> from_digits(std::string& digits, const std::string& where, RandomBytes random) {
    const Secret text = Secret::taken_from(digits);
    std::string_view line = as_text(text.octets());
    if (line.ends_with('\n')) line.remove_suffix(1);
    auto decoded = from_hex(line);
    if (!decoded || decoded->size() != aead_key_octets) {
        if (decoded) Secret::taken_from(*decoded);
        return fail(ErrorKind::invalid, "the authority key in " + where + " is not 64 hexadecimal digits", {},
                    std::string(how_to_make));
    }
    TRY(key, AeadKey::from(Secret::taken_from(*decoded).octets()));
    return software_authority_key(std::move(key), std::move(random));
}

class OpenFile {
   public:
    explicit OpenFile(const std::filesystem::path& file) : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    int descriptor() const { return descriptor_; }

   private:
    int descriptor_;
};

tl::unexpected<Error> cannot_read(const std::filesystem::path& file) {
    return fail(ErrorKind::unavailable, std::string("the authority key cannot be read: ") + std::strerror(errno),
                {file.string()}, "name a file that exists and that the node's user owns");
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
    const OpenFile opened(file);
    struct stat status{};
    if (opened.descriptor() < 0 || ::fstat(opened.descriptor(), &status) != 0) return cannot_read(file);
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorKind::invalid, "the authority key is not in a regular file", {file.string()},
                    "name a file with 64 hexadecimal digits");
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return fail(ErrorKind::invalid, "others than its owner may use the file of the authority key", {file.string()},
                    "chmod 600 " + file.string() + ", and change the key if others may have read it");
    }
    std::string digits(aead_key_octets * 2 + 2, '\0');  // one octet more than a key and its line end
    std::size_t length = 0;
    while (length < digits.size()) {
        const ssize_t count = ::read(opened.descriptor(), digits.data() + length, digits.size() - length);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return cannot_read(file);
        if (count == 0) break;
        length += static_cast<std::size_t>(count);
    }
    digits.resize(length);
    return from_digits(digits, "the file " + file.string(), std::move(random));
}

Result<std::unique_ptr<AuthorityKey>> authority_key_from_environment(const std::string& variable, RandomBytes random) {
    const char* value = std::getenv(variable.c_str());
    if (!value) {
        return fail(ErrorKind::not_found, "the environment variable " + variable + " is not set", {},
                    "set it to the authority key, 64 hexadecimal digits; " + std::string(how_to_make));
    }
    std::string digits = value;
    return from_digits(digits, "the environment variable " + variable, std::move(random));
}

}  // namespace comity::crypto
