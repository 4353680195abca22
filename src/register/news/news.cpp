// SPDX-License-Identifier: EUPL-1.2
#include "register/news/news.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/base64.h"

#include "register/decide.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::value_of;
using format::Value;

std::vector<StateCode> states_named(Fields& read) {
    std::vector<StateCode> states;
    for (const std::string& text : read.texts("states")) {
        const auto state = StateCode::parse(text);
        if (state)
            states.push_back(*state);
        else
            read.fault("states", "States by their two letters");
    }
    return states;
}

Value states_value(const std::vector<StateCode>& states) {
    Value list = Value::list();
    for (const StateCode state : states) list.append(state.text());
    return list;
}

Result<void> news_described(NewsItem& item, const Told& told) {
    Fields read(*told.payload);
    item.title = read.text_or("title", item.title);
    if (read.has("tags")) item.tags = read.texts("tags");
    if (read.has("states")) item.states = states_named(read);
    return read.finish();
}

Result<void> news_begun(NewsItem& item, const Told& told) {
    Fields read(*told.payload);
    take_beginning(item, KindOf<NewsItem>::word, told, read);
    TRY_VOID(read.finish());
    return news_described(item, told);
}

Result<void> text_written(NewsItem& item, const Told& told) {
    Fields read(*told.payload);
    NewsText text{.language = read.text("language"),
                  .headline = read.text("headline"),
                  .text = read.text("text"),
                  .mark = mark_of(told)};
    const auto known = std::ranges::find(item.texts, text.language, &NewsText::language);
    if (known == item.texts.end())
        item.texts.push_back(std::move(text));
    else
        *known = std::move(text);
    return read.finish();
}

Result<DrawnPicture> read_drawn(Fields& read, const std::string& size) {
    TRY(jpeg, format::from_base64(read.text(size)));
    return DrawnPicture{.width = read.integer(size + "_width"),
                        .height = read.integer(size + "_height"),
                        .jpeg = std::make_shared<const std::string>(std::move(jpeg))};
}

Result<void> picture_added(NewsItem& item, const Told& told) {
    Fields read(*told.payload);
    TRY(large, read_drawn(read, "large"));
    TRY(small, read_drawn(read, "small"));
    item.pictures.push_back({.id = read.text("id"),
                             .large = std::move(large),
                             .small = std::move(small),
                             .alternative = read_public_words(read, "alternative"),
                             .credit = read.text("credit"),
                             .mark = mark_of(told)});
    ++item.pictures_added;
    return read.finish();
}

Result<void> picture_described(NewsItem& item, const Told& told) {
    Fields read(*told.payload);
    TRY(picture, part_of(item.pictures, "picture", read.text("picture")));
    picture->alternative = read_public_words(read, "alternative");
    picture->credit = read.text("credit");
    picture->mark = mark_of(told);
    return read.finish();
}

Result<void> picture_removed(NewsItem& item, const Told& told) {
    Fields read(*told.payload);
    TRY(picture, part_of(item.pictures, "picture", read.text("picture")));
    item.pictures.erase(item.pictures.begin() + (picture - item.pictures.data()));
    return read.finish();
}

/// The texts do not stand in the event again: they are those that the events before it wrote.
Result<void> news_published(NewsItem& item, const Told& told) {
    Fields read(*told.payload);
    item.revisions.push_back({.id = read.text("id"),
                              .on = read.day("on"),
                              .texts = item.texts,
                              .pictures = item.pictures,
                              .tags = item.tags,
                              .states = item.states,
                              .notes = read_public_words(read, "note"),
                              .mark = mark_of(told)});
    item.public_version = told.sequence;
    return read.finish();
}

Result<void> news_withdrawn(NewsItem& item, const Told& told) {
    Fields read(*told.payload);
    item.withdrawn_on = read.day("on");
    item.public_version = told.sequence;
    item.withdrawn_because = read_public_words(read, "because");
    return read.finish();
}

constexpr std::array news_events{
    EventType<NewsItem>{"news-begun", "began the item", news_begun},
    EventType<NewsItem>{"news-described", "changed its title, tags or States", news_described},
    EventType<NewsItem>{"text-written", "wrote its text in a language", text_written},
    EventType<NewsItem>{"picture-added", "added a picture", picture_added},
    EventType<NewsItem>{"picture-described", "described a picture anew", picture_described},
    EventType<NewsItem>{"picture-removed", "removed a picture", picture_removed},
    EventType<NewsItem>{"news-published", "published it", news_published},
    EventType<NewsItem>{"news-corrected", "published a correction", news_published},
    EventType<NewsItem>{"news-withdrawn", "withdrew it", news_withdrawn},
};

}  // namespace

std::span<const EventType<NewsItem>> KindOf<NewsItem>::events() {
    return news_events;
}

const NewsText& Revision::in(std::string_view language) const {
    const auto found = std::ranges::find(texts, language, &NewsText::language);
    return found != texts.end() ? *found : *std::ranges::find(texts, "en", &NewsText::language);
}

const Revision* NewsItem::public_on(CivilDate day) const {
    if (withdrawn_on && *withdrawn_on <= day) return nullptr;
    const Revision* newest = nullptr;
    for (const Revision& revision : revisions)
        if (revision.on <= day) newest = &revision;
    return newest;
}

std::string_view NewsItem::stage_on(CivilDate day) const {
    if (public_on(day)) return "published";
    return withdrawn_on && *withdrawn_on <= day ? "withdrawn" : "draft";
}

std::optional<CivilDate> NewsItem::first_on() const {
    return revisions.empty() ? std::nullopt : std::optional(revisions.front().on);
}

const NewsPicture* NewsItem::picture(std::string_view id) const {
    const auto of_these = [&](const std::vector<NewsPicture>& these) -> const NewsPicture* {
        const auto found = std::ranges::find(these, id, &NewsPicture::id);
        return found == these.end() ? nullptr : &*found;
    };
    if (const NewsPicture* now = of_these(pictures)) return now;
    for (const Revision& revision : revisions)
        if (const NewsPicture* then = of_these(revision.pictures)) return then;
    return nullptr;
}

std::string picture_file(const NewsItem& item, const NewsPicture& picture, const DrawnPicture& drawn) {
    std::string name = fmt::format("{}-{}-{}.jpg", item.number, picture.id, drawn.width);
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

Value shown_to_all(const NewsItem& item, CivilDate on) {
    const Revision& revision = *item.public_on(on);
    Value texts = Value::list();
    for (const NewsText& text : revision.texts)
        texts.append(Value::object({{"language", text.language}, {"headline", text.headline}, {"text", text.text}}));
    Value pictures = Value::list();
    for (const NewsPicture& picture : revision.pictures) {
        const auto size_of = [&](const DrawnPicture& drawn) {
            return Value::object({{"path", "data/" + picture_file(item, picture, drawn)},
                                  {"width", drawn.width},
                                  {"height", drawn.height}});
        };
        pictures.append(Value::object({{"alternative", value_of(picture.alternative)},
                                       {"credit", picture.credit},
                                       {"large", size_of(picture.large)},
                                       {"small", size_of(picture.small)}}));
    }
    Value corrections = Value::list();
    for (const Revision& each : item.revisions)
        if (each.on <= on && &each != &item.revisions.front())
            corrections.append(Value::object({{"on", to_string(each.on)}, {"note", value_of(each.notes)}}));
    return Value::object({{"number", item.number},
                          {"on", day_text(item.first_on())},
                          {"tags", Value::list_of(revision.tags)},
                          {"states", states_value(revision.states)},
                          {"texts", std::move(texts)},
                          {"pictures", std::move(pictures)},
                          {"corrections", std::move(corrections)}});
}

Value shown(const NewsItem& item, CivilDate on) {
    const auto texts_of = [](const std::vector<NewsText>& texts) {
        Value list = Value::list();
        for (const NewsText& text : texts)
            list.append(Value::object({{"language", text.language},
                                       {"headline", text.headline},
                                       {"text", text.text},
                                       {"recorded", value_of(text.mark)}}));
        return list;
    };
    const auto pictures_of = [](const std::vector<NewsPicture>& pictures) {
        Value list = Value::list();
        for (const NewsPicture& picture : pictures)
            list.append(Value::object({{"id", picture.id},
                                       {"width", picture.large.width},
                                       {"height", picture.large.height},
                                       {"alternative", value_of(picture.alternative)},
                                       {"credit", picture.credit},
                                       {"recorded", value_of(picture.mark)}}));
        return list;
    };
    Value revisions = Value::list();
    for (const Revision& revision : item.revisions)
        revisions.append(Value::object({{"id", revision.id},
                                        {"on", to_string(revision.on)},
                                        {"texts", texts_of(revision.texts)},
                                        {"pictures", pictures_of(revision.pictures)},
                                        {"tags", Value::list_of(revision.tags)},
                                        {"states", states_value(revision.states)},
                                        {"note", value_of(revision.notes)},
                                        {"recorded", value_of(revision.mark)}}));
    Value value = shown_holding(item, on, item.stage_on(on));
    value.set("tags", Value::list_of(item.tags))
        .set("states", states_value(item.states))
        .set("texts", texts_of(item.texts))
        .set("pictures", pictures_of(item.pictures))
        .set("revisions", std::move(revisions))
        .set("withdrawn_on", day_text(item.withdrawn_on))
        .set("withdrawn_because", value_of(item.withdrawn_because));
    return value;
}

}  // namespace comity::registry
