#include "bot/desk/model/advice.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;
using namespace std::chrono_literals;
using gerrit::Code;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + 12h;

/// An entry of Bob's in a window at 14:00.
struct Scene {
    calendar::Window window;
    gerrit::WindowCheck check;
    gerrit::Checked patch;
    Advice advice;

    Scene() {
        window.name = "Window";
        window.start = noon + 2h;
        window.end = noon + 3h;
        window.limit = 6;
        patch.patch.change = 12;
        patch.requestor = "Bob";
    }
    Advice::Entry entry() const { return {&window, &check, &patch}; }
    void stands(std::vector<Code> codes) {
        patch.findings.clear();
        for (Code code : codes) patch.findings.push_back({code, 12});
        patch.counted.over = !codes.empty() && codes.front() == Code::over_limit;
    }
    /// The advice for Bob, who is present: `s`tands, `f`its, `c`leared.
    std::string hear(Instant now = noon) {
        advice.forget_gone(now);
        const auto news = advice.news(entry(), ChatTraits{}, now);
        std::string out;
        if (news) {
            out = std::string(news->stands ? "s" : "") + (news->fits ? "f" : "") + (news->cleared ? "c" : "");
            advice.told(entry(), ChatTraits{});
        }
        advice.see({entry()}, true, ChatTraits{}, now);
        return out;
    }
    void off_the_page(Instant now) {
        advice.forget_gone(now);
        advice.see({}, true, ChatTraits{}, now);
    }
};

}  // namespace

TEST_CASE("a thing is told once, again when another comes, and that all is gone once") {
    Scene s;
    CHECK(s.hear() == "");
    s.stands({Code::vetoed});
    CHECK(s.hear() == "s");
    CHECK(s.hear() == "");
    s.stands({Code::vetoed, Code::objected});
    CHECK(s.hear() == "s");
    s.stands({Code::objected});
    CHECK(s.hear() == "");
    s.stands({Code::vetoed, Code::objected});  // gone, and back again
    CHECK(s.hear() == "s");
    s.stands({});
    CHECK(s.hear() == "c");
    CHECK(s.hear() == "");
}

TEST_CASE("notes are not told, nor what nobody could ask") {
    Scene s;
    s.stands({Code::slow_i18n, Code::no_original, Code::beta_only});
    CHECK(s.hear() == "");
    s.stands({Code::unchecked});
    CHECK(s.hear() == "");
}

TEST_CASE("an outage makes nothing come or go") {
    Scene s;
    s.stands({Code::vetoed});
    CHECK(s.hear() == "s");
    s.stands({Code::unchecked});
    CHECK(s.hear() == "");
    s.stands({});
    s.patch.pending = true;
    CHECK(s.hear() == "");
    s.patch.pending = false;
    s.stands({Code::vetoed});
    CHECK(s.hear() == "");
}

TEST_CASE("over the limit, and fitting again") {
    Scene s;
    s.stands({Code::over_limit});
    CHECK(s.hear() == "s");
    CHECK(s.hear() == "");
    s.stands({});
    CHECK(s.hear() == "fc");
    CHECK(s.hear() == "");
    s.stands({Code::over_limit});
    CHECK(s.hear() == "s");
}

TEST_CASE("what holds for one window only is another thing in the next") {
    Scene s;
    s.stands({Code::over_limit, Code::train_overlap, Code::vetoed});
    CHECK(s.hear() == "s");
    s.window.start += 24h;
    s.window.end += 24h;
    s.stands({Code::vetoed});
    CHECK(s.hear() == "");
    s.stands({Code::train_overlap, Code::vetoed});
    CHECK(s.hear() == "s");
}

TEST_CASE("an entry taken off for ten minutes is a new one; for less it is the same") {
    Scene s;
    s.stands({Code::vetoed});
    CHECK(s.hear(noon) == "s");
    s.off_the_page(noon + 1min);
    CHECK(s.hear(noon + 9min) == "");
    s.off_the_page(noon + 20min);
    CHECK(s.hear(noon + 30min) == "s");
}

TEST_CASE("who is told is the requestor, in any letter case; entries without one, or done, tell nobody") {
    Scene s;
    s.stands({Code::vetoed});
    CHECK(s.hear() == "s");
    s.patch.requestor = "bob";
    CHECK(s.hear() == "");
    s.patch.requestor = "lea";
    CHECK(s.hear() == "s");
    s.patch.requestor.reset();
    CHECK(s.hear() == "");
    s.patch.requestor = "noor";
    s.patch.patch.status = calendar::Status::done;
    CHECK(s.hear() == "");
}

TEST_CASE("what is approved or merged in its window is not called clear") {
    Scene s;
    s.stands({Code::ci_failed});
    CHECK(s.hear() == "s");
    s.stands({});
    s.patch.change.emplace();
    s.patch.change->status = gerrit::ChangeStatus::merged;
    CHECK(s.hear(s.window.start) == "");
    CHECK(s.hear(s.window.start - 1s) == "c");
}

TEST_CASE("what the checks keep quiet about in the window is not news when the window moves") {
    Scene s;
    s.stands({Code::ci_failed, Code::objected});
    CHECK(s.hear() == "s");
    s.patch.change.emplace();
    s.patch.change->status = gerrit::ChangeStatus::open;
    SUBCASE("approved there") {
        s.patch.change->votes = {{"Code-Review", 2, {}, s.window.start}};
        s.stands({Code::objected});
        CHECK(s.hear(s.window.start) == "");
        s.stands({Code::ci_failed, Code::objected});
        CHECK(s.hear(s.window.start - 1s) == "");
        s.stands({});
        CHECK(s.hear(s.window.start) == "");
        s.stands({Code::objected});
        CHECK(s.hear(s.window.start) == "s");
    }
    SUBCASE("approved before") {
        s.patch.change->votes = {{"Code-Review", 2, {}, s.window.start - 1s}};
        s.stands({Code::objected});
        CHECK(s.hear(s.window.start) == "");
        s.stands({Code::ci_failed, Code::objected});
        CHECK(s.hear(s.window.start - 1s) == "s");
    }
}

TEST_CASE("what was told of a window goes along when it moves or gets another name") {
    Scene s;
    s.stands({Code::over_limit, Code::train_overlap, Code::objected});
    CHECK(s.hear() == "s");
    const calendar::Window before = s.window;
    s.window.start += 30min;
    s.window.name = "Late window";
    SUBCASE("with what was told") {
        s.advice.follow(before, s.window);
        CHECK(s.hear() == "");
        s.stands({Code::train_overlap, Code::objected});
        CHECK(s.hear() == "f");
    }
    SUBCASE("another window is another matter") {
        CHECK(s.hear() == "s");
    }
}

TEST_CASE("an entry that names no change is told too") {
    Scene s;
    s.patch.patch.change.reset();
    s.patch.findings = {{.code = Code::unknown_change, .text = "soon", .title = "To come"}};
    CHECK(s.hear() == "s");
    CHECK(s.hear() == "");
    s.patch.findings = {{.code = Code::unknown_change, .text = "later", .title = "To come"}};
    CHECK(s.hear() == "s");
}
