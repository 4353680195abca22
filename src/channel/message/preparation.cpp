// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/preparation.h"

#include <stdexcept>
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

std::vector<OutgoingPart> outgoing_parts(const Preparation& preparation) {
    std::vector<OutgoingPart> parts;
    for (const PartToSend& part : preparation.parts) {
        parts.push_back(
            {part.description.content_id, packed_type(part.document, part.description.compressed), crypto::Sha256{}});
    }
    return parts;
}

std::string envelope_of(const Blocks& blocks, const std::string& security) {
    return envelope_text({.security = security,
                          .messaging = blocks.messaging.text,
                          .anchor = blocks.anchor ? blocks.anchor->text : std::string(),
                          .fragment = blocks.fragment ? blocks.fragment->text : std::string(),
                          .body = blocks.body.text});
}

/// The final file: the envelope's place first, then the parts, whose digests it needs, then the envelope.
class Packing {
   public:
    Packing(const Preparation& preparation, const Blocks& blocks, const std::string& ids, SpoolFile& file,
            const crypto::RandomBytes& random)
        : preparation_(preparation),
          blocks_(blocks),
          signed_blocks_(blocks.list()),
          ids_(ids),
          file_(file),
          parts_(outgoing_parts(preparation)),
          boundary_(random_boundary(random)),
          root_(random_content_id("soap", preparation.host, random)),
          writer_(boundary_, root_, [&file](Octets octets) { return file.append(octets); }) {
        if (!preparation.recipient || parts_.empty()) return;
        encryption_.emplace(Encryption{preparation.recipient->transport, preparation.recipient->reference,
                                       preparation.recipient->certificate, ContentKey::random(random)});
    }

    /// Everything but the file. Errors: where the boundary occurs in a part or in the envelope, collided() is true.
    Result<PreparedMessage> write(const crypto::RandomBytes& random) {
        std::string encrypted;
        if (encryption_) {
            TRY(made, encryption_blocks(*encryption_, parts_, ids_, random));
            encrypted = std::move(made);
        }
        TRY(unsigned_block, security_without_signature(preparation_.signer, encrypted, signed_blocks_, parts_, ids_));
        const std::string placeholder = envelope_of(blocks_, unsigned_block);
        TRY_VOID(writer_.begin_part(root_, soap_type));
        const std::uint64_t place = file_.size();
        TRY_VOID(writer_.write(octets(placeholder)));
        for (std::size_t i = 0; i < parts_.size(); ++i) TRY_VOID(write_part(i));
        TRY_VOID(writer_.finish());

        TRY(security, make_security(preparation_.signer, encrypted, signed_blocks_, parts_, ids_));
        PreparedMessage prepared;
        prepared.envelope = envelope_of(blocks_, security.block);
        if (prepared.envelope.size() != placeholder.size()) throw std::logic_error("the envelope has another size");
        in_envelope_ = prepared.envelope.find(boundary_) != std::string::npos;
        if (in_envelope_) return fail(ErrorKind::conflict, "the boundary occurs in the envelope");
        TRY_VOID(file_.replace(place, octets(prepared.envelope)));
        prepared.content_type = writer_.content_type();
        prepared.references = std::move(security.references);
        return prepared;
    }

    bool collided() const { return in_envelope_ || writer_.collided(); }

   private:
    Result<void> write_part(std::size_t number) {
        const PartToSend& part = preparation_.parts[number];
        OutgoingPart& outgoing = parts_[number];
        const crypto::OctetSink sink = [&](Octets octets) { return writer_.write(octets); };
        TRY_VOID(writer_.begin_part(outgoing.content_id, encryption_ ? encrypted_type : outgoing.mime_type));
        std::optional<crypto::GcmEncryptor> encryptor;
        if (encryption_) encryptor.emplace(encryption_->key.encrypt(static_cast<std::uint32_t>(number), sink));
        TRY(digest, pack_document(part.document, part.description.compressed, preparation_.max_document,
                                  [&](Octets octets) { return encryptor ? encryptor->write(octets) : sink(octets); }));
        outgoing.digest = digest;
        return encryptor ? encryptor->finish() : Result<void>();
    }

    const Preparation& preparation_;
    const Blocks& blocks_;
    const std::vector<SignedBlock> signed_blocks_;
    const std::string& ids_;
    SpoolFile& file_;
    std::vector<OutgoingPart> parts_;
    std::string boundary_;
    std::string root_;
    MultipartWriter writer_;
    std::optional<Encryption> encryption_;
    bool in_envelope_ = false;
};

}  // namespace

Result<PreparedMessage> prepare(const Preparation& preparation, Spool& spool, const crypto::RandomBytes& random) {
    const std::string ids = random_uuid(random);
    TRY(blocks, make_blocks(preparation, ids));
    while (true) {
        std::unique_ptr<SpoolFile> file = std::make_unique<BriefFile>(spool, preparation.in_memory);
        // Another boundary comes with another content key: nothing is encrypted twice under one nonce.
        Packing packing(preparation, blocks, ids, *file, random);
        auto prepared = packing.write(random);
        if (!prepared && packing.collided()) continue;
        if (!prepared) return prepared;
        if (!file->path().empty()) TRY_VOID(file->sync());
        prepared->file = std::move(file);
        std::vector<std::pair<std::string, std::string>> pairs;
        for (const Reference& reference : prepared->references) pairs.emplace_back(reference.uri, reference.digest);
        prepared->references_digest = references_digest(std::move(pairs));
        return prepared;
    }
}

}  // namespace comity::channel
