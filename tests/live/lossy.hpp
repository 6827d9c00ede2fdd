#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <string>

#include "tests/support/server.hpp"

namespace live {

/// Stands between a client and a wiki, and loses what it is told to lose.
class Lossy {
public:
    enum class Loss {
        none,
        request,       ///< never arrives; the connection is closed
        answer,        ///< the wiki has done it; the connection is closed without a word
        half_answer,   ///< the connection is closed in the middle of it
        silence,       ///< the wiki has done it; no word until the client goes
        late_request,  ///< no word until the client goes; then the wiki gets it
    };
    /// Decides for each request, by its number from 0 and what it asks; may do things of its own.
    using Plan = std::function<Loss(int number, const support::Ask&)>;

    Lossy(int wiki_port, Plan);

    std::string api() const { return server_.url("/w/api.php"); }
    /// Waits until nothing is under way any more.
    void settle();

private:
    void pass(const support::Ask&, support::Peer&);

    int wiki_port_;
    Plan plan_;
    std::atomic<int> asked_ = 0, busy_ = 0;
    support::Server server_;
};

/// The wiki's whole answer to a request that was kept.
std::string ask_wiki(int port, const support::Ask&);

/// Whether it is the edit itself.
bool is_edit(const support::Ask&);

}  // namespace live
