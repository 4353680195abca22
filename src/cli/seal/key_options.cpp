// SPDX-License-Identifier: EUPL-1.2
#include "cli/seal/key_options.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "cli/seal/files.h"
#include "crypto/random.h"
#include "crypto/secret_source.h"
#include "crypto/sha256.h"
#include "net/client/time_stamp_authority.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

constexpr std::string_view pkcs12_prefix = "pkcs12:";

}  // namespace

void KeyOptions::add_to(CLI::App& command) {
    command.add_option("--key", key, "file:PATH (PEM), pkcs12:PATH or pkcs11:MODULE;TOKEN;LABEL")
        ->required()
        ->type_name("KEY");
    command.add_option("--pin", pin, "PIN or password of the key: file:PATH or environment:NAME")->type_name("SECRET");
    command
        .add_option("--certificate", certificate,
                    "certificate of the key, then those above it (PEM); a PKCS#12 file has its own")
        ->type_name("PATH");
    command.add_option("--stamp", stamp_url, "time-stamping authority (RFC 3161) that is asked")->type_name("URL");
    command.add_option("--stamp-anchor", stamp_anchors, "certificates trusted for time stamps (PEM)")
        ->type_name("PATH");
}

Result<crypto::KeyWithPath> KeyOptions::open() const {
    if (key.starts_with(pkcs12_prefix)) {
        TRY(file, store::read_whole(key.substr(pkcs12_prefix.size()), crypto::max_pkcs12_octets));
        TRY(password, crypto::secret_named(pin, ".", "password of the PKCS#12 file"));
        return crypto::read_pkcs12(octets(file), password);
    }
    crypto::KeyWithPath opened;
    TRY(private_key, crypto::open_private_key(key, ".", pin));
    if (certificate.empty()) {
        return fail(ErrorKind::invalid, "the certificate of the key is not named", {}, "give --certificate PATH");
    }
    TRY(path, read_certificates({certificate}));
    opened.key = std::move(private_key);
    opened.path = std::move(path);
    return opened;
}

Result<seal::TimeStamper> KeyOptions::stamper() const {
    if (stamp_url.empty()) return seal::TimeStamper();
    TRY(anchors, read_certificates(stamp_anchors));
    return seal::TimeStamper([url = stamp_url, anchors = std::move(anchors)](std::string_view octets) {
        return net::ask_for_time_stamp(url, crypto::sha256(octets), anchors, crypto::system_random())
            .map([](const crypto::TimeStamp& stamp) { return stamp.token; });
    });
}

}  // namespace comity::cli
