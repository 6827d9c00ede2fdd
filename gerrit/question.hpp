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

/// What is asked of Gerrit and what its answers say, as text and values (Gerrit 3.4 to 3.13, anonymous REST).
namespace gerrit {

enum class Ask {
    changes,    ///< `of`: numbers. One batched query.
    siblings,   ///< `of`: Change-Ids. One batched query; each may name several changes.
    commits,    ///< `of`: SHAs of patch sets. One request with a query for each.
    one,        ///< `of`: one number or Change-Id. A direct GET: tells "gone" from "not in the index".
    contained,  ///< `of`: one `project~number`. Which branches hold its commit.
    messages,   ///< `of`: one number. For whom the deployment tool approved it; a long answer, so only when it was.
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

/// How many things one question may be about, by kind (length of the address, 100 answers a page, 10 `q=`).
std::size_t most(Ask);

/// The address of a question below `base` (`https://gerrit.wikimedia.org/r`), its answer from the `skip`-th result on.
/// Every byte outside `A-Za-z0-9._~-` of what it is about is percent-encoded once.
std::string url(std::string_view base, const Question&, int skip = 0);

/// What an answer holds. Changes that are hidden, private or not there are absent, without a word.
struct Answer {
    std::vector<Change> changes;  ///< each once
    /// changes, siblings, commits, one: the numbers that each of `of` names, in its order; empty: none.
    std::vector<std::vector<int>> found;
    std::vector<std::string> branches;  ///< contained
    std::string approver;               ///< messages: the last `USER@HOST` it was approved for; empty: nobody
    bool more = false;                  ///< cut by Gerrit: ask again with `skip`
};

/// Why there is no answer.
struct Failure {
    enum class Why {
        gone,       ///< 404: not there, or hidden; nobody can tell
        ambiguous,  ///< 404 that names several changes
        refused,    ///< 400, 401, 403, 409: asking again changes nothing
        busy,       ///< 429
        broken,     ///< 5xx, no JSON, JSON of another shape, cut, or no answer at all
    };
    Why why = Why::broken;
    std::string text;  ///< one line for people, bounded; may hold strangers' words
    bool worth_retrying() const { return why == Why::busy || why == Why::broken; }
    bool operator==(const Failure&) const = default;
};

/// Reads the answer to a question (one page of it). Never throws, whatever the bytes.
std::variant<Answer, Failure> read(const Question&, int status, std::string_view body, const Policy&);

/// An answer, as far as it is news to somebody who has seen changes before.
struct News {
    Question question;
    std::vector<Change> changed;  ///< other than before, or new
    std::vector<int> same;        ///< answered, and as before
    std::vector<std::vector<int>> found;
    std::vector<std::string> branches;
    std::string approver;
    bool gone = false;  ///< a direct GET: 404
    bool operator==(const News&) const = default;
};

/// `have`: the fingerprints of what is known.
News news(Question, Answer, const std::map<int, std::uint64_t>& have);

/// One line of JSON, and back.
std::string to_record(const News&);
std::optional<News> news_of_record(const std::string&);

}  // namespace gerrit
