// Random edits of random pages. 10,000 cases, or as many as ORIEL_EDIT_CASES says, from ORIEL_SEED on.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>

#include "calendar/nick.hpp"
#include "calendar/sheet.hpp"
#include "calendar/text.hpp"
#include "random_page.hpp"
#include "well_formed.hpp"

using namespace calendar;
using wikitext::Span;

namespace {

const Rules rules;

/// Each entry of a page as a line of text.
std::multiset<std::string> entries_of(const std::string& page) {
    std::multiset<std::string> found;
    for (const Window& window : read_page(page, rules).windows)
        for (const Request& request : window.requests)
            for (const Patch& patch : request.patches)
                found.insert(to_text(window.start) + window.name + '/' + lower(request.requestor.value_or("?")) + '/' +
                             std::to_string(patch.change.value_or(0)) + '/' + patch.type + '/' + patch.title + '/' +
                             std::string{to_text(patch.status)} + '/' + patch.by.value_or("") + '/' +
                             patch.sal.value_or(""));
    return found;
}

struct Tally {
    int made = 0, refused = 0, traceless = 0, commuted = 0, moved_on = 0;
    std::map<NoEdit::Why, int> why;
};

class Case {
public:
    Case(std::uint64_t seed, Tally& tally) : random_{seed}, pages_{random_}, page_{pages_.page()}, tally_{tally} {}

    void run() {
        const auto tree = wikitext::read(page_);
        CHECK_MESSAGE(!breach(tree), page_);
        windows_ = read_page(page_, rules).windows;
        REQUIRE_MESSAGE(windows_.size() >= 2, page_);
        const Add add = pages_.add(windows_);
        if (const auto edited = attempt(add)) without_a_trace(add, *edited);
        const auto step = pages_.change(windows_);
        if (!step) return;
        const auto edited = attempt(*step);
        if (edited && std::holds_alternative<Mark>(*step)) cleared(std::get<Mark>(*step), *edited);
        if (edited) moved_on(*step, *edited);
        const auto other = random_.one_in(2) ? pages_.change(windows_) : std::optional<Step>{pages_.add(windows_)};
        if (edited && other) commute(*step, *other);
    }

private:
    /// Makes the edit and checks the invariants of every edit.
    std::optional<Edited> attempt(const Step& step) {
        const Outcome outcome = edit(page_, rules, step);
        if (const auto* none = std::get_if<NoEdit>(&outcome)) {
            ++tally_.refused;
            ++tally_.why[none->why];
            return std::nullopt;
        }
        ++tally_.made;
        const Edited& edited = std::get<Edited>(outcome);
        CHECK_MESSAGE(spliced(page_, edited.edits) == edited.text, page_);
        stays_inside(step, edited);
        says_as_meant(step, edited);
        const Outcome back = edit(edited.text, rules, edited.undo);
        REQUIRE_MESSAGE(std::holds_alternative<Edited>(back), edited.text);
        CHECK_MESSAGE(std::get<Edited>(back).text == page_, edited.text);
        return edited;
    }

    /// No byte outside the intended cards changes, by the text itself, not only by the edits' spans.
    void stays_inside(const Step& step, const Edited& edited) const {
        std::vector<Place> places;
        if (const auto* add = std::get_if<Add>(&step)) places = {add->place};
        if (const auto* off = std::get_if<Withdraw>(&step)) places = {off->entry.place};
        if (const auto* mark = std::get_if<Mark>(&step)) places = {mark->entry.place};
        if (const auto* move = std::get_if<Move>(&step)) places = {move->entry.place, move->to};
        const Sheet sheet = read_sheet(page_, rules);
        for (const Edit& each : edited.edits) {
            const bool inside = std::ranges::any_of(sheet.cards, [&](const Card& card) {
                const Span span = card.call->span;
                return std::ranges::find(places, place_of(card.window)) != places.end() && span.from < each.span.from &&
                       each.span.to < span.to;
            });
            CHECK_MESSAGE(inside, page_);
        }
    }

    void says_as_meant(const Step& step, const Edited& edited) const {
        const auto before = entries_of(page_), after = entries_of(edited.text);
        std::vector<std::string> gone, come;
        std::ranges::set_difference(before, after, std::back_inserter(gone));
        std::ranges::set_difference(after, before, std::back_inserter(come));
        std::size_t more = 0, less = 0;
        if (const auto* add = std::get_if<Add>(&step)) more = add->entries.size();
        if (std::holds_alternative<Withdraw>(step)) less = 1;
        if (std::holds_alternative<Move>(step)) more = less = 1;
        if (std::holds_alternative<Mark>(step)) more = less = edited.edits.empty() ? 0 : 1;
        // A bullet may read the same after conversion to {{deploy}}, and a mark may set the existing status.
        const bool same = std::holds_alternative<Mark>(step) && gone.empty() && come.empty();
        CHECK_MESSAGE((same || (gone.size() == less && come.size() == more)), page_ << "\n--->\n" << edited.text);
    }

    /// Whether the page itself shows how to remove the added entries, so that nothing needs to be stored for that.
    bool page_tells(const Add& add) const {
        const Sheet sheet = read_sheet(page_, rules);
        const auto card = std::ranges::find(sheet.cards, add.place, [](const Card& c) { return place_of(c.window); });
        bool bare = false, own = false;
        int placeholders = 0;
        for (const Request& request : card->window.requests) {
            const bool mine =
                request.requestor && request.others.empty() && same_nick(*request.requestor, add.requestor);
            (request.patches.empty() ? bare : own) |= mine;
        }
        for (const Site& site : card->sites) placeholders += site.kind == Site::Kind::placeholder;
        // A blank line keeps the block apart from nicks above it, and stays.
        if (!card->sites.empty() && card->sites.back().kind == Site::Kind::requestor) return false;
        if (own && !bare) return true;
        if (bare || card->what == nullptr) return false;
        const bool empty = card->window.requests.empty();
        if (!empty) return true;
        if (!card->window.takes_lists()) return placeholders == 0;
        // The wording is that of other cards, or the generator's.
        const std::string_view text = sheet.tree.slice(card->call->span);
        return placeholders == 1 && text.find("Requesting Developer") != text.npos &&
               page_.find("Sign up") == page_.npos;
    }

    void without_a_trace(const Add& add, const Edited& edited) {
        if (!page_tells(add)) return;
        std::vector<Step> off;
        for (auto at = edited.entries.rbegin(); at != edited.entries.rend(); ++at) off.push_back(Withdraw{*at});
        const Outcome back = edit(edited.text, rules, off);
        REQUIRE_MESSAGE(std::holds_alternative<Edited>(back), edited.text);
        CHECK_MESSAGE(std::get<Edited>(back).text == page_, edited.text);
        ++tally_.traceless;
    }

    /// A status that is removed by hand leaves no trace either, if the entry had an empty parameter for it and nothing
    /// else.
    void cleared(const Mark& mark, const Edited& edited) const {
        if (mark.was || edited.undo.steps.empty()) return;
        const auto& rewrite = std::get<Rewrite>(edited.undo.steps.front());
        if (!rewrite.to.ends_with("|status=}}") || rewrite.to.find("{{deploy", 2) != rewrite.to.npos) return;
        const Outcome back = edit(edited.text, rules, Mark{mark.entry, "", {}, {}, mark.status, false});
        REQUIRE_MESSAGE(std::holds_alternative<Edited>(back), edited.text);
        CHECK_MESSAGE(std::get<Edited>(back).text == page_, edited.text);
    }

    /// Undone after another user has signed up in the same card: the entries are as before, plus theirs.
    void moved_on(const Step& step, const Edited& edited) {
        if (edited.undo.cards.empty()) return;
        const Outcome more =
            edit(edited.text, rules, Add{edited.undo.cards.front().place, "zoe", {{"config", 77, "z"}}});
        if (std::holds_alternative<NoEdit>(more)) return;
        const Outcome back = edit(std::get<Edited>(more).text, rules, edited.undo);
        const auto* off = std::get_if<Withdraw>(&step);
        if (off != nullptr && !off->entry.requestor) return;  // there is no requestor to put it back under
        if (std::holds_alternative<NoEdit>(back)) {
            // The same number may be listed again under another requestor.
            CHECK_MESSAGE(std::get<NoEdit>(back).why == NoEdit::Why::listed_already, std::get<Edited>(more).text);
            return;
        }
        auto wanted = entries_of(page_), found = entries_of(std::get<Edited>(back).text);
        CHECK_MESSAGE(found.size() == wanted.size() + 1, std::get<Edited>(more).text);
        CHECK_MESSAGE(std::ranges::includes(found, wanted), std::get<Edited>(back).text);
        ++tally_.moved_on;
    }

    static const EntryAt* entry_of(const Step& step) {
        if (const auto* off = std::get_if<Withdraw>(&step)) return &off->entry;
        if (const auto* move = std::get_if<Move>(&step)) return &move->entry;
        if (const auto* mark = std::get_if<Mark>(&step)) return &mark->entry;
        return nullptr;
    }
    static const Place* target_of(const Step& step) {
        if (const auto* add = std::get_if<Add>(&step)) return &add->place;
        if (const auto* move = std::get_if<Move>(&step)) return &move->to;
        return nullptr;
    }

    /// Whether the steps remove the last two entries of a card: the placeholder appears at the place of the very last
    /// one.
    bool empty(const EntryAt& x, const EntryAt& y) const {
        if (x.place != y.place) return false;
        for (const Window& window : windows_) {
            if (place_of(window) != x.place) continue;
            std::size_t entries = 0;
            for (const Request& request : window.requests) entries += request.patches.size();
            return entries == 2;
        }
        return false;
    }

    /// Whether the steps are about different entries, and neither adds an entry where the other adds or removes one:
    /// there the order of entries is the order of the edits.
    bool independent(const Step& a, const Step& b) const {
        const EntryAt *x = entry_of(a), *y = entry_of(b);
        if (x && y && !std::holds_alternative<Mark>(a) && !std::holds_alternative<Mark>(b) && empty(*x, *y))
            return false;
        const bool same = x && y && x->place == y->place && x->change == y->change;
        const Place *to_a = target_of(a), *to_b = target_of(b);
        const bool meet =
            (to_a && to_b && *to_a == *to_b) || (to_a && y && *to_a == y->place) || (to_b && x && *to_b == x->place);
        return !same && !meet && page_.find("Sign up") == page_.npos;
    }

    void commute(const Step& a, const Step& b) {
        if (!independent(a, b)) return;
        const Outcome one = edit(page_, rules, std::vector<Step>{a, b});
        if (std::holds_alternative<NoEdit>(one)) return;
        const Outcome two = edit(page_, rules, std::vector<Step>{b, a});
        REQUIRE_MESSAGE(std::holds_alternative<Edited>(two), page_);
        CHECK_MESSAGE(std::get<Edited>(one).text == std::get<Edited>(two).text, page_);
        ++tally_.commuted;
    }

    simulation::Rng random_;
    RandomPage pages_;
    const std::string page_;
    std::vector<Window> windows_;
    Tally& tally_;
};

}  // namespace

TEST_CASE("random edits of random pages change what they mean, and leave no trace when taken back") {
    const char* wanted = std::getenv("ORIEL_EDIT_CASES");
    const int cases = wanted != nullptr ? std::atoi(wanted) : 10000;
    const char* from = std::getenv("ORIEL_SEED");
    const int first = from != nullptr ? std::atoi(from) : 1;
    Tally tally;
    for (int seed = first; seed < first + cases; ++seed) {
        CAPTURE(seed);
        Case{static_cast<std::uint64_t>(seed), tally}.run();
    }
    std::string why;
    for (const auto& [reason, times] : tally.why)
        why += ' ' + std::to_string(static_cast<int>(reason)) + ":" + std::to_string(times);
    MESSAGE(cases, " cases: ", tally.made, " made, ", tally.refused, " refused (", why, "), ", tally.traceless,
            " without a trace, ", tally.commuted, " commuted, ", tally.moved_on, " taken back later");
    // Refusals must not hide the cases to be tested.
    CHECK(tally.made > cases);
    CHECK(tally.traceless * 4 > cases);
    CHECK(tally.commuted * 10 > cases);
    CHECK(tally.moved_on * 4 > cases);
}
