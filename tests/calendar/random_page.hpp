#pragma once
#include <string>
#include <vector>

#include "calendar/edit.hpp"
#include "tests/simulation/rng.hpp"

namespace calendar {

/// Random calendar pages with typical irregularities, and random edits of them.
class RandomPage {
public:
    explicit RandomPage(simulation::Rng& random) : random_{random} {}

    /// Two to four windows in either layout, some at the same time: with and without `what`, placeholders, comments,
    /// notes, bullets of the older form, nested templates, several entries on one line, entries inside others, and
    /// entries without a requestor.
    std::string page();

    Add add(const std::vector<Window>&);
    /// A random step for an entry; nullopt if there is none.
    std::optional<Step> change(const std::vector<Window>&);

private:
    std::string card(int n);
    std::string what();
    std::string block();
    std::string entry();
    std::string title();
    std::string nick();
    bool one_in(int n) { return random_.one_in(n); }

    simulation::Rng& random_;
    std::string placeholder_;
    std::size_t first_name_ = 0;
};

}  // namespace calendar
