#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>

#include "bot/http/client.hpp"
#include "calendar/wiki_edit.hpp"

namespace bot::http {

/// Called at most once per edit, if it takes longer than usual, with the reason for the delay.
using Slow = std::function<void(const calendar::EditDelay&)>;

/// Performs one edit until it has an outcome. The client must keep cookies and be the one that the session was created
/// with; both must outlive it. `request_timeout` is per request. If the client is stopped, the edit ends at once.
boost::asio::awaitable<calendar::EditOutcome> perform_edit(
    Client&, calendar::WikiAccount, calendar::WikiSession&, calendar::EditSpec, Slow = {},
    std::chrono::milliseconds request_timeout = std::chrono::seconds(30),
    std::chrono::milliseconds slow_after = calendar::usual_edit);

/// Makes edits one after another, as one user. Use only from the executor's thread.
class WikiWriter {
public:
    using Over = std::function<void(const calendar::EditOutcome&)>;

    /// `options` are those of the client; cookies are always kept.
    WikiWriter(boost::asio::any_io_executor, Options, calendar::WikiAccount);
    WikiWriter(const WikiWriter&) = delete;
    WikiWriter& operator=(const WikiWriter&) = delete;
    ~WikiWriter();  ///< stops; no callback is called afterwards

    /// Calls `over` once, never from within: at the latest after about three minutes for each earlier edit. At most 20
    /// edits wait; another one ends as `too_many`.
    void edit(calendar::EditSpec, Slow, Over);

    /// Uses this user from the next edit on, including waiting ones; the current edit keeps its user.
    void use(Options, calendar::WikiAccount);

    /// Ends the edits that have not started as `stopped`.
    void refuse_waiting();

    /// Ends every edit soon, those that have not started as `stopped`; later ones too.
    void stop();

private:
    struct Work;
    std::shared_ptr<Work> work_;
    void refuse(Over, calendar::EditResult);
    static boost::asio::awaitable<void> run(std::shared_ptr<Work>);
};

}  // namespace bot::http
