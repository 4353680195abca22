// SPDX-License-Identifier: EUPL-1.2
#include "format/canonical_json.h"

#include <charconv>
#include <optional>
#include <variant>

#include "format/json_writer.h"
#include "format/utf8.h"
#include "format/value_reader.h"

namespace comity::format {

namespace {

bool is_in_range(std::int64_t value) {
    return value >= -max_canonical_integer && value <= max_canonical_integer;
}

std::string out_of_range_hint() {
    return "keep it within ±" + std::to_string(max_canonical_integer) + ", or write it as a string";
}

Result<Value> scalar(const Tree& tree) {
    if (tree.quoted) return Value(tree.text);
    if (tree.text == "true") return Value(true);
    if (tree.text == "false") return Value(false);
    if (tree.text.find_first_of(".eE") != std::string::npos) {
        return fail(ErrorKind::invalid, "'" + tree.text.substr(0, 40) + "' is not written as an integer", tree.place,
                    "write an integer, or the number as a string");
    }
    std::int64_t value = 0;
    const char* end = tree.text.data() + tree.text.size();
    const auto [stop, fault] = std::from_chars(tree.text.data(), end, value);
    if (fault == std::errc::result_out_of_range || (fault == std::errc() && !is_in_range(value))) {
        return fail(ErrorKind::invalid, "the integer " + tree.text.substr(0, 40) + " is out of range", tree.place,
                    out_of_range_hint());
    }
    if (fault != std::errc() || stop != end) {
        return fail(ErrorKind::invalid, "'" + tree.text.substr(0, 40) + "' is not a JSON value", tree.place,
                    "write a string in quotes");
    }
    return Value(value);
}

/// Writes one value; remembers the keys that lead to where it is.
class CanonicalWriter {
   public:
    Result<std::string> text(const Value& value) {
        TRY_VOID(write(value, 0));
        if (out_.size() > max_document_bytes) return too_large(std::to_string(max_document_bytes) + " bytes");
        return std::move(out_);
    }

   private:
    static tl::unexpected<Error> too_large(const std::string& limit) {
        return fail(ErrorKind::limit, "the value needs more than " + limit, {}, "split it");
    }

    tl::unexpected<Error> wrong(const std::string& what, std::string hint) const {
        const std::string place = path_.empty() ? "the value " : "the value at '" + pointer() + "' ";
        return fail(ErrorKind::invalid, place + what, {}, std::move(hint));
    }

    Result<bool> write(const Value& value, int depth) {
        if (++nodes_ > max_nodes) return too_large(std::to_string(max_nodes) + " values");
        if (value.is_null()) {
            out_ += "null";
        } else if (const auto boolean = value.as_boolean()) {
            out_ += *boolean ? "true" : "false";
        } else if (const auto integer = value.as_integer()) {
            if (!is_in_range(*integer)) return wrong("is an integer out of range", out_of_range_hint());
            out_ += std::to_string(*integer);
        } else if (const std::string* string = value.as_string()) {
            if (!is_utf8(*string)) return wrong("is not UTF-8", "convert the text to UTF-8");
            append_quoted(out_, *string);
        } else if (depth == max_depth) {
            return too_large(std::to_string(max_depth) + " levels");
        } else if (const Value::List* list = value.as_list()) {
            return write_list(*list, depth);
        } else {
            return write_object(*value.as_object(), depth);
        }
        return true;
    }

    Result<bool> write_list(const Value::List& list, int depth) {
        out_ += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0) out_ += ',';
            path_.push_back({std::nullopt, i});
            TRY_VOID(write(list[i], depth + 1));
            path_.pop_back();
        }
        out_ += ']';
        return true;
    }

    Result<bool> write_object(const Value::Object& object, int depth) {
        out_ += '{';
        for (std::size_t i = 0; i < object.size(); ++i) {
            const auto& [key, value] = object[i];
            if (i > 0) out_ += ',';
            if (!is_utf8(key)) return wrong("has a key that is not UTF-8", "convert the key to UTF-8");
            path_.push_back({key});
            if (i > 0 && key == object[i - 1].key) return wrong("is given twice", "keep one of the two");
            append_quoted(out_, key);
            out_ += ':';
            TRY_VOID(write(value, depth + 1));
            path_.pop_back();
        }
        out_ += '}';
        return true;
    }

    /// JSON pointer (RFC 6901) of where it stands.
    std::string pointer() const {
        std::string pointer;
        for (const Step& step : path_) {
            pointer += '/';
            if (!step.key) pointer += std::to_string(step.index);
            for (char c : step.key.value_or(std::string_view{})) {
                if (c == '~')
                    pointer += "~0";
                else if (c == '/')
                    pointer += "~1";
                else
                    pointer += c;
            }
        }
        return pointer;
    }

    /// A key of an object, or a place in a list.
    struct Step {
        std::optional<std::string_view> key;
        std::size_t index = 0;
    };

    std::string out_;
    std::vector<Step> path_;
    std::size_t nodes_ = 0;
};

}  // namespace

Result<Value> to_value(const Tree& tree) {
    switch (tree.kind) {
        case Tree::Kind::null:
            return Value();
        case Tree::Kind::scalar:
            return scalar(tree);
        case Tree::Kind::list: {
            Value::List items;
            items.reserve(tree.items.size());
            for (const Tree& item : tree.items) {
                TRY(value, to_value(item));
                items.push_back(std::move(value));
            }
            return Value::list(std::move(items));
        }
        case Tree::Kind::map:
            break;
    }
    Value::Object members;
    members.reserve(tree.items.size());
    for (std::size_t i = 0; i < tree.items.size(); ++i) {
        TRY(value, to_value(tree.items[i]));
        members.emplace_back(tree.keys[i].text, std::move(value));
    }
    return Value::object(std::move(members));
}

Result<Value> read_value(std::string_view json, std::string_view file) {
    if (auto plain = read_plain_value(json)) return *std::move(plain);
    TRY(tree, read_json(json, file));
    return to_value(tree);
}

Result<std::string> canonical_json(const Value& value) {
    return CanonicalWriter().text(value);
}

Result<std::string> canonical_json(const Tree& tree) {
    TRY(value, to_value(tree));
    return canonical_json(value);
}

bool is_canonical(std::string_view json) {
    const auto value = read_value(json, "");
    if (!value) return false;
    const auto text = canonical_json(*value);
    return text && *text == json;
}

}  // namespace comity::format
