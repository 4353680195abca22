// SPDX-License-Identifier: EUPL-1.2
#include "law/network/register.h"

#include "law/testing/law_folder.h"

namespace comity::law {
namespace {

CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}

const StateCode bg = *StateCode::parse("BG");
const StateCode de = *StateCode::parse("DE");
const StateCode fi = *StateCode::parse("FI");
const StateCode se = *StateCode::parse("SE");

/// A convention with a protocol, their parties and declarations, as tables.
class RegisterTest : public LawFolder {
   protected:
    void SetUp() override {
        LawFolder::SetUp();
        write("coe/t-1/rules.law",
              "instrument t-1 \"Convention\"\n  family extradition\n  role treaty\n  opened 1957-12-13\n  joins 90 "
              "days after deposit\n"
              "  leaves 6 months after receipt\n  chapter I opt-out 9.2.a unless \"*accepts only*I*\"\n  chapter V "
              "opt-out 9.2.e unless \"*accepts only*V*\"\n"
              "  effect refuses-nationals on 6 text \"*not extradite*\"\n"
              "provision 1 \"One\" mark T\n  says \"x\"\n  ground g.nationality optional\n    when requested_state "
              "declared 6 as refuses-nationals\n"
              "provision 2 \"Two\" mark T\n  chapter I\n  says \"x\"\n  procedure\n"
              "provision 3 \"Three\" mark T\n  chapter V\n  says \"x\"\n  procedure\n");
        write("coe/t-2/rules.law",
              "instrument t-2 \"Protocol\"\n  family extradition\n  role protocol to t-1\n  falls with t-1\n"
              "provision 1 \"One\" mark T\n  says \"x\"\n  procedure\n");
        write("coe/t-1/parties.csv",
              "state,signed,deposited,act,from,to,recorded,source,as_of,verified,note,withdrawn\n"
              "DE,,1976-10-02,ratification,1977-01-01,,2020-01-01,x,,yes,,\n"
              "FI,,1971-05-12,ratification,1971-08-10,2009-12-31,2020-01-01,x,,yes,,\n"
              "FI,,,ratification,2012-05-01,,2022-06-01,x,,yes,,\n"
              "SE,,,ratification,,,2020-01-01,x,2015-03-01,yes,,\n"
              "BG,1993-09-30,,signature-only,,,2020-01-01,x,,yes,,\n");
        write("coe/t-2/parties.csv",
              "state,act,from,to,recorded,source,verified,withdrawn\nDE,ratification,1991-06-06,,2020-01-01,x,yes,2023-"
              "01-01\n");
        write("coe/t-1/declarations.csv",
              "state,article,kind,from,to,effect,source,verified,recorded,withdrawn\n"
              "DE,6,declaration,1977-01-01,2004-12-31,Will not extradite its own nationals,x,yes,2020-01-01,\n"
              "FI,9.2,reservation,1971-08-10,,Does not accept Chapters I and V,x,yes,2020-01-01,\n"
              "BG,9.2,declaration,1990-01-01,,Accepts only Chapter I,x,yes,2020-01-01,\n"
              "SE,9.2.e,reservation,2000-01-01,,Reservation,x,yes,2020-01-01,\n");
        write("coe/instruments.csv", "id,title,reference,opened,kinds\nt-1,Convention,,1957-12-13,extradition\n");
        write("suspensions.csv",
              "instrument,state,toward,from,to,recorded,source,verified\nt-1,DE,SE,2022-01-01,2022-12-31,2020-01-01,x,"
              "yes\n");
        law_ = library();
        t1_ = law_.find_instrument("t-1");
        t2_ = law_.find_instrument("t-2");
    }

    /// Whether a State accepts a chapter of the convention on a day.
    Truth opted_out(const Register& network, StateCode state, std::string_view chapter, std::string_view on) const {
        for (const Chapter& entry : law_.chapters()) {
            if (law_.text(entry.name) == chapter) return network.declared(state, entry.opt_out, day(on));
        }
        ADD_FAILURE() << "no chapter " << chapter;
        return Truth::unknown;
    }

    std::int32_t refuses_nationals() const {
        for (std::size_t i = 0; i < law_.patterns().size(); ++i) {
            if (law_.text(law_.patterns()[i].code) == "refuses-nationals") return static_cast<std::int32_t>(i);
        }
        return none;
    }

    Library law_;
    InstrumentIndex t1_ = none;
    InstrumentIndex t2_ = none;
};

TEST_F(RegisterTest, a_state_is_bound_from_its_first_day_to_its_last) {
    const Register network(law_);
    EXPECT_EQ(network.bound(de, t1_, day("1976-12-31")), Truth::no);
    EXPECT_EQ(network.bound(de, t1_, day("1977-01-01")), Truth::yes);
    EXPECT_EQ(network.bound(fi, t1_, day("2009-12-31")), Truth::yes);
    EXPECT_EQ(network.bound(fi, t1_, day("2010-01-01")), Truth::no);
    EXPECT_EQ(network.bound(fi, t1_, day("2012-05-01")), Truth::yes);
}

TEST_F(RegisterTest, what_was_recorded_later_was_not_known_before) {
    EXPECT_EQ(Register(law_, day("2022-05-31")).bound(fi, t1_, day("2015-01-01")), Truth::no);
    EXPECT_EQ(Register(law_, day("2022-06-01")).bound(fi, t1_, day("2015-01-01")), Truth::yes);
    EXPECT_EQ(Register(law_, day("2019-12-31")).bound(de, t1_, day("1990-01-01")), Truth::no);
}

TEST_F(RegisterTest, a_row_withdrawn_counts_for_those_who_knew_it_only) {
    EXPECT_EQ(Register(law_, day("2022-12-31")).bound(de, t2_, day("2000-01-01")), Truth::yes);
    EXPECT_EQ(Register(law_, day("2023-01-01")).bound(de, t2_, day("2000-01-01")), Truth::no);
    EXPECT_EQ(Register(law_).bound(de, t2_, day("2000-01-01")), Truth::no);
}

TEST_F(RegisterTest, a_first_day_not_in_the_source_lies_between_opening_and_source) {
    const Register network(law_);
    EXPECT_EQ(network.bound(se, t1_, day("1957-12-12")), Truth::no);
    EXPECT_EQ(network.bound(se, t1_, day("1990-01-01")), Truth::unknown);
    EXPECT_EQ(network.bound(se, t1_, day("2015-03-01")), Truth::yes);
}

TEST_F(RegisterTest, a_signature_alone_does_not_bind) {
    EXPECT_EQ(Register(law_).bound(bg, t1_, day("2020-01-01")), Truth::no);
}

TEST_F(RegisterTest, a_suspension_concerns_the_two_in_either_direction) {
    const Register network(law_);
    EXPECT_EQ(network.bound_between(de, se, t1_, day("2021-12-31")), Truth::yes);
    EXPECT_EQ(network.bound_between(de, se, t1_, day("2022-01-01")), Truth::no);
    EXPECT_EQ(network.bound_between(se, de, t1_, day("2022-12-31")), Truth::no);
    EXPECT_EQ(network.bound_between(se, de, t1_, day("2023-01-01")), Truth::yes);
    EXPECT_EQ(network.bound_between(de, fi, t1_, day("2022-06-01")), Truth::yes);
}

TEST_F(RegisterTest, what_the_question_gives_overrides_for_that_state_and_instrument) {
    Register network(law_);
    network.add_status(t1_, de, DateInterval::on(day("2000-01-01")), DateInterval::on(CivilDate::latest()));
    EXPECT_EQ(network.bound(de, t1_, day("1999-12-31")), Truth::no);
    EXPECT_EQ(network.bound(de, t1_, day("2000-01-01")), Truth::yes);
    EXPECT_EQ(network.bound(fi, t1_, day("1999-12-31")), Truth::yes);
    EXPECT_EQ(network.bound_between(de, se, t1_, day("2022-06-01")), Truth::yes);  // no suspension of what is given
    std::vector<Truth> all;
    network.bound_by(de, day("1999-12-31"), all);
    EXPECT_EQ(all[static_cast<std::size_t>(t1_)], Truth::no);
}

TEST_F(RegisterTest, replaced_it_knows_only_what_the_question_gives) {
    Register network(law_);
    network.forget_library();
    network.add_status(t1_, se, parse_date("2010").value(), DateInterval::on(CivilDate::latest()));
    EXPECT_EQ(network.bound(de, t1_, day("2020-01-01")), Truth::no);
    EXPECT_EQ(network.bound(se, t1_, day("2010-06-01")), Truth::unknown);
    EXPECT_EQ(network.bound(se, t1_, day("2010-12-31")), Truth::yes);
    EXPECT_EQ(opted_out(network, fi, "I", "2020-01-01"), Truth::no);
}

TEST_F(RegisterTest, a_denunciation_ends_on_the_day_before_it_takes_effect) {
    Register network(law_);
    network.add_denunciation(t1_, de, day("2024-07-01"));
    EXPECT_EQ(network.bound(de, t1_, day("2024-06-30")), Truth::yes);
    EXPECT_EQ(network.bound(de, t1_, day("2024-07-01")), Truth::no);
}

TEST_F(RegisterTest, both_are_bound_since_the_later_of_the_two) {
    const Register network(law_);
    EXPECT_EQ(network.bound_since(de, fi, t1_, day("2000-01-01")), DateInterval::on(day("1977-01-01")));
    EXPECT_EQ(network.bound_since(de, fi, t1_, day("2020-01-01")), DateInterval::on(day("2012-05-01")));
    EXPECT_EQ(network.bound_since(bg, bg, t1_, day("2020-01-01")), std::nullopt);
}

TEST_F(RegisterTest, all_instruments_at_once_are_as_one_by_one) {
    Register network(law_);
    network.add_denunciation(t1_, fi, day("2024-07-01"));
    for (StateCode state : {bg, de, fi, se}) {
        for (const char* on : {"1950-01-01", "1977-01-01", "1999-01-01", "2010-06-01", "2024-08-01"}) {
            std::vector<Truth> all;
            network.bound_by(state, day(on), all);
            for (InstrumentIndex i = 0; i < network.instrument_count(); ++i) {
                EXPECT_EQ(all[static_cast<std::size_t>(i)], network.bound(state, i, day(on)))
                    << state.text() << " " << i << " " << on;
            }
        }
    }
}

TEST_F(RegisterTest, declarations_hold_on_their_days_and_mean_what_they_say) {
    const Register network(law_);
    EXPECT_EQ(network.declared(de, refuses_nationals(), day("1976-12-31")), Truth::no);
    EXPECT_EQ(network.declared(de, refuses_nationals(), day("2004-12-31")), Truth::yes);
    EXPECT_EQ(network.declared(de, refuses_nationals(), day("2005-01-01")), Truth::no);
    EXPECT_EQ(network.declared(fi, refuses_nationals(), day("2000-01-01")), Truth::no);
}

TEST_F(RegisterTest, chapters_are_opted_out_of_by_words_or_letter) {
    const Register network(law_);
    EXPECT_EQ(opted_out(network, fi, "I", "2000-01-01"), Truth::yes);  // "Chapters I and V"
    EXPECT_EQ(opted_out(network, fi, "V", "2000-01-01"), Truth::yes);
    EXPECT_EQ(opted_out(network, se, "V", "2000-01-01"), Truth::yes);  // by the letter
    EXPECT_EQ(opted_out(network, se, "I", "2000-01-01"), Truth::no);
    EXPECT_EQ(opted_out(network, bg, "I", "2000-01-01"), Truth::no);  // "accepts only Chapter I"
}

TEST_F(RegisterTest, declarations_of_the_question_replace_those_of_the_same_state_and_instrument) {
    Register network(law_);
    network.declarations_given();
    GivenDeclaration fifth;
    fifth.state = fi;
    fifth.instrument = t1_;
    fifth.article = "9.2.e";
    network.add_declaration(fifth);
    EXPECT_EQ(opted_out(network, fi, "I", "2000-01-01"), Truth::no);
    EXPECT_EQ(opted_out(network, fi, "V", "2000-01-01"), Truth::yes);
    EXPECT_EQ(network.declared(de, refuses_nationals(), day("2000-01-01")), Truth::yes);
}

TEST_F(RegisterTest, an_empty_list_of_declarations_says_that_there_are_none) {
    Register network(law_);
    network.declarations_given();
    EXPECT_EQ(network.declared(de, refuses_nationals(), day("2000-01-01")), Truth::no);
    EXPECT_EQ(opted_out(network, fi, "I", "2000-01-01"), Truth::no);
}

TEST_F(RegisterTest, a_treaty_the_library_does_not_know_exists_by_its_name) {
    Register network(law_);
    const auto treaty = network.add_unknown_treaty("xa-xb-extradition-1990");
    ASSERT_TRUE(treaty);
    EXPECT_EQ(network.id_of(*treaty), "xa-xb-extradition-1990");
    EXPECT_EQ(network.unknown_treaty(*treaty)->kind, "extradition");
    EXPECT_EQ(network.unknown_treaty(*treaty)->b.text(), "XB");
    EXPECT_EQ(network.add_unknown_treaty("xa-xb-extradition-1990").value(), *treaty);
    for (const char* wrong : {"coe-999", "xa-xb", "xa-xb-1990", "xa-xb-extradition", "xa-qq-extradition-1990",
                              "xa-xb-extradition-90", ""}) {
        EXPECT_FALSE(network.add_unknown_treaty(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace comity::law
