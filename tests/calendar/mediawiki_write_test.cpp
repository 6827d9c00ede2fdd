#include "calendar/mediawiki_write.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "calendar/edit_outcome.hpp"
#include "calendar/stored_text.hpp"

namespace {

using namespace calendar::mediawiki;

constexpr const char* api = "https://wiki.example/w/api.php";

TEST_CASE("requests that write are forms") {
    const std::string always = "format=json&formatversion=2&errorformat=plaintext";
    CHECK(login_token_form() == always + "&action=query&meta=tokens&type=login");
    CHECK(edit_token_form() == always + "&action=query&meta=tokens&type=csrf");
    CHECK(login_form("Oriel@app", "p&=+ w", "t+\\") ==
          always + "&action=login&lgname=Oriel%40app&lgpassword=p%26%3D%2B%20w&lgtoken=t%2B%5C");
    CHECK(edit_form({"A b", "x\n&y", "for kay", 12, "2026-11-23T14:00:00Z", "t+\\"}) ==
          always +
              "&action=edit&title=A%20b&assert=user&maxlag=5&bot=1&nocreate=1&watchlist=nochange&baserevid=12"
              "&starttimestamp=2026-11-23T14%3A00%3A00Z&summary=for%20kay&text=x%0A%26y&token=t%2B%5C");
    CHECK(history_url(api, "A b", 12) ==
          "https://wiki.example/w/api.php?action=query&prop=revisions&rvprop=ids%7Cuser%7Ccomment&rvlimit=500"
          "&rvendid=12&titles=A%20b&format=json&formatversion=2");
    CHECK(revision_text_url(api, 12) ==
          "https://wiki.example/w/api.php?action=query&prop=revisions&rvprop=ids%7Ccontent&rvslots=main&revids=12"
          "&format=json&formatversion=2");
}

TEST_CASE("a summary is one line of at most 500 characters that links nowhere") {
    const std::string accent = "\xC3\xA9";
    std::string long_one, kept;
    for (int i = 0; i < 600; ++i) long_one += accent;
    for (int i = 0; i < 500; ++i) kept += accent;
    struct {
        std::string given, kept;
    } rows[] = {
        {"for kay on IRC: schedule 7", "for kay on IRC: schedule 7"},
        {" a\n\tb \x01 c ", "a b c"},
        {long_one, kept},
        {std::string(499, 'a') + "[[b", std::string(499, 'a') + "["},
        {"[[User:Kay]] [[[x", "[ [User:Kay]] [ [ [x"},
        {"/* section */ x", "/ * section */ x"},
        {"bad \xFF\xC3 bytes \xE2\x82", "bad ?? bytes ??"},
        {"\xF5\x80\x80\x80\xC0\xAF", "??????"},
        {"", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.given);
        CHECK(bounded_summary(row.given) == row.kept);
        CHECK(bounded_summary(row.kept) == row.kept);
    }
}

TEST_CASE("text as the wiki keeps it") {
    using calendar::as_stored;
    CHECK(as_stored("  lead\r\nb \t\n\n\n") == "  lead\nb");
    CHECK(as_stored("a\rb\tc\x02") == "a\nb\tc\xEF\xBF\xBD");
    CHECK(as_stored(std::string_view(" \0\n", 3)).empty());
    CHECK(as_stored("\xC3\xA9") == "\xC3\xA9");
}

TEST_CASE("a summary is known again") {
    using calendar::told_as;
    CHECK(told_as("for kay", "for kay"));
    CHECK_FALSE(told_as("for kay", "for kay "));
    CHECK_FALSE(told_as("for kay", "for ka"));
    CHECK(told_as("skip: cafe\xCC\x81 x", "skip: caf\xC3\xA9 x"));
    CHECK_FALSE(told_as("skip: cafe\xCC\x81 x", "drop: caf\xC3\xA9 x"));
    CHECK(told_as("\xC3\xA9", "anything"));
}

TEST_CASE("every outcome has a word of its own, read both ways") {
    using calendar::EditResult;
    std::set<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(EditResult::unknown); ++i) {
        const auto word = to_text(static_cast<EditResult>(i));
        CHECK(calendar::edit_result(word) == static_cast<EditResult>(i));
        CHECK(words.insert(word).second);
    }
    CHECK_FALSE(calendar::edit_result("Made"));
}

TEST_CASE("answers about logins, tokens and histories") {
    CHECK(std::get<LoggedIn>(read_login(R"({"login":{"result":"Success","lguserid":3,"lgusername":"Oriel"}})")).user ==
          "Oriel");
    CHECK(std::get<Failure>(read_login(R"({"login":{"result":"Success"}})")).code.empty());
    CHECK(std::get<Failure>(read_login("{}")).code.empty());
    CHECK(std::get<Failure>(read_login(R"({"login":{"result":"NeedToken","token":"x"}})")).code == "NeedToken");
    CHECK(std::get<std::string>(read_edit_token(R"({"query":{"tokens":{"csrftoken":"ab+\\"}}})")) == "ab+\\");
    CHECK(std::get<Failure>(read_edit_token(R"({"query":{"tokens":{"csrftoken":"+\\"}}})")).code == "assertuserfailed");
    CHECK(std::get<Failure>(read_login_token(R"({"query":{"tokens":{}}})")).code.empty());
    const auto history = [](const std::string& revisions, const char* more = "") {
        return read_history(R"({"query":{"pages":[{"revisions":)" + revisions + "}]}" + more + "}");
    };
    CHECK(std::get<History>(history("[]")) == History{});
    CHECK(std::get<History>(history(R"([{"revid":7,"parentid":6,"user":"A","comment":"c"}])")) ==
          History{{{7, "A", "c"}}, true});
    CHECK_FALSE(std::get<History>(history("[]", R"(,"continue":{"rvcontinue":"x"})")).whole);
    CHECK_FALSE(std::get<History>(history(R"([{"revid":7,"userhidden":true}])")).whole);
    CHECK(std::get<Failure>(history(R"([{"revid":"7"}])")).code.empty());
    CHECK(std::get<Failure>(history("7")).code.empty());
}

/// Recorded answers of a real wiki exist next to the checkout on some machines: `POST {"action": "edit", ...}`, a line
/// with the status, a line with the body.
TEST_CASE("every recorded answer to an edit or a login is understood" *
          doctest::skip(!std::filesystem::exists(ORIEL_SAMPLES "/mediawiki/api-answers.txt"))) {
    std::ifstream in(ORIEL_SAMPLES "/mediawiki/api-answers.txt");
    std::string line, request;
    int edits = 0, logins = 0;
    while (std::getline(in, line)) {
        if (line.starts_with("POST ") || line.starts_with("GET ")) request = line;
        if (!line.starts_with("{") || request.empty()) continue;
        CAPTURE(request);
        CAPTURE(line);
        if (request.starts_with(R"(POST {"action": "edit")")) {
            const auto edit = read_edit(line);
            const auto* failure = std::get_if<Failure>(&edit);
            if (failure) CHECK_FALSE(failure->code.empty());
            ++edits;
        } else if (request.starts_with(R"(POST {"action": "login")")) {
            const auto login = read_login(line);
            const auto* failure = std::get_if<Failure>(&login);
            if (failure) CHECK(calendar::meaning_of(failure->code) != calendar::EditResult::refused);
            ++logins;
        }
        request.clear();
    }
    CHECK(edits > 30);
    CHECK(logins > 10);
    MESSAGE(edits << " edits and " << logins << " logins");
}

}  // namespace
