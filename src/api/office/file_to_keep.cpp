// SPDX-License-Identifier: EUPL-1.2
#include "api/office/file_to_keep.h"

#include <memory>
#include <utility>

#include <fmt/format.h>

namespace comity::api {

namespace {

class PieceStream final : public net::BodyStream {
   public:
    explicit PieceStream(Pieces pieces) : pieces_(std::move(pieces)) {}

    void next(Give give) override {
        auto piece = pieces_();
        give(piece ? std::optional(*std::move(piece)) : std::nullopt);
    }

   private:
    Pieces pieces_;
};

}  // namespace

net::Response file_to_keep(std::string_view name, Pieces pieces) {
    net::Response response;
    response.stream = std::make_shared<PieceStream>(std::move(pieces));
    response.headers.set("Content-Type", "application/octet-stream");
    response.headers.set("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
    return response;
}

}  // namespace comity::api
