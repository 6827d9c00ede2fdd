#include "bot/irc/engine.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <libircclient.h>
#include <netinet/in.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>
#include <utility>

#include "bot/irc/tame.hpp"

namespace bot::irc {
namespace {

struct Descriptor {
    int number = -1;
    explicit Descriptor(int n = -1) : number(n) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { reset(); }
    void reset(int n = -1) {
        if (number >= 0) ::close(number);
        number = n;
    }
};

struct Destroy {
    void operator()(irc_session_t* session) const { irc_destroy_session(session); }
};

void must(bool good, const char* what) {
    if (!good) throw std::runtime_error(std::string("libircclient: ") + what);
}

}  // namespace

struct Engine::Library {
    Descriptor ours;
    std::unique_ptr<irc_session_t, Destroy> session;
    int theirs = -1;  // owned by the session
    std::string tags, out;
    std::vector<Incoming> heard;

    explicit Library(const Settings& settings) {
        irc_callbacks_t calls = callbacks();
        session.reset(irc_create_session(&calls));
        must(session != nullptr, "no session");
        irc_set_ctx(session.get(), this);
        connect(settings);
        exchange_socket();
        process(false, true);  // libircclient believes the connection is made, and registers
        flush();
    }

    void process(bool in, bool can_write) {
        fd_set readable, writable;
        FD_ZERO(&readable);
        FD_ZERO(&writable);
        if (in) FD_SET(theirs, &readable);
        if (can_write) FD_SET(theirs, &writable);
        const int failed = irc_process_select_descriptors(session.get(), &readable, &writable);
        must(failed == 0, irc_strerror(irc_errno(session.get())));
    }

    // Moves the library's output to `out`.
    void flush() {
        for (int rounds = 0; rounds < 8; ++rounds) {
            fd_set readable, writable;
            FD_ZERO(&readable);
            FD_ZERO(&writable);
            int most = 0;
            if (irc_add_select_descriptors(session.get(), &readable, &writable, &most) != 0) return;
            if (!FD_ISSET(theirs, &writable)) return;
            process(false, true);
            char bytes[2048];
            for (ssize_t n; (n = ::recv(ours.number, bytes, sizeof bytes, 0)) > 0;)
                out.append(bytes, static_cast<std::size_t>(n));
        }
    }

private:
    // Its connect() needs a server: a port that listens for this moment and never accepts.
    void connect(const Settings& settings) {
        Descriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        must(listener.number >= 0 && ::bind(listener.number, plain, size) == 0 &&
                 ::getsockname(listener.number, plain, &size) == 0 && ::listen(listener.number, 1) == 0,
             "no loopback socket");
        {
            // libircclient puts its descriptor, the lowest free one, into an fd_set without a check.
            const Descriptor next(::fcntl(listener.number, F_DUPFD_CLOEXEC, 0));
            must(next.number >= 0 && next.number < FD_SETSIZE, "too many open files");
        }
        const std::string real = settings.realname.empty() ? settings.nick : settings.realname;
        const int failed = irc_connect(session.get(), "127.0.0.1", ntohs(address.sin_port), nullptr,
                                       settings.nick.c_str(), settings.nick.c_str(), real.c_str());
        must(failed == 0, irc_strerror(irc_errno(session.get())));
        fd_set readable, writable;
        FD_ZERO(&readable);
        FD_ZERO(&writable);
        must(irc_add_select_descriptors(session.get(), &readable, &writable, &theirs) == 0, "no descriptor");
    }

    void exchange_socket() {
        int pair[2];
        must(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) == 0, "no socket pair");
        ours.reset(pair[0]);
        const Descriptor end(pair[1]);
        must(::dup3(end.number, theirs, O_CLOEXEC) >= 0, "no socket pair");
    }

    // Exceptions must not pass through its frames; on failure, the message is lost.
    static void keep(irc_session_t* s, const char* command, const char* origin, const char** params, unsigned count) {
        auto* self = static_cast<Library*>(irc_get_ctx(s));
        try {
            Incoming in;
            in.tags = self->tags;
            in.source = origin ? origin : "";
            in.command = command ? command : "";
            for (unsigned i = 0; i < count && params[i]; ++i) in.params.emplace_back(params[i]);
            self->heard.push_back(std::move(in));
        } catch (const std::exception&) {
        }
    }

    static void ignore(irc_session_t*, const char*, const char*, const char**, unsigned) {}

    // All callbacks are set, because the library handles some events itself otherwise.
    static irc_callbacks_t callbacks() {
        irc_callbacks_t calls{};
        calls.event_numeric = [](irc_session_t* s, unsigned code, const char* from, const char** p, unsigned n) {
            char digits[16];
            std::snprintf(digits, sizeof digits, "%03u", code);
            keep(s, digits, from, p, n);
        };
        calls.event_nick = calls.event_quit = calls.event_join = calls.event_part = calls.event_mode = &keep;
        calls.event_topic = calls.event_kick = calls.event_invite = calls.event_unknown = &keep;
        // It compares the target with its own copy of the nick, which may be stale, so both events are handled alike.
        calls.event_privmsg = calls.event_channel = [](irc_session_t* s, const char*, const char* from, const char** p,
                                                       unsigned n) { keep(s, "PRIVMSG", from, p, n); };
        calls.event_ctcp_req = [](irc_session_t* s, const char*, const char* from, const char** p, unsigned n) {
            const std::string text = std::string("\x01") + (n > 0 && p[0] ? p[0] : "") + "\x01";
            const char* params[] = {"", text.c_str()};
            keep(s, "PRIVMSG", from, params, 2);
        };
        calls.event_notice = calls.event_channel_notice = calls.event_umode = &ignore;
        calls.event_ctcp_action = [](irc_session_t* s, const char*, const char* from, const char** p, unsigned n) {
            if (n < 2 || !p[0] || !p[1]) return;
            const std::string text = std::string(
                                         "\x01"
                                         "ACTION ") +
                                     p[1] + "\x01";
            const char* params[] = {p[0], text.c_str()};
            keep(s, "PRIVMSG", from, params, 2);
        };
        calls.event_ctcp_rep = calls.event_connect = &ignore;
        calls.event_dcc_chat_req = [](irc_session_t*, const char*, const char*, irc_dcc_t) {};
        calls.event_dcc_send_req = [](irc_session_t*, const char*, const char*, const char*, unsigned long, irc_dcc_t) {
        };
        return calls;
    }
};

Engine::Engine(const Settings& settings) : library_(std::make_unique<Library>(settings)) {}
Engine::~Engine() = default;

std::vector<Incoming> Engine::feed(const Raw& raw) {
    Library& library = *library_;
    library.tags = raw.tags;
    for (auto line : tame(raw.text)) {
        line += "\r\n";
        const auto sent = ::send(library.ours.number, line.data(), line.size(), MSG_NOSIGNAL);
        must(sent == static_cast<ssize_t>(line.size()), "takes no line");
        library.process(true, false);
        library.flush();
    }
    return std::exchange(library.heard, {});
}

bool Engine::send(std::string_view line) {
    constexpr std::string_view ends("\r\n\0", 3);
    if (line.empty() || line.size() > 510 || line.find_first_of(ends) != line.npos) return false;
    const std::string text(line);
    if (irc_send_raw(library_->session.get(), "%s", text.c_str()) != 0) return false;
    library_->flush();
    return true;
}

std::string Engine::take() {
    return std::exchange(library_->out, {});
}

}  // namespace bot::irc
