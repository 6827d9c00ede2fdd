#include "gerrit/question.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gerrit;

namespace {

const std::string base = "https://gerrit.wikimedia.org/r";
const std::string options =
    "o=CURRENT_REVISION&o=CURRENT_COMMIT&o=CURRENT_FILES&o=DETAILED_LABELS&o=DETAILED_ACCOUNTS&o=SUBMIT_REQUIREMENTS"
    "&o=SUBMITTABLE";

}  // namespace

TEST_CASE("each kind of question has its address") {
    struct Row {
        Question question;
        int skip;
        std::string below;
    };
    const Row rows[] = {
        {{Ask::changes, {"1", "23"}}, 0, "/changes/?q=change:1+OR+change:23&n=100&" + options},
        {{Ask::changes, {"1"}}, 100, "/changes/?q=change:1&n=100&" + options + "&S=100"},
        {{Ask::siblings, {"Iab", "Icd"}}, 0, "/changes/?q=change:Iab+OR+change:Icd&n=100&" + options},
        {{Ask::commits, {"abc", "def"}}, 0, "/changes/?q=commit:abc&q=commit:def&n=100&" + options},
        {{Ask::citing, {"abc", "def"}}, 0, "/changes/?q=message:abc&q=message:def&n=100&" + options},
        {{Ask::one, {"7"}}, 5, "/changes/7?" + options},
        {{Ask::messages, {"7"}}, 5, "/changes/7?o=MESSAGES&o=DETAILED_ACCOUNTS"},
        {{Ask::contained, {"mediawiki/extensions/A+B~7"}}, 5, "/changes/mediawiki%2Fextensions%2FA%2BB~7/in"},
    };
    for (const Row& row : rows) {
        CHECK(url(base, row.question, row.skip) == base + row.below);
        CHECK(url(base + "/", row.question, row.skip) == base + row.below);
    }
}

TEST_CASE("what a question is about cannot leave its place in the address") {
    const std::string hostile = "a/b?c&d#e f%\xFF\n+\"";
    for (const Ask ask :
         {Ask::changes, Ask::siblings, Ask::commits, Ask::one, Ask::contained, Ask::citing, Ask::messages}) {
        const std::string address = url(base, {ask, {hostile}});
        CAPTURE(address);
        CHECK(address.find("a%2Fb%3Fc%26d%23e%20f%25%FF%0A%2B%22") != std::string::npos);
    }
}

TEST_CASE("a full question fits into an address") {
    for (const Ask ask : {Ask::changes, Ask::siblings, Ask::commits, Ask::citing}) {
        const std::string word = ask == Ask::changes ? "999999999" : 'I' + std::string(40, 'f');
        CHECK(url(base, {ask, std::vector(most(ask), word)}).size() < 4000);
    }
}

TEST_CASE("kinds of questions have words and bounds") {
    struct Row {
        Ask ask;
        std::string word;
        std::size_t most;
    };
    for (const Row& row :
         {Row{Ask::changes, "changes", 100}, Row{Ask::siblings, "siblings", 40}, Row{Ask::commits, "commits", 10},
          Row{Ask::one, "one", 1}, Row{Ask::contained, "contained", 1}, Row{Ask::citing, "citing", 10},
          Row{Ask::messages, "messages", 1}}) {
        CHECK(to_text(row.ask) == row.word);
        CHECK(ask_of(row.word) == row.ask);
        CHECK(most(row.ask) == row.most);
    }
    CHECK_FALSE(ask_of("Changes"));
    CHECK_FALSE(ask_of(""));
}

TEST_CASE("a number means a change, alone and behind its project") {
    CHECK(number_of("808994") == 808994);
    CHECK(number_of("mediawiki/core~808994") == 808994);
    CHECK(number_of("a~b~7") == 7);
    for (const std::string none :
         {"", "0", "-7", "7~", "~", "I0123456789abcdef0123456789abcdef01234567", "1000000000", "7 "}) {
        CAPTURE(none);
        CHECK_FALSE(number_of(none));
    }
}
