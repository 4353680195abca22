// SPDX-License-Identifier: EUPL-1.2
// The same question gives the same bytes, however its keys are ordered and whenever it is asked.
#include "law/determination/render.h"
#include "law/testing/made_question.h"
#include "law/testing/real_library.h"

namespace comity::law {
namespace {

using format::Tree;

/// The members of every object in another order; lists keep theirs.
void shuffle(Tree& tree, QuestionMaker& maker) {
    for (Tree& item : tree.items) shuffle(item, maker);
    if (!tree.is(Tree::Kind::map)) return;
    for (std::size_t i = tree.keys.size(); i > 1; --i) {
        const std::size_t other = maker.below(i);
        std::swap(tree.keys[i - 1], tree.keys[other]);
        std::swap(tree.items[i - 1], tree.items[other]);
    }
}

/// Dotted names as objects within objects: {"a.b": 1} as {"a": {"b": 1}}.
Tree nested(const Tree& facts) {
    Tree out;
    out.kind = Tree::Kind::map;
    for (std::size_t i = 0; i < facts.keys.size(); ++i) {
        const std::string& name = facts.keys[i].text;
        const std::size_t dot = name.find('.');
        if (dot == std::string::npos) {
            add_member(out, name, facts.items[i]);
            continue;
        }
        const auto place = std::ranges::find(out.keys, name.substr(0, dot), &Tree::text);
        if (place == out.keys.end()) {
            Tree object;
            add_member(object, name.substr(dot + 1), facts.items[i]);
            add_member(out, name.substr(0, dot), std::move(object));
        } else if (Tree& object = out.items[static_cast<std::size_t>(place - out.keys.begin())];
                   object.is(Tree::Kind::map)) {
            add_member(object, name.substr(dot + 1), facts.items[i]);
        } else {
            add_member(out, name, facts.items[i]);
        }
    }
    return out;
}

std::string answer(const Library& library, const Tree& question) {
    Faults faults;
    auto bound = read_question(library, question, CivilDate(20'000), faults);
    if (bound != nullptr) return to_json(Determination(std::move(bound)), {});
    std::string all;
    for (const Fault& fault : faults.list()) all += to_string(fault) + "\n";
    return all;
}

TEST(question_order, the_order_of_keys_changes_no_byte_of_the_answer) {
    const Library& library = real_library();
    int answered = 0;
    for (std::uint32_t seed = 1000; seed < 1150; ++seed) {
        QuestionMaker maker(library, seed);
        MadeQuestion made = maker.setting();
        for (int i = 0; i < 25; ++i) maker.add_fact(made);
        if (made.bind(library) == nullptr) continue;
        ++answered;
        const Tree question = made.tree(library);
        const std::string first = answer(library, question);
        for (int times = 0; times < 3; ++times) {
            Tree other = question;
            shuffle(other, maker);
            ASSERT_EQ(answer(library, other), first) << tree_text(question) << "\nand\n" << tree_text(other);
        }
        Tree deep = question;
        for (std::size_t i = 0; i < deep.keys.size(); ++i) {
            if (deep.keys[i].text == "facts") deep.items[i] = nested(deep.items[i]);
        }
        ASSERT_EQ(answer(library, deep), first) << tree_text(deep);
    }
    EXPECT_GT(answered, 75);
}

TEST(question_order, the_same_question_gives_the_same_bytes_from_another_compilation) {
    const Library& library = real_library();
    const Library again = Library::from_bytes(compile_law("law").image).value();
    EXPECT_EQ(library.digest(), again.digest());
    for (std::uint32_t seed = 2000; seed < 2040; ++seed) {
        QuestionMaker maker(library, seed);
        MadeQuestion made = maker.setting();
        for (int i = 0; i < 15; ++i) maker.add_fact(made);
        const Tree question = made.tree(library);
        ASSERT_EQ(answer(library, question), answer(again, question)) << tree_text(question);
    }
}

}  // namespace
}  // namespace comity::law
