#include "tests/live/lossy.hpp"

#include "tests/support/socket.hpp"
#include "tests/support/wait.hpp"

namespace live {

using support::Ask;
using support::Peer;

Lossy::Lossy(int wiki_port, Plan plan)
    : wiki_port_(wiki_port), plan_(std::move(plan)), server_([this](const Ask& ask, Peer& peer) {
          ++busy_;
          pass(ask, peer);
          --busy_;
      }) {}

void Lossy::settle() {
    support::wait_until([this] { return busy_ == 0; }, support::Bound{20000});
}

std::string ask_wiki(int port, const Ask& ask) {
    support::Socket wiki(port);  // closed by the wiki after each answer
    wiki.send(ask.head + "\r\n" + ask.body);
    std::string answer;
    for (std::string more = wiki.receive(); !more.empty(); more = wiki.receive()) answer += more;
    return answer;
}

void Lossy::pass(const Ask& ask, Peer& peer) {
    const Loss loss = plan_(asked_++, ask);
    if (loss == Loss::late_request) peer.hang();
    const std::string answer = loss == Loss::request ? "" : ask_wiki(wiki_port_, ask);
    if (loss == Loss::silence) peer.hang();
    if (loss == Loss::none) peer.say(answer);
    if (loss == Loss::half_answer) peer.say(answer.substr(0, answer.size() - 20));
    peer.close();
}

bool is_edit(const Ask& ask) {
    return ask.body.find("&action=edit&") != ask.body.npos;
}

}  // namespace live
