// Two users who edit the same lines of a page as fast as they can.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/live/wiki_client.hpp"

using namespace live;
using namespace calendar;
using namespace std::chrono_literals;

namespace {

struct Tally {
    int edits = 0, conflicts = 0, merged = 0, overtaken = 0;
};

/// A hundred edits, one after another; after a conflict, the edit is tried again.
boost::asio::awaitable<Tally> edit_on(WikiClient& client, std::string name) {
    Tally tally;
    for (int i = 0; i < 100;) {
        EditSpec spec = put("* two", fmt::format(" {}{:02}.", name, i));
        const EditOutcome outcome =
            co_await bot::http::perform_edit(*client.loop.client, client.account, client.session, std::move(spec));
        tally.conflicts += outcome.conflicts;
        tally.merged += outcome.merged;
        if (outcome.result == EditResult::made) {
            ++tally.edits;
            ++i;
        } else if (outcome.result == EditResult::overtaken) {
            ++tally.overtaken;
        } else {
            throw std::runtime_error(fmt::format("{}: {}", to_text(outcome.result), outcome.why));
        }
    }
    co_return tally;
}

}  // namespace

TEST_CASE("two who make a hundred edits each of one line lose nothing") {
    support::Wiki wiki(2);
    wiki.edit("Deployments", three_lines);
    WikiClient oriel(wiki.api()), ada(wiki.api(), support::Wiki::person);
    // Both on one loop, so that they alternate at every answer.
    ada.loop.client.emplace(oriel.loop.io.get_executor(),
                            bot::http::Options{.user_agent = "ada/test", .cookies = true});
    std::optional<Tally> tallies[2];
    const auto begin = [&](WikiClient& client, const char* name, std::optional<Tally>& into) {
        boost::asio::co_spawn(oriel.loop.io, edit_on(client, name), [&into](std::exception_ptr error, Tally tally) {
            if (error) std::rethrow_exception(error);
            into = tally;
        });
    };
    begin(oriel, "o", tallies[0]);
    begin(ada, "a", tallies[1]);
    CHECK(oriel.loop.settle(500s));
    REQUIRE(tallies[0]);
    REQUIRE(tallies[1]);
    const std::string text = wikitext_of(wiki);
    for (const char* name : {"o", "a"})
        for (int i = 0; i < 100; ++i) CHECK(times(text, fmt::format(" {}{:02}.", name, i)) == 1);
    CHECK(tallies[0]->conflicts + tallies[1]->conflicts > 10);
    for (const auto& tally : tallies)
        MESSAGE(tally->edits << " edits, " << tally->conflicts << " conflicts, " << tally->merged << " joined, "
                             << tally->overtaken << " times overtaken");
}
