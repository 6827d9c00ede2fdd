#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gerrit/change.hpp"
#include "gerrit/policy.hpp"

/// Questions to Gerrit and its answers, as text and values (Gerrit 3.4 to 3.13, anonymous REST).
namespace gerrit {

enum class Ask {
    changes,    ///< `of`: numbers. One batched query.
    siblings,   ///< `of`: Change-Ids. One batched query; each may name several changes.
    commits,    ///< `of`: SHAs of patch sets. One request with a query for each.
    one,        ///< `of`: one number or Change-Id. A direct GET: distinguishes "gone" from "not in the index".
    contained,  ///< `of`: one `project~number`. The branches that contain its commit.
    citing,     ///< `of`: SHAs. One request with a query for each: changes that cite it, such as reverts.
    messages,   ///< `of`: one number. The deployer it was approved for; a long answer, so only asked of approved ones.
};
std::string_view to_text(Ask);
std::optional<Ask> ask_of(std::string_view);

struct Question {
    Ask ask = Ask::changes;
    std::vector<std::string> of;
    auto operator<=>(const Question&) const = default;
};

/// The number of the change that `808994` or `mediawiki/core~808994` means; nullopt for a Change-Id.
std::optional<int> number_of(std::string_view what);

/// Whether it is a GET of one change, of which a 404 is news.
bool is_direct(Ask);

/// The maximum number of items in one question, by kind (limited by URL length, 100 answers a page, 10 `q=`).
std::size_t most(Ask);

/// The URL of a question below `base` (`https://gerrit.wikimedia.org/r`), for results from number `skip` on. In the
/// items, every byte outside `A-Za-z0-9._~-` is percent-encoded once.
std::string url(std::string_view base, const Question&, int skip = 0);

/// The content of an answer. Changes that are hidden, private or missing are absent without notice.
struct Answer {
    std::vector<Change> changes;  ///< each change once
    /// changes, siblings, commits, one: for each item of `of`, the numbers it names, in the same order; empty: none.
    std::vector<std::vector<int>> found;
    std::vector<std::string> branches;  ///< contained
    std::string approver;               ///< messages: the latest `USER@HOST` it was approved for; empty: none
    bool more = false;                  ///< truncated by Gerrit: ask again with `skip`
};

/// Why there is no usable answer.
struct Failure {
    enum class Why {
        gone,       ///< 404: missing or hidden; Gerrit does not say which
        ambiguous,  ///< 404 because several changes match
        refused,    ///< any other 4xx, such as 400, 401, 403, 409: asking again is useless
        busy,       ///< 429
        broken,     ///< 408, 5xx, invalid or unexpected JSON, a proxy's page, truncated, or no answer at all
    };
    Why why = Why::broken;
    std::string text;  ///< one line for people, bounded; may hold untrusted text
    bool worth_retrying() const { return why == Why::busy || why == Why::broken; }
    bool operator==(const Failure&) const = default;
};

/// Reads the answer to a question (one page of it). Never throws, whatever the bytes.
std::variant<Answer, Failure> read(const Question&, int status, std::string_view body, const Policy&);

/// The differences between an answer and what is already known.
struct News {
    Question question;
    std::vector<Change> changed;  ///< changed since, or seen for the first time
    std::vector<int> same;        ///< answered, and unchanged
    std::vector<std::vector<int>> found;
    std::vector<std::string> branches;
    std::string approver;
    bool gone = false;  ///< a direct GET: 404
    bool operator==(const News&) const = default;
};

/// `have`: the fingerprints of the known changes.
News news(Question, Answer, const std::map<int, std::uint64_t>& have);

/// One line of JSON, and back.
std::string to_record(const News&);
std::optional<News> news_of_record(const std::string&);

}  // namespace gerrit
