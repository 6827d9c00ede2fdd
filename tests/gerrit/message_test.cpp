#include "gerrit/message.hpp"

#include <doctest/doctest.h>

using namespace gerrit;

namespace {

const std::string base = "https://gerrit.wikimedia.org/r";
const std::string id = "I0123456789abcdef0123456789abcdef01234567";
const std::string sha = "0123456789abcdef0123456789abcdef01234567";

Message read_text(const std::string& text) {
    return read_message(text, base);
}

}  // namespace

TEST_CASE("a footer names a Change-Id, an address of this Gerrit, a number, or nothing") {
    struct Row {
        std::string footer;
        std::optional<int> change;
        std::string change_id;
    };
    const Row rows[] = {
        {"Depends-On: " + id, {}, id},
        {"depends-on:" + id + "  ", {}, id},
        {"DEPENDS-ON: 1234567", 1234567, ""},
        {"Depends-On: https://gerrit.wikimedia.org/r/1234567", 1234567, ""},
        {"Depends-On: https://gerrit.wikimedia.org/r/c/mediawiki/core/+/1234567/3", 1234567, ""},
        {"Depends-On: http://gerrit.wikimedia.org/r/#/c/1234567/", 1234567, ""},
        {"Depends-On: https://gerrit.wikimedia.org/r/c/a/+/b/+/12", 12, ""},
        {"Depends-On: https://gerrit.example.org/c/1234567", {}, ""},
        {"Depends-On: https://github.com/wikimedia/mediawiki/pull/12", {}, ""},
        {"Depends-On: 1234567890", {}, ""},
        {"Depends-On: 0", {}, ""},
        {"Depends-On: I0123", {}, ""},
        {"Depends-On: " + id + "0", {}, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.footer);
        const auto found = read_text("Subject\n\nBody.\n\n" + row.footer + "\nChange-Id: " + id + "\n").depends_on;
        REQUIRE(found.size() == 1);
        CHECK(found[0].change == row.change);
        CHECK(found[0].change_id == row.change_id);
        CHECK_FALSE(found[0].text.empty());
    }
}

TEST_CASE("only the last paragraph has footers, and only at the beginning of a line") {
    struct Row {
        std::string message;
        std::size_t footers;
    };
    const Row rows[] = {
        {"", 0},
        {"\n\n\n", 0},
        {"Subject\n\nDepends-On: 1\n\nChange-Id: " + id, 0},
        {"Revert \"x\"\n\nDepends-On: 1\n \nChange-Id: " + id, 0},
        {"Subject\n\nBug: T1\nDepends-On: 1\nDepends-On: 2\n\n\n", 2},
        {"Subject\r\n\r\nDepends-On: 1\r\n", 1},
        {"Subject\n\n Depends-On: 1", 0},
        {"Subject\n\n> Depends-On: 1", 0},
        {"Subject\n\nThis Depends-On: 1", 0},
        {"Subject\n\nDepends-On 1", 0},
        {"Subject\n\nDepends-On:\n", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.message);
        CHECK(read_text(row.message).depends_on.size() == row.footers);
    }
}

TEST_CASE("picks and reverts are named anywhere") {
    const Message message =
        read_text("Revert \"x\"\n\nThis reverts commit " + sha + ".\n\n(cherry picked from commit " + sha +
                  ")\nfor the branch (cherry picked from commit ABCDEF0)\n\nBug: T1\n");
    CHECK(message.reverts == std::vector<std::string>{sha});
    CHECK(message.picked_from == std::vector<std::string>{sha, "abcdef0"});
}

TEST_CASE("what is no SHA is not taken for one") {
    for (const std::string& word : {std::string{"12345"}, std::string{"xyz"}, sha + "0", std::string{}}) {
        CAPTURE(word);
        CHECK(read_text("(cherry picked from commit " + word + ")").picked_from.empty());
    }
}

TEST_CASE("a message is bounded in what it gives") {
    std::string message = "Subject\n\n";
    for (int i = 0; i < 500; ++i) message += "Depends-On: " + std::string(1000, 'x') + "\n";
    for (int i = 0; i < 500; ++i)
        message += "This reverts commit " + sha + "\n(cherry picked from commit " + sha + ")\n";
    const Message read = read_text(message);
    CHECK(read.depends_on.size() == 100);
    CHECK(read.depends_on[0].text.size() == 300);
    CHECK(read.picked_from.size() == 20);
    CHECK(read.reverts.size() == 20);
}

TEST_CASE("addresses are those of the Gerrit in question") {
    const std::string text = "Subject\n\nDepends-On: http://127.0.0.1:8080/c/x/+/12";
    CHECK(read_message(text, "http://127.0.0.1:8080").depends_on.at(0).change == 12);
    CHECK_FALSE(read_message(text, base).depends_on.at(0).change);
}
