// SPDX-License-Identifier: EUPL-1.2
// What a storage server answers in XML. Besides not failing: what is read is whole, and a refusal says why.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "require.h"
#include "store/s3/answers.h"

namespace {

template <class T>
bool read(const comity::Result<T>& answer) {
    if (!answer) require(!answer.error().message.empty() && !answer.error().hint.empty());
    return answer.has_value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace s3 = comity::store::s3;
    const std::string_view xml(reinterpret_cast<const char*>(data), size);
    if (const auto listing = s3::read_listing(xml); read(listing)) {
        require(listing->objects.size() <= s3::max_listed);
        for (const auto& object : listing->objects) require(!object.key.empty());
    }
    if (const auto uploads = s3::read_uploads(xml); read(uploads)) {
        for (const auto& upload : *uploads) require(!upload.key.empty() && !upload.upload_id.empty());
    }
    if (const auto id = s3::read_upload_id(xml); read(id)) require(!id->empty());
    if (const auto tag = s3::read_copied_tag(xml); read(tag)) require(!tag->empty());
    const bool completed = read(s3::read_completed(xml));
    const s3::ServerError error = s3::read_error(xml);
    require(!completed || error.code.empty());
    return 0;
}
