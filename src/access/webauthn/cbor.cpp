// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/cbor.h"

#include <cbor.h>

#include <limits>
#include <memory>

#include <fmt/format.h>

namespace comity::access {
namespace {

struct Decref {
    void operator()(cbor_item_t* item) const { cbor_decref(&item); }
};
using Item = std::unique_ptr<cbor_item_t, Decref>;

/// Walks over the heads before libcbor does: libcbor allocates what a head claims before it looks whether so much
/// follows, and accepts forms that CTAP2 forbids.
class Heads {
   public:
    Heads(Octets octets, std::string_view what) : octets_(octets), what_(what) {}

    Result<std::size_t> value_length() {
        TRY_VOID(value(0));
        return at_;
    }

   private:
    Result<void> value(int depth) {
        if (depth > max_cbor_depth) return over("is nested deeper than", max_cbor_depth);
        if (++items_ > max_cbor_items) return over("has more values than", static_cast<int>(max_cbor_items));
        if (at_ >= octets_.size()) return broken("ends within a value");
        const unsigned char head = octets_[at_++];
        const unsigned major = head >> 5U;
        TRY(argument, read_argument(head & 0x1FU));
        switch (major) {
            case 0:
            case 1:
                if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
                    return broken("holds an integer beyond 63 bits");
                }
                return {};
            case 2:
            case 3:
                if (argument > octets_.size() - at_) return broken("ends within a string");
                at_ += static_cast<std::size_t>(argument);
                return {};
            case 4:
            case 5: {
                if (argument > octets_.size() - at_) return broken("ends within a list or map");
                const std::uint64_t values = major == 5 ? 2 * argument : argument;
                for (std::uint64_t i = 0; i < values; ++i) TRY_VOID(value(depth + 1));
                return {};
            }
            case 6:
                return broken("holds a tag");
            default:
                if (head != 0xF4 && head != 0xF5 && head != 0xF6)
                    return broken("holds a fraction or a value without meaning here");
                return {};
        }
    }

    Result<std::uint64_t> read_argument(unsigned low) {
        if (low < 24) return low;
        if (low > 27) return broken("holds an indefinite length");
        const std::size_t length = std::size_t{1} << (low - 24);
        if (length > octets_.size() - at_) return broken("ends within a value");
        std::uint64_t argument = 0;
        for (std::size_t i = 0; i < length; ++i) argument = argument << 8U | octets_[at_++];
        return argument;
    }

    tl::unexpected<Error> broken(std::string_view how) const {
        return fail(ErrorKind::invalid, fmt::format("the {} {}", what_, how), {},
                    "it is not as an authenticator writes it");
    }
    tl::unexpected<Error> over(std::string_view how, int limit) const {
        return fail(ErrorKind::limit, fmt::format("the {} {} {}", what_, how, limit), {},
                    "no authenticator needs so much");
    }

    Octets octets_;
    std::string_view what_;
    std::size_t at_ = 0;
    std::size_t items_ = 0;
};

std::string octets_of(const unsigned char* data, std::size_t size) {
    return data == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(data), size);
}

CborValue taken(const cbor_item_t* item) {
    CborValue value;
    switch (cbor_typeof(item)) {
        case CBOR_TYPE_UINT:
            value.kind = CborValue::Kind::integer;
            value.integer = static_cast<std::int64_t>(cbor_get_int(item));
            break;
        case CBOR_TYPE_NEGINT:
            value.kind = CborValue::Kind::integer;
            value.integer = -1 - static_cast<std::int64_t>(cbor_get_int(item));
            break;
        case CBOR_TYPE_BYTESTRING:
            value.kind = CborValue::Kind::bytes;
            value.octets = octets_of(cbor_bytestring_handle(item), cbor_bytestring_length(item));
            break;
        case CBOR_TYPE_STRING:
            value.kind = CborValue::Kind::text;
            value.octets = octets_of(cbor_string_handle(item), cbor_string_length(item));
            break;
        case CBOR_TYPE_ARRAY:
            value.kind = CborValue::Kind::list;
            for (std::size_t i = 0; i < cbor_array_size(item); ++i) {
                value.items.push_back(taken(cbor_array_handle(item)[i]));
            }
            break;
        case CBOR_TYPE_MAP:
            value.kind = CborValue::Kind::map;
            for (std::size_t i = 0; i < cbor_map_size(item); ++i) {
                value.keys.push_back(taken(cbor_map_handle(item)[i].key));
                value.items.push_back(taken(cbor_map_handle(item)[i].value));
            }
            break;
        default:  // Heads let only these three simple values through.
            value.kind = cbor_is_null(item) ? CborValue::Kind::null : CborValue::Kind::boolean;
            value.integer = !cbor_is_null(item) && cbor_get_bool(item) ? 1 : 0;
    }
    return value;
}

Result<void> check_keys(const CborValue& value, std::string_view what) {
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
        const CborValue& key = value.keys[i];
        if (!key.is(CborValue::Kind::integer) && !key.is(CborValue::Kind::text)) {
            return fail(ErrorKind::invalid, fmt::format("the {} has a key that is neither number nor text", what));
        }
        for (std::size_t j = 0; j < i; ++j) {
            const CborValue& other = value.keys[j];
            if (other.kind == key.kind && other.integer == key.integer && other.octets == key.octets) {
                return fail(ErrorKind::invalid, fmt::format("the {} has a key twice", what));
            }
        }
    }
    for (const CborValue& item : value.items) TRY_VOID(check_keys(item, what));
    return {};
}

}  // namespace

const CborValue* CborValue::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].is(Kind::text) && keys[i].octets == key) return &items[i];
    }
    return nullptr;
}

const CborValue* CborValue::find(std::int64_t key) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].is(Kind::integer) && keys[i].integer == key) return &items[i];
    }
    return nullptr;
}

Result<CborRead> read_first_cbor(Octets octets, std::string_view what) {
    if (octets.size() > max_cbor_octets) {
        return fail(ErrorKind::limit, fmt::format("the {} has over {} octets", what, max_cbor_octets), {},
                    "no authenticator needs so much");
    }
    TRY(length, Heads(octets, what).value_length());
    cbor_load_result outcome{};
    const Item item(cbor_load(octets.data(), length, &outcome));
    if (item == nullptr || outcome.error.code != CBOR_ERR_NONE || outcome.read != length) {
        return fail(ErrorKind::invalid, fmt::format("the {} is not CBOR", what));
    }
    CborRead read{taken(item.get()), length};
    TRY_VOID(check_keys(read.value, what));
    return read;
}

Result<CborValue> read_cbor(Octets octets, std::string_view what) {
    TRY(read, read_first_cbor(octets, what));
    if (read.used != octets.size()) {
        return fail(ErrorKind::invalid, fmt::format("octets follow after the {}", what));
    }
    return std::move(read.value);
}

}  // namespace comity::access
