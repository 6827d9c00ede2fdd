#include "tests/simulation/week.hpp"

#include <algorithm>

#include "tests/simulation/facts.hpp"

namespace simulation {

using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// Names as people should read them. Some imitate Oriel's lines.
const std::vector<std::string> backports{"UTC morning backport window",   "UTC afternoon backport window",
                                         "UTC late Backport window",      "Backport and configuration training",
                                         "Evening backports (everybody)", "BACKPORT of last resort"};
const std::vector<std::string> others{"Infrastructure (UTC mid-day)",
                                      "Train – American version",
                                      "Train – European version",
                                      "Security window",
                                      "Portals refresh",
                                      "Branch cut",
                                      "Search index rebuild",
                                      "Puppet request window",
                                      "Database switchover",
                                      "Service mesh: routing",
                                      "Parser cache warm-up",
                                      "Window that moved 10:00 -> 11:00 UTC",
                                      "Readers' quick wins",
                                      "Mobile apps & services",
                                      "The one (late by 3 min)",
                                      "Maps, tiles; and more",
                                      "Nothing is called off",
                                      "Upload limits",
                                      "Thumbnails 50% (repeat after restart) again",
                                      "Fonts"};
const std::vector<std::string> freezes{"No deploys all day!", "No Deploys: people are away", "no deploy - offsite"};

const std::vector<std::string> titles{
    "Raise the limit of the upload form", "Turn the flag on for two wikis", "Revert \"Turn the flag on\"",
    "logos: [[a|b]] in the title",        "Do not ping ada, kay",           "Fix <nowiki>{{braces}}</nowiki> in it",
    "Wert <b>größer</b> machen",          "A title, with commas; and more", "{{phabricator|T123456}} follow-up"};

const std::vector<int> lengths{15, 30, 30, 60, 60, 60, 60, 60, 60, 60, 90, 120, 120, 150, 5};

date::local_days a_sunday(Rng& rng, bool& clock_moves) {
    const date::year year{rng.between(2019, 2030)};
    clock_moves = rng.percent(40);
    if (clock_moves) {
        const date::sys_days moves = rng.one_in(2) ? spring_forward(year) : fall_back(year);
        // On its first day, or on the Sunday after it.
        return date::local_days{moves.time_since_epoch()} - date::days{rng.one_in(3) ? 7 : 0};
    }
    const date::local_days any{date::sys_days{year / 1 / 1}.time_since_epoch() + date::days{rng.between(0, 364)}};
    return any - (date::weekday{any} - date::Sunday);
}

}  // namespace

const std::vector<std::string> people{"ada",   "kay",    "bob",  "lea",    "_joe_", "^mo",
                                      "Tim_W", "nils-2", "Ravi", "zoe[x]", "Mbala", "o'neill"};

void ask_for_patches(Card& card, Rng& rng) {
    Request request{rng.pick(people), {}};
    const int n = rng.between(1, 3);
    for (int i = 0; i < n; ++i) {
        // From a small range, so that a change is sometimes listed twice.
        const int change = listed_numbers + rng.between(1, most_listed);
        // Sometimes a wrong type.
        const std::string type = rng.one_in(20) ? type_of(change + 1) : type_of(change);
        request.patches.push_back(Patch{change, type, rng.pick(titles)});
    }
    card.requests.push_back(std::move(request));
}

Card Week::draw(Rng& rng, date::local_seconds wall) {
    Card card;
    card.id = next_id++;
    card.wall = wall;
    card.length = minutes{rng.pick(lengths)};
    card.dress = rng.between(0, 6);
    const bool lists = rng.percent(45);
    const auto day = date::floor<date::days>(wall);
    const auto taken = [&](const std::string& name) {
        // Names return on other days, at least two days apart: a window is identified by its name and day.
        return std::any_of(cards.begin(), cards.end(), [&](const CardPtr& c) {
            return c->name == name && std::chrono::abs(c->day() - day) < date::days{2};
        });
    };
    const std::string stem = rng.pick(lists ? backports : others);
    card.name = stem;
    for (int i = 2; taken(card.name); ++i) card.name = stem + " " + std::to_string(i);
    if (lists) {
        card.limit = 6;
        card.limit_written = rng.one_in(2);
    } else if (rng.percent(stem.starts_with("Puppet") ? 60 : 10)) {
        card.limit = rng.between(1, 9);
        card.limit_written = true;
    }
    if (rng.percent(85)) {
        const int n = rng.between(1, 4);
        for (int i = 0; i < n; ++i) {
            const std::string& nick = rng.pick(people);
            if (std::count(card.deployers.begin(), card.deployers.end(), nick) == 0) card.deployers.push_back(nick);
        }
    }
    if (card.limit && rng.percent(60)) {
        const int n = rng.between(1, 3);
        for (int i = 0; i < n; ++i) ask_for_patches(card, rng);
    }
    if (rng.one_in(12)) card.aside = "See https://wiki.example.org/Training first. <!-- {{ircnick|nobody}} -->";
    if (rng.one_in(25)) card.flaw = static_cast<Flaw>(rng.between(1, 3));
    return card;
}

void put(std::vector<CardPtr>& cards, CardPtr card) {
    const auto at = std::upper_bound(cards.begin(), cards.end(), card->start,
                                     [](Instant t, const CardPtr& other) { return t < other->start; });
    cards.insert(at, std::move(card));
}

Week draw_week(Rng& rng) {
    Week week;
    week.sunday = a_sunday(rng, week.clock_moves);
    week.layout = rng.one_in(3) ? Layout::rows : Layout::cards;

    for (int day : {0, 5, 6}) {
        if (!rng.percent(70)) continue;
        Card freeze;
        freeze.id = week.next_id++;
        freeze.wall = week.sunday + date::days{day};
        freeze.length = hours{24};
        freeze.name = rng.pick(freezes);
        freeze.freeze = true;
        put(week.cards, settle(freeze, week.layout));
    }
    // Up to 60 cards in a quarter of the weeks, otherwise up to 40.
    const int wanted = rng.between(20, rng.one_in(4) ? 60 : 40);
    while (static_cast<int>(week.cards.size()) < wanted) {
        date::local_seconds wall = week.sunday + date::days{rng.between(0, 6)} + minutes{15 * rng.between(0, 95)};
        if (week.clock_moves && rng.one_in(8)) wall = date::floor<date::days>(wall) + minutes{15 * rng.between(2, 14)};
        const CardPtr other = week.cards.empty() ? nullptr : rng.pick(week.cards);
        if (other && !other->in_utc && rng.one_in(4)) wall = other->wall;  // at the same minute
        Card card = week.draw(rng, wall);
        if (rng.one_in(20)) {
            card.in_utc = true;
            card.wall = date::local_seconds{from_wall(wall).time_since_epoch()};
        }
        put(week.cards, settle(card, week.layout));
    }
    return week;
}

}  // namespace simulation
