// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/determination/basis.h"

namespace comity::law {

/// The part an instrument plays in one determination; it decides which of its rules count.
enum class Part : std::uint8_t {
    governing,      ///< everything
    layer,          ///< everything that it adds or replaces; a convention's conditions do not bind
    national,       ///< without a treaty: everything
    over_treaties,  ///< national law beside a treaty: provisions marked so
    overlay,        ///< protections of the person: grounds, duties, hardenings
    supplementary,  ///< assistance: bans, duties and exceptions only
    possible,  ///< an instrument whose reach or force is open: only what it does to other rules, which stay open with
               ///< it
    model,     ///< a template in place of a text that is not loaded
};

struct ActiveProvision {
    ProvisionIndex provision = none;
    Part part = Part::governing;
    ExprId reaches = none;  ///< of a convention: tested with every rule
};

/// The provisions that apply between the two States on that day, each put out of force by a later one left out.
class ActiveRules {
   public:
    ActiveRules(const Evaluator& evaluator, const LegalBasis& basis, Family family);

    const std::vector<ActiveProvision>& provisions() const { return provisions_; }
    bool is_active(ProvisionIndex provision) const { return active_[static_cast<std::size_t>(provision)] != 0; }
    ExprId reaches_of(ProvisionIndex provision) const;

   private:
    void add(InstrumentIndex instrument, Part part);
    void add_overlays();
    void add_national_law(bool without_treaty);
    void drop_replaced();

    const Evaluator& evaluator_;
    const Situation& situation_;
    const Library& library_;
    Family family_;
    std::vector<ActiveProvision> provisions_;
    std::vector<char> active_;
};

}  // namespace comity::law
