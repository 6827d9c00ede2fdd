#include "bot/main/no_edit.hpp"

#include <fmt/format.h>

#include "bot/desk/text/clean.hpp"

namespace bot {
namespace {

std::string quoted(const std::string& text) {
    return '"' + desk::shorten(desk::clean(text), 80) + '"';
}

}  // namespace

std::string shown(const calendar::Place& place) {
    const std::string name = desk::shorten(desk::clean(place.window), 80);
    return (name.empty() ? "" : name + ", ") + calendar::to_text(place.start);
}

std::string shown(const std::vector<calendar::Place>& places) {
    std::string text;
    for (const auto& place : places) text += (text.empty() ? "" : "; ") + shown(place);
    return text;
}

std::string why_not(const calendar::NoEdit& none) {
    using Why = calendar::NoEdit::Why;
    const std::string place = shown(none.place);
    switch (none.why) {
        case Why::no_such_window:
            return "the page has no window " + place + "; oriel windows lists them";
        case Why::ambiguous_window:
            return fmt::format("several windows start then and cannot be told apart: {}", shown(none.choices));
        case Why::spoilt_card:
            return fmt::format("the card of {} has a }}}} too many: fix it first", place);
        case Why::no_such_entry:
            if (none.choices.empty()) return fmt::format("{} is listed nowhere", none.change);
            return fmt::format("{} is not listed so in {}; it is in {}", none.change, place, shown(none.choices));
        case Why::no_deploy:
            return fmt::format("{} stands in {} as an old bullet without {{{{deploy}}}}: edit that by hand",
                               none.change, place);
        case Why::listed_already:
            return fmt::format("{} is listed already in {}{}", none.change, place,
                               none.found.empty() ? "" : ", under " + quoted(none.found));
        case Why::has_status:
            return fmt::format("{} in {} has a status already: {}{}", none.change, place, quoted(none.found),
                               none.by.empty() ? "" : " by " + quoted(none.by));
        case Why::no_nick:
            return quoted(none.found) + " is no IRC nick";
        case Why::nobody_named:
            return fmt::format("{} stands in {} without a requestor: edit that by hand", none.change, place);
        case Why::no_address:
            return quoted(none.found) + " is no http or https address";
        case Why::changed_meanwhile:
            return fmt::format("{} in {} is no longer as it was", none.change, place);
        case Why::not_understood:
            return fmt::format("what stands near {} in {} is not understood: edit that by hand", none.change, place);
        case Why::too_much:
            return "that is too much at once: at most 50 entries, on a page of at most 8 MB";
    }
    return {};
}

}  // namespace bot
