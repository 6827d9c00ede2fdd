#include "fake_server.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>
#include <csignal>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace bot::irc;
using namespace std::chrono_literals;

struct FakeServer::Peer {
    explicit Peer(tcp::socket s, asio::ssl::context* context) : socket(std::move(s)) {
        if (context) tls.emplace(socket, *context);
    }
    tcp::socket socket;
    std::optional<asio::ssl::stream<tcp::socket&>> tls;
    std::array<char, 4096> bytes{};
    std::string partial;
    bool ready = false;
};

FakeServer::FakeServer(asio::io_context& io, asio::ssl::context* tls)
    : io_(io), tls_(tls), acceptor_(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
    accept();
}

void FakeServer::accept() {
    acceptor_.async_accept([this](auto error, tcp::socket socket) {
        if (error) return;
        ++connections;
        peer_ = std::make_shared<Peer>(std::move(socket), tls_);
        if (tls_) {
            peer_->tls->async_handshake(asio::ssl::stream_base::server, [this, peer = peer_](auto failed) {
                if (!failed) read(peer);
            });
        } else {
            read(peer_);
        }
        accept();
    });
}

void FakeServer::read(const std::shared_ptr<Peer>& peer) {
    peer->ready = true;
    const auto take = [this, peer](auto error, std::size_t n) {
        if (error) return;
        peer->partial.append(peer->bytes.data(), n);
        for (std::size_t end; (end = peer->partial.find("\r\n")) != std::string::npos;) {
            const auto line = peer->partial.substr(0, end);
            peer->partial.erase(0, end + 2);
            if (peer == peer_) heard(line);
        }
        if (peer->socket.is_open()) read(peer);
    };
    if (peer->tls)
        peer->tls->async_read_some(asio::buffer(peer->bytes), take);
    else
        peer->socket.async_read_some(asio::buffer(peer->bytes), take);
}

void FakeServer::heard(const std::string& line) {
    lines.push_back(line);
    for (const auto& rule : rules) {
        if (!line.starts_with(rule.begin)) continue;
        std::string answer = rule.answer;
        const auto word = line.substr(std::min(line.find(' '), line.size() - 1) + 1);
        for (std::size_t at; (at = answer.find("%1")) != std::string::npos;)
            answer.replace(at, 2, word.substr(0, word.find(' ')));
        if (answer == "drop")
            drop();
        else if (!answer.empty())
            send(answer);
        return;
    }
}

void FakeServer::send(const std::string& text) {
    boost::system::error_code ignored;
    if (!peer_ || !peer_->ready) return;
    if (peer_->tls)
        asio::write(*peer_->tls, asio::buffer(text + "\r\n"), ignored);
    else
        asio::write(peer_->socket, asio::buffer(text + "\r\n"), ignored);
}

void FakeServer::drop() {
    boost::system::error_code ignored;
    if (peer_) peer_->socket.close(ignored);
}

void FakeServer::close() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    drop();
}

Stage::Stage(asio::ssl::context* tls) : server(io, tls) {
    std::signal(SIGPIPE, SIG_IGN);
    settings.server = "127.0.0.1";
    settings.port = server.port();
    settings.tls = tls != nullptr;
    settings.nick = "oriel";
    settings.channels = {"#windows"};
    settings.pace.steady = 0ms;
    settings.pace.retry_quick = settings.pace.retry_least = 5ms;
    settings.pace.retry_most = settings.pace.rejoin_most = 50ms;
    settings.pace.rejoin_kick = settings.pace.rejoin_refused = settings.pace.regain = settings.pace.echo = 5ms;
    settings.pace.login_recheck = settings.pace.login_refused = 20ms;
    settings.pace.line = settings.pace.ctcp = 0ms;
    settings.pace.quit = 100ms;
    server.rules = {
        {"CAP LS", ":s CAP * LS :"},
        {"CAP END", ":s 001 oriel :Welcome\r\n:s 005 oriel CASEMAPPING=rfc1459 :are supported\r\n:s 422 oriel :x"},
        {"JOIN", ":oriel!o@h JOIN %1"},
        {"PING", ":s PONG s %1"},
        {"QUIT", "drop"}};
}

Stage::~Stage() {
    finish();
}

void Stage::start() {
    carrier_.emplace(io.get_executor(), settings, *this);
    carrier_->start();
}

std::string Stage::history() const {
    std::string all;
    for (const auto& one : told) all += (all.empty() ? "" : "; ") + one;
    return all;
}

bool Stage::until(const std::function<bool()>& done) {
    const auto limit = std::chrono::steady_clock::now() + 5s;
    while (!done()) {
        if (std::chrono::steady_clock::now() > limit) return false;
        io.run_one_for(100ms);
    }
    return true;
}

bool Stage::told_so(const std::string& text, int times) {
    return until([&] { return std::ranges::count(told, text) >= times; });
}

bool Stage::sent_so(const std::string& begin, int times) {
    return until([&] {
        return std::ranges::count_if(server.lines, [&](const auto& line) { return line.starts_with(begin); }) >= times;
    });
}

bool Stage::finish() {
    if (!carrier_) {
        server.close();
    } else {
        carrier_->stop("done", [this] { server.close(); });
    }
    io.restart();
    io.run_for(5s);
    return io.stopped();
}

void Stage::link_up(const std::string& nick, bool accounts) {
    told.push_back("up " + nick + (accounts ? " accounts" : ""));
}
void Stage::link_down(const std::string& why) {
    told.push_back("down " + why);
}
void Stage::trouble(const std::string& what) {
    told.push_back("trouble " + what);
}
void Stage::nick_is(const std::string& nick) {
    told.push_back("nick " + nick);
}
void Stage::joined(const std::string& channel) {
    told.push_back("joined " + channel);
}
void Stage::left(const std::string& channel, const std::string& why) {
    told.push_back("left " + channel + " (" + why + ")");
}
void Stage::said(const std::string& token) {
    told.push_back("said " + token);
}
void Stage::unsaid(const std::string& token, bool perhaps) {
    told.push_back((perhaps ? "perhaps " : "unsaid ") + token);
}
void Stage::seen(const Presence& seen) {
    std::string text = "seen " + seen.channel;
    for (const auto& here : seen.came) text += " +" + here.nick;
    told.push_back(text);
}
void Stage::online(const Online& seen) {
    std::string text = "network";
    for (const auto& nick : seen.online) text += " +" + nick;
    for (const auto& nick : seen.offline) text += " -" + nick;
    told.push_back(text);
}
void Stage::heard(const Line& line) {
    told.push_back(line.nick + ": " + line.text);
    if (on_heard) on_heard(line);
}
