#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>

#include "bot/http/client.hpp"
#include "calendar/wiki_edit.hpp"

namespace bot::http {

/// Told once, when an edit takes longer than usual: what holds it up.
using Slow = std::function<void(const calendar::EditDelay&)>;

/// Performs one edit to its outcome. The client must keep cookies, and be the one that the session belongs to; both
/// must outlive it. `request_timeout`: of each request. When the client is stopped, it ends at once.
boost::asio::awaitable<calendar::EditOutcome> perform_edit(
    Client&, calendar::WikiAccount, calendar::WikiSession&, calendar::EditWish, Slow = {},
    std::chrono::milliseconds request_timeout = std::chrono::seconds(30),
    std::chrono::milliseconds slow_after = calendar::usual_edit);

/// Makes edits one after another, as one user. Use from the executor's thread.
class WikiWriter {
public:
    using Over = std::function<void(const calendar::EditOutcome&)>;

    /// `options` are the client's; it keeps cookies whatever they say.
    WikiWriter(boost::asio::any_io_executor, Options, calendar::WikiAccount);
    WikiWriter(const WikiWriter&) = delete;
    WikiWriter& operator=(const WikiWriter&) = delete;
    ~WikiWriter();  ///< stops; nobody is called any more

    /// `over` is called once, never from within: at the latest after about three minutes for each edit before it. At
    /// most 20 wait, one more is `too_many`.
    void edit(calendar::EditWish, Slow, Over);

    /// From the next edit on, waiting ones included, as this user; the one under way ends as it began.
    void use(Options, calendar::WikiAccount);

    /// Those that have not begun end as `stopped`.
    void refuse_waiting();

    /// Every edit ends soon, those that have not begun as `stopped`; later ones too.
    void stop();

private:
    struct Work;
    std::shared_ptr<Work> work_;
    void refuse(Over, calendar::EditResult);
    static boost::asio::awaitable<void> run(std::shared_ptr<Work>);
};

}  // namespace bot::http
