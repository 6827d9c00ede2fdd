#include "bot/irc/redact.hpp"

#include <doctest/doctest.h>

using bot::irc::redacted;

TEST_CASE("no secret reaches the log") {
    struct Row {
        const char *line, *log;
    };
    for (const auto& row :
         {Row{"PASS hunter2", "PASS <redacted>"}, Row{"pass :hunter2", "pass <redacted>"},
          Row{"AUTHENTICATE AGFkYQBodW50ZXIy", "AUTHENTICATE <redacted>"},
          Row{"AUTHENTICATE PLAIN", "AUTHENTICATE PLAIN"}, Row{"AUTHENTICATE +", "AUTHENTICATE +"},
          Row{"OPER admin hunter2", "OPER <redacted>"},
          Row{"PRIVMSG NickServ :IDENTIFY hunter2", "PRIVMSG NickServ <redacted>"},
          Row{"NOTICE chanserv :hunter2", "NOTICE chanserv <redacted>"},
          Row{"PRIVMSG nickserv@services.example :IDENTIFY hunter2", "PRIVMSG nickserv@services.example <redacted>"},
          Row{"NS IDENTIFY hunter2", "NS <redacted>"},
          Row{"PRIVMSG #c :a\x02"
              "b\x1b[1m",
              "PRIVMSG #c :a?b?[1m"},
          Row{"PRIVMSG #c :PASS is fine", "PRIVMSG #c :PASS is fine"}, Row{"QUIT", "QUIT"}, Row{"", ""}}) {
        CAPTURE(row.line);
        CHECK(redacted(row.line) == row.log);
    }
}
