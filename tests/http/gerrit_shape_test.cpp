// Compares the answers of the fake Gerrit with real ones: the same fields with the same types.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/http/gerrit_likeness.hpp"
#include "tests/support/gerrit_answer.hpp"

namespace {

using namespace support;
using nlohmann::json;
namespace fs = std::filesystem;

using Shape = std::set<std::string>;

/// Every path with the type of its value. Names that are data (SHAs, files, ways to fetch) become `*`.
void add_shape(const json& value, const std::string& path, Shape& into) {
    into.insert(path + " " + value.type_name());
    if (value.is_array()) {
        for (const auto& inner : value) add_shape(inner, path + "[]", into);
    }
    if (!value.is_object()) return;
    const bool data = path.ends_with("revisions") || path.ends_with("files") || path.ends_with("fetch") ||
                      path.ends_with("values") || path.ends_with("labels");
    for (const auto& [key, inner] : value.items()) add_shape(inner, path + "/" + (data ? "*" : key), into);
}

Shape shape_of(const json& value) {
    Shape out;
    add_shape(value, "", out);
    return out;
}

/// A field (part of its path) in which the two may differ, and the reason.
struct Difference {
    const char* piece;
    const char* why;
};

constexpr Difference only_real[] = {
    {"/avatars", "pictures of people"},
    {"/owner/status", "what people say of themselves"},
    {"/uploader/status", "what people say of themselves"},
    {"author/status", "what people say of themselves"},
    {"/real_author/status", "what people say of themselves"},
    {"/all[]/status", "what people say of themselves"},
    {"/REVIEWER[]/status", "what people say of themselves"},
    {"/uploader/email", "with us the owner uploads, and one sample's owner was emptied"},
    {"/tags", "marks of service users"},
    {"/reviewer_updates[]", "REVIEWER_UPDATES is never asked for"},
    {"/commands", "DOWNLOAD_COMMANDS is never asked for"},
    {"/revisions/* object", "old patch sets, which only ALL_REVISIONS tells"},
};

constexpr Difference only_fake[] = {
    {"/triplet_id", "Gerrit 3.8 and later"},
    {"/virtual_id_number", "Gerrit 3.9 and later"},
    {"/current_revision_number", "Gerrit 3.9 and later"},
    {"/revisions/*/branch", "Gerrit 3.8 and later"},
    {"/meta_rev_id", "Gerrit 3.4 and later"},
    {"/submit_records", "Gerrit 3.5 and later"},
    {"/requirements", "Gerrit 2.16 to 3.12"},
    {"/total_comment_count", "Gerrit 2.16 and later"},
    {"/submission_id", "Gerrit 3.0 and later tell it to everybody"},
    {"/submit_type", "not told in documentation and of changes somebody cut"},
    {"/hashtags", "not told in documentation"},
    {"/has_review_started", "not told in documentation"},
    {"/uploader/email", "with us the owner uploads; a bot has none"},
    {"/owner/", "emptied in one sample by the person who kept it"},
};

template <std::size_t n>
Shape without(const Shape& some, const Shape& others, const Difference (&allowed)[n]) {
    Shape out;
    for (const auto& path : some) {
        const bool known = std::any_of(std::begin(allowed), std::end(allowed), [&](const Difference& difference) {
            return path.find(difference.piece) != std::string::npos;
        });
        if (!known && !others.contains(path)) out.insert(path);
    }
    return out;
}

/// The fake Gerrit's body for the same request, with changes like the real ones.
json ours(const json& real, const std::string& target) {
    Changes data;
    data.add({.number = 1, .updated = Instant{}});  // so that more exist than are asked for
    for (auto& change : likenesses(real)) data.add(std::move(change));
    const auto reply = gerrit_answer(data, target);
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    return json::parse(reply.body.substr(5));
}

struct Row {
    const char* sample;
    std::string target;
    bool cut = false;  ///< shortened when it was recorded: fields are missing
};

const std::string wikimedia = "&o=CURRENT_REVISION&o=CURRENT_FILES&o=DETAILED_ACCOUNTS";
const std::string pixel = "&o=LABELS&o=CURRENT_REVISION&o=CURRENT_COMMIT";
const std::string typo3 = "&o=CURRENT_REVISION&o=LABELS&o=DETAILED_LABELS&o=DETAILED_ACCOUNTS&o=MESSAGES";

const Row rows[] = {
    {"01-", "/changes/?q=change:808994" + pixel},
    {"02-", "/changes/?q=change:808992" + pixel},
    {"03-", "/changes/?q=change:808991" + pixel},
    {"04-", "/changes/808994/revisions/current/related"},
    {"06-", "/changes/808991/revisions/current/related"},
    {"08-", "/changes/379239?" + wikimedia},
    {"09-", "/changes/398648?" + wikimedia},
    {"10-", "/changes/402373?" + wikimedia},
    {"11-", "/changes/491868?" + wikimedia},
    {"12-", "/changes/494815?" + wikimedia},
    {"13-", "/changes/496844?" + wikimedia},
    {"14-", "/changes/496929?" + wikimedia},
    {"17-",
     "/changes/?q=status:open+OR+status:merged&n=5&o=DETAILED_LABELS&o=MESSAGES&o=REVIEWER_UPDATES"
     "&o=DETAILED_ACCOUNTS"},
    {"20-", "/changes/48330?o=MESSAGES"},
    {"22-", "/changes/136125?o=CURRENT_REVISION&o=CURRENT_COMMIT&o=DETAILED_ACCOUNTS"},
    {"29-", "/changes/?q=change:93689" + typo3, true},
    {"30-", "/changes/?q=change:95412" + typo3, true},
    {"31-", "/changes/?q=change:93202+OR+change:95169&o=CURRENT_REVISION", true},
    {"32-", "/changes/?q=change:95169&o=CURRENT_REVISION", true},
    {"33-", "/changes/92323/revisions/current/related", true},
    {"34-", "/changes/?q=change:93319" + typo3, true},
    {"46-", "/changes/?q=change:1756&q=change:1&q=change:2&o=LABELS&o=DETAILED_ACCOUNTS", true},
    {"47-", "/changes/?q=97&o=CURRENT_REVISION&o=CURRENT_COMMIT&o=CURRENT_FILES&o=DETAILED_ACCOUNTS", true},
};

TEST_CASE("our own Gerrit's answers have the shape of real ones") {
    const fs::path folder = fs::path(ORIEL_SAMPLES) / "gerrit";
    if (!fs::is_directory(folder)) return;
    for (const auto& row : rows) {
        fs::path path;
        for (const auto& entry : fs::directory_iterator(folder)) {
            const auto name = entry.path().filename().string();
            if (name.starts_with(row.sample) && name.ends_with(".json")) path = entry.path();
        }
        CAPTURE(path);
        std::ifstream file(path, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        if (text.starts_with(")]}'")) text.erase(0, 4);
        const auto real = json::parse(text);
        const auto there = shape_of(real), here = shape_of(ours(real, row.target));
        CHECK(fmt::format("{}", fmt::join(without(there, here, only_real), ", ")) == "");
        if (!row.cut) CHECK(fmt::format("{}", fmt::join(without(here, there, only_fake), ", ")) == "");
    }
}

TEST_CASE("a request that finds no chain and one that asks which branches hold a commit have the real shape") {
    Changes data;
    data.add({.number = 1});
    const auto answer = [&](const char* target) { return json::parse(gerrit_answer(data, target).body.substr(5)); };
    CHECK(answer("/changes/1/revisions/current/related") == json({{"changes", json::array()}}));
    data.merge(1);
    CHECK(answer("/changes/1/in") == json({{"branches", {"master"}}, {"tags", json::array()}}));
    CHECK(answer("/changes/1/submitted_together?o=NON_VISIBLE_CHANGES") ==
          json({{"changes", json::array()}, {"non_visible_changes", 0}}));
}

}  // namespace
