// Lost answers and killed editors, at every point of an edit of a real wiki. Each edit is made once, and a later check
// finds it.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>

#include <map>
#include <mutex>

#include "calendar/mediawiki.hpp"
#include "tests/live/lossy.hpp"
#include "tests/live/wiki_client.hpp"
#include "tests/support/process.hpp"
#include "tests/support/socket.hpp"

using namespace live;
using namespace calendar;
using namespace std::chrono_literals;
using support::Ask;
using Loss = Lossy::Loss;
using enum EditResult;

namespace {

constexpr Loss losses[] = {Loss::request, Loss::answer, Loss::half_answer, Loss::silence, Loss::late_request};

std::int64_t newest(const support::Wiki& wiki) {
    const auto read =
        mediawiki::read_revision(support::http_get(wiki.port(), mediawiki::revision_url("/w/api.php", "Deployments")));
    return std::get<std::int64_t>(read);
}

}  // namespace

TEST_CASE("an edit is made once, whichever of its requests or answers is lost") {
    support::Wiki wiki(2);
    wiki.edit("Deployments", three_lines);
    int edits = 0, number = 0;
    for (const Loss loss : losses) {
        for (const bool edit : {true, false}) {
            CAPTURE(static_cast<int>(loss));
            CAPTURE(edit);
            bool lost = false;
            Lossy way(wiki.port(), [&](int n, const Ask& ask) {
                const bool now = !lost && (edit ? is_edit(ask) : n == number % 4);
                lost = lost || now;
                return now ? loss : Loss::none;
            });
            WikiClient client(way.api());
            client.timeout = 1500ms;
            const std::string add = fmt::format(" e{}.", number++);
            const EditOutcome outcome = client.edit(put("* two", add));
            INFO(outcome.why);
            way.settle();
            CHECK(lost);
            CHECK(to_text(outcome.result) == "made");
            CHECK(times(wikitext_of(wiki), add) == 1);
            ++edits;
        }
    }
    CHECK(edits == 10);
}

TEST_CASE("an edit that arrives after the next one was sent is not made twice") {
    support::Wiki wiki(2);
    wiki.edit("Deployments", three_lines);
    std::mutex mutex;
    std::optional<Ask> kept;
    int sent = 0;
    Lossy way(wiki.port(), [&](int, const Ask& ask) {
        const std::lock_guard lock(mutex);
        if (!is_edit(ask) || sent++ > 0) return Loss::none;
        kept = ask;
        return Loss::request;
    });
    WikiClient client(way.api());
    REQUIRE(client.edit(put("* two", " once.")).result == made);
    CHECK(sent == 2);
    REQUIRE(kept);
    const auto before = newest(wiki);
    // The lost request itself, with its session and token.
    const std::string answer = ask_wiki(wiki.port(), *kept);
    INFO(answer);
    CHECK(answer.find("\"edit\":{\"result\":\"Success\"") != answer.npos);
    CHECK(answer.find("\"nochange\":true") != answer.npos);
    CHECK(newest(wiki) == before);
    CHECK(times(wikitext_of(wiki), " once.") == 1);
}

namespace {

/// Runs an editor as a separate process, and kills it after it has sent request number `at`; `loss` is the fate of that
/// request. `before_edit` is called before an edit reaches the wiki.
void kill_editor(const support::Wiki& wiki, const std::string& add, int at, Loss loss,
                 const std::function<void()>& before_edit) {
    std::mutex mutex;
    support::Process editor;
    Lossy way(wiki.port(), [&](int n, const Ask& ask) {
        if (is_edit(ask)) before_edit();
        if (n != at) return Loss::none;
        const std::lock_guard lock(mutex);
        ::kill(-editor.pid(), SIGKILL);
        return loss;
    });
    {
        const std::lock_guard lock(mutex);
        editor = support::Process({{ORIEL_WIKI_EDITOR, way.api(), "* two", add}, {}, {}, {}});
    }
    CHECK(editor.wait(support::Bound{60000}) == 128 + SIGKILL);
    way.settle();
}

/// Kills 25 editors, at each of the five requests of an edit and with each loss; other editors then look for the edit.
void kill_and_look(const char* name, const std::function<void(const support::Wiki&, int)>& before_edit) {
    support::Wiki wiki(2);
    wiki.edit("Deployments", three_lines);
    std::map<std::string_view, int> tally;
    for (int at = 0; at < 5; ++at) {
        std::vector<EditSpec> specs;
        std::vector<std::string> adds;
        for (const Loss loss : losses) {
            const int number = at * 5 + static_cast<int>(adds.size());
            adds.push_back(fmt::format(" {}{:02}.", name, number));
            EditSpec spec = put("* two", adds.back());
            const std::int64_t journalled = newest(wiki);
            kill_editor(wiki, adds.back(), at, loss, [&] { before_edit(wiki, number); });
            spec.in_doubt_since = journalled;
            specs.push_back(spec);
        }
        auto looks = specs;
        for (EditSpec& look : looks) look.only_look = true;
        WikiClient after(wiki.api());
        const auto seen = after.look(looks);
        for (std::size_t i = 0; i < specs.size(); ++i) {
            CAPTURE(adds[i]);
            const int there = times(wikitext_of(wiki), adds[i]);
            CHECK(to_text(seen[i].result) == (there == 1 ? "made" : "not-there"));
            ++tally[to_text(seen[i].result)];
            if (there == 0) specs[i].in_doubt_since.reset();
            const EditOutcome done = after.edit(specs[i]);
            INFO(done.why);
            CHECK(to_text(done.result) == "made");
            CHECK((done.revision == seen[i].revision) == (there == 1));
            CHECK(times(wikitext_of(wiki), adds[i]) == 1);
        }
    }
    CHECK(tally["made"] + tally["not-there"] == 25);
    CHECK(tally["made"] >= 2);
    MESSAGE(tally["made"] << " of 25 were made");
}

}  // namespace

TEST_CASE("a bot killed anywhere in an edit knows afterwards whether it was made, or makes it then") {
    kill_and_look("k", [](const support::Wiki&, int) {});
}

TEST_CASE("so does a bot killed while another user edits") {
    kill_and_look("h", [](const support::Wiki& wiki, int number) {
        WikiClient ada(wiki.api(), support::Wiki::person);
        CHECK(ada.edit(put(number % 2 ? "* one" : "* two", fmt::format(" a{:02}.", number))).result == made);
    });
}
