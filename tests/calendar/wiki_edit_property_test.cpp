// Random edits on a small wiki with random misfortunes: whatever happens, no edit is made twice, and what is said is
// true.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <random>
#include <utility>

#include "calendar/stored_text.hpp"
#include "calendar/wiki_edit.hpp"

namespace {

using namespace calendar;
using namespace std::chrono_literals;

std::string form_value(const std::string& form, std::string_view name) {
    const auto from = form.find("&" + std::string(name) + "=");
    if (from == form.npos) return "";
    const auto begin = from + name.size() + 2;
    std::string out;
    for (std::size_t i = begin; i < form.size() && form[i] != '&'; ++i) {
        if (form[i] == '%') {
            out += static_cast<char>(std::stoi(form.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            out += form[i];
        }
    }
    return out;
}

std::string quoted(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("\\n") : c == '\\' ? "\\\\" : std::string(1, c);
    return '"' + out + '"';
}

/// A page of lines, its history, and what goes wrong between it and whoever edits. Edits over an old revision are
/// joined when they add lines, or refused.
class SmallWiki {
public:
    explicit SmallWiki(unsigned seed) : random_(seed) {}

    bool chance(int percent) { return std::uniform_int_distribution(1, 100)(random_) <= percent; }

    struct Revision {
        std::int64_t number;
        std::string text, user, summary;
    };
    std::vector<Revision> revisions{{10, "list", "Ada", "begin"}};
    int trouble = 0;      // percent of requests that go wrong
    int others = 0;       // percent of moments in which somebody else edits
    std::string delayed;  // a form that the wiki has, but is slow with
    bool late = false;    // such a one has come to pass

    const Revision& newest() const { return revisions.back(); }

    int times(const std::string& line) const {
        int n = 0;
        for (auto at = newest().text.find(line); at != std::string::npos; at = newest().text.find(line, at + 1)) ++n;
        return n;
    }

    /// Time passes: others edit, and what was delayed comes to pass.
    void live() {
        if (!delayed.empty() && chance(40)) {
            save(std::exchange(delayed, ""));
            late = true;
        }
        if (chance(others)) keep(newest().text + fmt::format("\n* other {}", ++other_), "Ada", "mine");
    }

    WikiEvent answer(const WikiAsk& ask) {
        live();
        if (chance(trouble)) {
            const int kind = std::uniform_int_distribution(0, 6)(random_);
            const bool edit = ask.form.find("&action=edit&") != ask.form.npos;
            if (kind == 0) return WikiSilence{false, "unsent"};
            if (kind == 1 && edit) delayed = ask.form;
            if (kind <= 2) return WikiSilence{true, "lost"};
            if (kind == 3) {
                reply(ask);
                return WikiSilence{true, "lost behind"};
            }
            if (kind == 4) return WikiAnswer{502, "<html>bad gateway</html>"};
            if (kind == 5) {
                const std::string whole = reply(ask);
                return WikiAnswer{200, whole.substr(0, whole.size() / 2)};
            }
            if (edit) return WikiAnswer{200, error(chance(50) ? "ratelimited" : "badtoken")};
        }
        return WikiAnswer{200, reply(ask)};
    }

private:
    static std::string error(const std::string& code) {
        return fmt::format(R"({{"error":{{"code":"{}","info":"x"}}}})", code);
    }

    void keep(const std::string& text, const std::string& user, const std::string& summary) {
        revisions.push_back({newest().number + 1, text, user, summary});
    }

    std::string save(const std::string& form) {
        const auto base = std::stoll(form_value(form, "baserevid"));
        std::string text = as_stored(form_value(form, "text"));
        const std::string& old = revisions[static_cast<std::size_t>(base - 10)].text;
        const auto over = newest().number;
        if (base != over) {
            const bool adds = text.starts_with(old) && newest().text.starts_with(old);
            const std::string added = adds ? text.substr(old.size()) : "";
            if (newest().text == text || (adds && newest().text.find(added + "\n") != std::string::npos))
                return R"({"edit":{"result":"Success","nochange":true}})";
            if (!adds || chance(50)) return error("editconflict");
            text = newest().text + (chance(90) ? added : "\n* spoilt");
        }
        if (text == newest().text) return R"({"edit":{"result":"Success","nochange":true}})";
        keep(text, "Oriel", form_value(form, "summary"));
        return fmt::format(R"({{"edit":{{"result":"Success","oldrevid":{},"newrevid":{}}}}})", over, newest().number);
    }

    std::string page(const Revision& revision) const {
        return fmt::format(R"({{"curtimestamp":"now","query":{{"pages":[{{"revisions":[{{"revid":{},"slots":{{"main":)"
                           R"({{"content":{}}}}}}}]}}]}}}})",
                           revision.number, quoted(revision.text));
    }

    std::string reply(const WikiAsk& ask) {
        if (ask.form.find("&action=edit&") != ask.form.npos) return save(ask.form);
        if (ask.form.find("&action=login&") != ask.form.npos)
            return R"({"login":{"result":"Success","lgusername":"Oriel"}})";
        if (!ask.form.empty()) return R"({"query":{"tokens":{"logintoken":"l+\\","csrftoken":"c+\\"}}})";
        if (const auto at = ask.url.find("&revids="); at != ask.url.npos)
            return page(revisions[static_cast<std::size_t>(std::stoll(ask.url.substr(at + 8)) - 10)]);
        const auto at = ask.url.find("&rvendid=");
        if (at == ask.url.npos) return page(newest());
        std::string all;
        for (auto i = revisions.rbegin(); i != revisions.rend() && i->number >= std::stoll(ask.url.substr(at + 9)); ++i)
            all += fmt::format(R"({}{{"revid":{},"user":"{}","comment":"{}"}})", all.empty() ? "" : ",", i->number,
                               i->user, i->summary);
        return R"({"query":{"pages":[{"revisions":[)" + all + "]}]}}";
    }

    std::mt19937 random_;
    int other_ = 0;
};

EditWish add(int change) {
    EditWish wish;
    wish.page = "D";
    wish.summary = fmt::format("for kay on IRC: schedule {}", change);
    const std::string line = fmt::format("\n* change {}", change);
    wish.place = [line](const std::string& text) { return text.find(line) == text.npos ? text + line : text; };
    wish.holds = [line](const std::string& text) { return text.find(line) != text.npos; };
    return wish;
}

/// Performs an edit; dies after `steps` steps when that comes first.
std::optional<EditOutcome> perform(SmallWiki& wiki, WikiSession& session, EditWish wish, Moment& now, int steps) {
    WikiEdit edit(std::move(wish), {"api", "oriel@app", "pass"}, session);
    WikiStep step = edit.resume(Begun{}, now);
    for (int i = 0; i < steps; ++i) {
        if (auto* outcome = std::get_if<EditOutcome>(&step)) return *outcome;
        if (const auto* rest = std::get_if<WikiRest>(&step)) {
            now += rest->time;
            wiki.live();
            step = edit.resume(Rested{}, now);
        } else {
            const auto& ask = std::get<WikiAsk>(step);
            step = edit.resume(wiki.answer(ask), now);
        }
    }
    return std::nullopt;
}

TEST_CASE("whatever goes wrong, an edit is made once, and what is said of it is true") {
    std::map<EditResult, int> tally;
    int crashes = 0, merged = 0;
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        CAPTURE(seed);
        SmallWiki wiki(seed);
        wiki.trouble = static_cast<int>(seed % 8) * 8;
        wiki.others = static_cast<int>(seed / 8 % 4) * 15;
        WikiSession session;
        Moment now{0};
        for (int change = 1; change <= 3; ++change) {
            CAPTURE(change);
            const std::string line = fmt::format("\n* change {}", change);
            EditWish wish = add(change);
            const auto journalled = wiki.newest().number;
            auto outcome = perform(wiki, session, wish, now, wiki.chance(20) ? static_cast<int>(seed % 11) : 1000);
            if (!outcome) {
                ++crashes;
                session = {};
                wish.in_doubt_since = journalled;
                outcome = perform(wiki, session, wish, now, 1000);
            }
            REQUIRE(outcome);
            ++tally[outcome->result];
            merged += outcome->merged;
            CHECK(wiki.times(line) <= 1);
            const bool there = wiki.times(line) == 1;
            if (outcome->result == EditResult::made || outcome->result == EditResult::already) CHECK(there);
            // What the wiki is slow with may come to pass after the last look.
            else if (outcome->result != EditResult::unknown && !wiki.late && wiki.delayed.empty())
                CHECK_FALSE(there);
            if (outcome->result == EditResult::made && outcome->revision != 0) {
                const auto& kept = wiki.revisions[static_cast<std::size_t>(outcome->revision - 10)];
                CHECK(kept.user == "Oriel");
                CHECK(kept.summary == wish.summary);
            }
        }
        for (int i = 0; i < 20; ++i) wiki.live();
        for (int change = 1; change <= 3; ++change) CHECK(wiki.times(fmt::format("\n* change {}", change)) <= 1);
    }
    std::string all;
    for (const auto& [result, count] : tally) all += fmt::format("{} {}, ", to_text(result), count);
    MESSAGE(all << crashes << " crashes, " << merged << " joined");
    CHECK(crashes > 300);
    CHECK(merged > 100);
    CHECK(tally[EditResult::made] > 3000);
}

}  // namespace
