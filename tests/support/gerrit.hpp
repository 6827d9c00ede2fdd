#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "tests/support/gerrit_answer.hpp"
#include "tests/support/gerrit_data.hpp"
#include "tests/support/server.hpp"

namespace support {

/// Faults that replace the correct answer to a request.
enum class GerritFault {
    quota,        ///< 429 in plain text, without Retry-After
    unavailable,  ///< 503 in HTML
    login_page,   ///< 200 in HTML
    no_prefix,    ///< the correct answer without its first line
    cut,          ///< half of the announced body, then the end of the connection
    slow,         ///< the body in 20 pieces, with a pause before each
    hang,         ///< no answer, ever
    ambiguous,    ///< 404, as for a Change-Id that several changes have
    reset,        ///< the connection is reset
};

/// A fake Gerrit on 127.0.0.1: `changes()` over HTTP, with faults. Thread-safe.
class Gerrit {
public:
    explicit Gerrit(int port = 0);  ///< 0: a free one

    int port() const { return server_.port(); }
    std::string base() const { return server_.url("/r"); }  ///< the URL before `/changes/`
    std::string url(std::string_view path) const { return server_.url(path); }

    /// Access to the changes: `gerrit->merge(7)`. While this object lives, no request is answered.
    class Locked {
    public:
        Locked(std::recursive_mutex& mutex, Changes& changes) : lock_(mutex), changes_(changes) {}
        Changes* operator->() const { return &changes_; }

    private:
        std::unique_lock<std::recursive_mutex> lock_;
        Changes& changes_;
    };
    Locked operator->() { return {mutex_, changes_}; }

    /// Serves a path outside Gerrit: GET `path` answers this.
    void serve(const std::string& path, const std::string& body,
               const std::string& content_type = "application/json; charset=UTF-8");

    static constexpr int until_healed = -1;
    /// The next `requests` requests whose target contains `on` get this fault. Faults that were set earlier come first.
    void fail(GerritFault, int requests = until_healed, const std::string& on = "");
    void heal();
    void set_slow_pause(std::chrono::milliseconds);  ///< 50 ms if never called
    /// At most `page` changes per answer; 0: Gerrit's own limit.
    void set_page(int page);

    std::vector<std::string> targets() const;          ///< of all requests, in order
    int requests(const std::string& with = "") const;  ///< number of requests whose target contains `with`
    int connections() const { return server_.connections(); }

private:
    struct Rule {
        GerritFault fault;
        int left;
        std::string on;
    };
    void answer(const Ask&, Peer&);
    void spoil(GerritFault, FakeReply, Peer&);
    std::optional<GerritFault> fault_of(const std::string& target);

    mutable std::recursive_mutex mutex_;  // recursive: one expression of a test may use the changes twice
    Changes changes_;
    std::map<std::string, FakeReply> served_;
    std::vector<Rule> rules_;
    std::chrono::milliseconds slow_pause_{50};
    int page_ = 0;
    std::vector<std::string> targets_;
    Server server_;  // last: its threads use all other members
};

}  // namespace support
