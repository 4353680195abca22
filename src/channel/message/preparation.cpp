// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/preparation.h"

#include <utility>

#include <fmt/format.h>

#include "channel/anchor/log_anchor.h"
#include "channel/delivery/references.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_writer.h"
#include "channel/ebms/names.h"
#include "channel/message/brief_file.h"
#include "channel/mime/multipart_writer.h"

namespace comity::channel {

namespace {

constexpr std::string_view encrypted_type = "application/octet-stream";
constexpr std::string_view soap_type = "application/soap+xml; charset=UTF-8";

Result<SignedBlock> anchor_block(const HandedAnchor& anchor, const std::string& ids) {
    SignedBlock block{"_anchor-" + ids, {}};
    format::XmlWriter xml(channel_prefixes);
    write_log_anchor(xml, block.id, anchor, AnchorPlace::user_message);
    TRY(text, std::move(xml).finish());
    block.text = std::move(text);
    return block;
}

struct Blocks {
    SignedBlock messaging;
    SignedBlock body;
    std::optional<SignedBlock> anchor;
    std::optional<SignedBlock> fragment;

    std::vector<SignedBlock> list() const {
        std::vector<SignedBlock> blocks{messaging, body};
        if (anchor) blocks.push_back(*anchor);
        if (fragment) blocks.push_back(*fragment);
        return blocks;
    }
};

Result<Blocks> make_blocks(const Preparation& preparation, const std::string& ids) {
    UserMessage header = preparation.header;
    Blocks blocks;
    if (preparation.fragment) {
        if (preparation.parts.size() != 1) return fail(ErrorKind::invalid, "a fragment has one part");
        blocks.fragment = SignedBlock{"_frag-" + ids, {}};
        TRY(fragment, fragment_block(*preparation.fragment, blocks.fragment->id));
        blocks.fragment->text = std::move(fragment);
    } else {
        for (const PartToSend& part : preparation.parts) header.parts.push_back(part_info(part.description));
    }
    blocks.messaging.id = "_msg-" + ids;
    TRY(messaging, messaging_block(header, blocks.messaging.id));
    blocks.messaging.text = std::move(messaging);
    blocks.body.id = "_body-" + ids;
    TRY(body, body_block(blocks.body.id));
    blocks.body.text = std::move(body);
    if (preparation.anchor) {
        TRY(anchor, anchor_block(*preparation.anchor, ids));
        blocks.anchor = std::move(anchor);
    }
    return blocks;
}

/// Pass 2: the final file.
class Packing {
   public:
    Packing(const Preparation& preparation, const std::vector<SpooledPart>& parts, const std::string& envelope,
            const std::optional<Encryption>& encryption)
        : preparation_(preparation), parts_(parts), envelope_(envelope), encryption_(encryption) {}

    /// The Content-Type; nothing where the boundary occurs in a part.
    Result<std::optional<std::string>> write(SpoolFile& file, const crypto::RandomBytes& random) const {
        const std::string root = random_content_id("soap", preparation_.host, random);
        MultipartWriter writer(random_boundary(random), root, [&](Octets octets) { return file.append(octets); });
        const auto written = write_parts(writer, root);
        if (writer.collided()) return std::nullopt;
        if (!written) return tl::unexpected(written.error());
        return writer.content_type();
    }

   private:
    Result<void> write_parts(MultipartWriter& writer, const std::string& root) const {
        TRY_VOID(writer.begin_part(root, soap_type));
        TRY_VOID(writer.write(octets(envelope_)));
        for (std::size_t i = 0; i < parts_.size(); ++i) TRY_VOID(write_part(writer, i));
        return writer.finish();
    }

    Result<void> write_part(MultipartWriter& writer, std::size_t number) const {
        const std::string& id = preparation_.parts[number].description.content_id;
        const SpooledPart& part = parts_[number];
        const crypto::OctetSink sink = [&](Octets octets) { return writer.write(octets); };
        TRY_VOID(writer.begin_part(id, encryption_ ? encrypted_type : part.type));
        if (!encryption_) return part.read(sink);
        auto encryptor = encryption_->key.encrypt(static_cast<std::uint32_t>(number), sink);
        TRY_VOID(part.read([&](Octets piece) { return encryptor.write(piece); }));
        return encryptor.finish();
    }

    const Preparation& preparation_;
    const std::vector<SpooledPart>& parts_;
    const std::string& envelope_;
    const std::optional<Encryption>& encryption_;
};

}  // namespace

Result<PreparedMessage> prepare(const Preparation& preparation, Spool& spool, const crypto::RandomBytes& random) {
    std::vector<SpooledPart> spooled;
    std::vector<OutgoingPart> signed_parts;
    for (const PartToSend& part : preparation.parts) {
        TRY(next, spool_document(part.document, part.description.compressed, preparation.max_document, spool));
        signed_parts.push_back({part.description.content_id, next.type, next.signed_digest});
        spooled.push_back(std::move(next));
    }

    const std::string ids = random_uuid(random);
    TRY(blocks, make_blocks(preparation, ids));
    std::optional<Encryption> encryption;
    if (preparation.recipient && !preparation.parts.empty()) {
        encryption.emplace(Encryption{preparation.recipient->transport, preparation.recipient->reference,
                                      preparation.recipient->certificate, ContentKey::random(random)});
    }
    TRY(security, make_security(preparation.signer, encryption, blocks.list(), signed_parts, ids, random));

    PreparedMessage prepared;
    prepared.envelope = envelope_text({.security = security.block,
                                       .messaging = blocks.messaging.text,
                                       .anchor = blocks.anchor ? blocks.anchor->text : std::string(),
                                       .fragment = blocks.fragment ? blocks.fragment->text : std::string(),
                                       .body = blocks.body.text});
    const Packing packing(preparation, spooled, prepared.envelope, encryption);
    while (!prepared.file) {
        std::unique_ptr<SpoolFile> file = std::make_unique<BriefFile>(spool, preparation.in_memory);
        // Parts and nonces are the same, so what is written anew under another boundary is the same cipher text.
        TRY(type, packing.write(*file, random));
        if (!type) continue;
        prepared.content_type = *std::move(type);
        prepared.file = std::move(file);
    }
    if (!prepared.file->path().empty()) TRY_VOID(prepared.file->sync());

    std::vector<std::pair<std::string, std::string>> pairs;
    for (const Reference& reference : security.references) pairs.emplace_back(reference.uri, reference.digest);
    prepared.references_digest = references_digest(std::move(pairs));
    prepared.references = std::move(security.references);
    return prepared;
}

}  // namespace comity::channel
