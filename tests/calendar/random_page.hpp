#pragma once
#include <string>
#include <vector>

#include "calendar/edit.hpp"
#include "tests/simulation/rng.hpp"

namespace calendar {

/// Pages as people leave them, and what somebody may want of them; all by chance.
class RandomPage {
public:
    explicit RandomPage(simulation::Rng& random) : random_{random} {}

    /// Two to four windows in either layout, some in the same minute: with and without `what`, placeholders, comments,
    /// notes, old bullets, templates in templates, entries on one line, in others and of nobody.
    std::string page();

    Add add(const std::vector<Window>&);
    /// Something that is to be done to an entry; nothing when there is none.
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
