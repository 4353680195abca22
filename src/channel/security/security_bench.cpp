// SPDX-License-Identifier: EUPL-1.2
// One message with one part of 10 KiB, in memory: what security costs beside openssl speed (docs/performance.md).
#include <benchmark/benchmark.h>

#include "channel/security/sample_message.h"

namespace comity::channel {

namespace {

constexpr std::size_t part_octets = 10 * 1024;

struct Setting {
    SampleOptions options;
    SampleKey signer;
    SampleKey recipient;
    std::string part;

    explicit Setting(const SampleOptions& chosen)
        : options(chosen),
          signer(signing_pair(chosen.sign)),
          recipient(recipient_pair(*chosen.encrypt)),
          part(part_octets, 'x') {}
};

struct OnTheWire {
    std::string envelope;
    std::string part;
};

crypto::OctetSink into(std::string& text) {
    return [&text](Octets octets) -> Result<void> {
        text += as_text(octets);
        return {};
    };
}

/// Digest, sign, wrap the content key, encrypt.
OnTheWire made(const Setting& setting) {
    const SampleHeader header = sample_header(false, setting.part);
    const ContentKey key = ContentKey::random(crypto::system_random());
    const std::optional<Encryption> encryption =
        Encryption{*setting.options.encrypt, KeyReference::ski, setting.recipient.certificate, key.copy()};
    const Signer signer{*setting.signer.key, setting.options.sign, SigningToken::x509v3, {setting.signer.certificate}};
    auto security = make_security(signer, encryption, header.blocks, header.parts, "sample", crypto::system_random());
    OnTheWire message{envelope_text({security->block, header.blocks[0].text, {}, {}, header.blocks[1].text}), {}};
    message.part.reserve(part_octets + crypto::gcm_overhead);
    auto encryptor = key.encrypt(0, into(message.part));
    if (!encryptor.write(octets(setting.part)) || !encryptor.finish()) std::abort();
    return message;
}

/// Read, check policy and signature, unwrap the content key, decrypt, digest.
void take(const Setting& setting, const OnTheWire& message) {
    const std::vector<crypto::Certificate> signers = {setting.signer.certificate};
    const std::vector<DecryptionKey> keys = {{setting.recipient.certificate, setting.recipient.key.get()}};
    const auto checked = check_message(message.envelope, setting.options.policy(), signers, keys);
    if (!checked) std::abort();
    std::string plain;
    plain.reserve(part_octets);
    auto decryptor = checked->key->decrypt(into(plain));
    if (!decryptor.write(octets(message.part)) || !decryptor.finish()) std::abort();
    if (crypto::sha256(octets(plain)) != checked->policy.parts[0].digest) std::abort();
}

void make_message(benchmark::State& state, const SampleOptions& options) {
    const Setting setting(options);
    for (auto _ : state) benchmark::DoNotOptimize(made(setting).envelope.data());
    state.SetItemsProcessed(state.iterations());
}

void take_message(benchmark::State& state, const SampleOptions& options) {
    const Setting setting(options);
    const OnTheWire message = made(setting);
    for (auto _ : state) take(setting, message);
    state.SetItemsProcessed(state.iterations());
}

/// The part of taking that no key has to do with.
void read_message(benchmark::State& state) {
    const Setting setting({});
    const OnTheWire message = made(setting);
    for (auto _ : state) {
        const auto document = format::read_xml(message.envelope);
        const auto envelope = read_envelope(*document);
        const auto messaging = read_messaging(envelope->messaging);
        const auto header = read_security(*envelope->security);
        benchmark::DoNotOptimize(header->signature.value.data());
    }
}

void digest_header(benchmark::State& state) {
    const Setting setting({});
    const OnTheWire message = made(setting);
    const auto document = format::read_xml(message.envelope);
    const auto envelope = read_envelope(*document);
    const auto header = read_security(*envelope->security);
    for (auto _ : state) {
        for (const auto& element : {envelope->messaging, envelope->body, header->signature.signed_info})
            benchmark::DoNotOptimize(canonical(element)->data());
    }
}

constexpr SampleOptions profile_115{.sign = SignatureAlgorithm::rsa_sha256, .encrypt = KeyTransport::rsa_oaep_sha256};
constexpr SampleOptions profile_20{};
constexpr SampleOptions profile_20_ec{.sign = SignatureAlgorithm::ecdsa_sha256, .encrypt = KeyTransport::ecdh_hkdf};

BENCHMARK_CAPTURE(make_message, as4_1_15, profile_115);
BENCHMARK_CAPTURE(make_message, as4_2_0, profile_20);
BENCHMARK_CAPTURE(make_message, as4_2_0_p256, profile_20_ec);
BENCHMARK_CAPTURE(take_message, as4_1_15, profile_115);
BENCHMARK_CAPTURE(take_message, as4_2_0, profile_20);
BENCHMARK_CAPTURE(take_message, as4_2_0_p256, profile_20_ec);
BENCHMARK(read_message);
BENCHMARK(digest_header);

}  // namespace

}  // namespace comity::channel
