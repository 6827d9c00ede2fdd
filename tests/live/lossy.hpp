#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <string>

#include "tests/support/server.hpp"

namespace live {

/// A proxy between a client and a wiki that loses requests or answers on demand.
class Lossy {
public:
    enum class Loss {
        none,
        request,       ///< never arrives; the connection is closed
        answer,        ///< the wiki has processed it; the connection is closed without an answer
        half_answer,   ///< the connection is closed in the middle of the answer
        silence,       ///< the wiki has processed it; no answer until the client disconnects
        late_request,  ///< no answer until the client disconnects; then the request is sent to the wiki
    };
    /// Decides for each request, by its number from 0 and its content; may have side effects.
    using Plan = std::function<Loss(int number, const support::Ask&)>;

    Lossy(int wiki_port, Plan);

    std::string api() const { return server_.url("/w/api.php"); }
    /// Waits until no request is pending.
    void settle();

private:
    void pass(const support::Ask&, support::Peer&);

    int wiki_port_;
    Plan plan_;
    std::atomic<int> asked_ = 0, busy_ = 0;
    support::Server server_;
};

/// The wiki's whole answer to a stored request.
std::string ask_wiki(int port, const support::Ask&);

/// Whether the request is an edit.
bool is_edit(const support::Ask&);

}  // namespace live
