#include <doctest/doctest.h>

#include "bot/irc/session.hpp"
#include "walk.hpp"

using namespace bot::irc;
using namespace std::chrono_literals;

namespace {

constexpr const char* accounts = "account-notify account-tag extended-join";
constexpr const char* all = "account-notify account-tag away-notify extended-join";

/// In #windows with ada (logged in as Ada) and Kay, and in #Two with Kay and bo; told() starts empty.
struct Company : Walk {
    explicit Company(const std::string& caps = accounts) : Walk(two()) {
        settle(caps);
        server({":s 353 oriel = #windows :@ada Kay oriel", ":s 366 oriel #windows :End",
                ":oriel!~oriel@host.example JOIN #two", ":s 353 oriel = #two :Kay bo oriel", ":s 366 oriel #two :End",
                ":ada!u@h ACCOUNT Ada"});
        sent();
        told();
    }
    static Settings two() {
        Settings s = settings();
        s.channels = {"#windows", "#Two"};
        return s;
    }
};

}  // namespace

TEST_CASE("when NAMES has ended, all the others are told at once in their own spelling") {
    Walk walk;
    walk.settle();
    walk.server({":s 353 oriel @ #Windows :@+Ada[x] Kay!u@h", ":s 353 oriel @ #windows :oriel bo"});
    CHECK(walk.told().empty());
    CHECK(walk.server({":s 366 oriel #WINDOWS :End"}).told() == "#windows +Ada[x] +bo +Kay");
    CHECK(walk.server({":s 353 oriel @ #windows :ada", ":s 366 oriel #windows :End"}).told().empty());
}

TEST_CASE("what happens while NAMES comes in is in the list, and told only there") {
    Walk walk;
    walk.settle(accounts);
    walk.server({":early!u@h JOIN #windows Early :x", ":s 353 oriel = #windows :ada kay bo cy",
                 ":dee!u@h JOIN #windows * :x", ":ada!u@h PART #windows", ":kay!u@h NICK kim", ":bo!u@h QUIT :x",
                 ":cy!u@h ACCOUNT Cy"});
    CHECK(walk.told().empty());
    CHECK(walk.server({":s 366 oriel #windows :End"}).told() == "#windows +cy(Cy) +dee +early(Early) +kim");
}

TEST_CASE("when WHOX has ended, all are told again with their accounts, and who is away") {
    Walk walk;
    walk.settle(all, "WHOX").server({":oriel!u@h PART #windows"}).after(31s);
    walk.sent();
    walk.told();
    walk.server({":oriel!u@h JOIN #windows"});
    CHECK(walk.sent() == "WHO #windows %tcnfa,742");
    walk.server({":s 353 oriel = #windows :ada kay oriel", ":s 366 oriel #windows :End"});
    CHECK(walk.told() == "joined #windows\n#windows +ada +kay");
    walk.server({":s 354 oriel 742 #windows ada H@ Ada", ":s 354 oriel 742 #windows kay G 0",
                 ":s 354 oriel 742 #windows oriel HB oriel"});
    CHECK(walk.told().empty());
    CHECK(walk.server({":s 315 oriel #windows :End"}).told() == "#windows +ada(Ada) +kay[away]");
    CHECK(walk.server({":s 315 oriel #windows :End"}).told().empty());
}

TEST_CASE("an end of WHO that is not of our question tells nothing") {
    Company company;
    CHECK(company.server({":s 315 oriel #windows :End", ":s 315 oriel #other :End", ":s 315"}).told().empty());
}

TEST_CASE("each change is told, of every channel of ours that it touches") {
    struct Row {
        const char *line, *told;
    };
    for (const auto& row : {
             Row{":New!u@h JOIN #WINDOWS * :x", "#windows +New"},
             Row{":New!u@h JOIN #two Acc :x", "#Two +New(Acc)"},
             Row{":ada!u@h JOIN #two Ada :x", "#Two +ada(Ada)"},
             Row{":ADA!u@h PART #windows :x", "#windows -ada"},
             Row{":op!u@h KICK #two BO :x", "#Two -bo"},
             Row{":kay!u@h QUIT :x", "#Two -Kay\n#windows -Kay"},
             Row{":ada!u@h QUIT :x", "#windows -ada"},
             Row{":kay!u@h NICK Kim", "#Two Kay>Kim\n#windows Kay>Kim"},
             Row{":kay!u@h NICK KAY", "#Two Kay>KAY\n#windows Kay>KAY"},
             Row{":bo!u@h NICK ADA", "#windows -ada\n#Two bo>ADA"},
             Row{":kay!u@h ACCOUNT Katherine", "#Two +Kay(Katherine)\n#windows +Kay(Katherine)"},
             Row{":ada!u@h ACCOUNT *", "#windows +ada"},
             Row{":ada!u@h JOIN #other", ""},
             Row{":ada!u@h PART #two", ""},
             Row{":ada!u@h PART #other", ""},
             Row{":op!u@h KICK #windows bo :x", ""},
             Row{":stranger!u@h QUIT :x", ""},
             Row{":stranger!u@h NICK strange", ""},
             Row{":stranger!u@h ACCOUNT Strange", ""},
             Row{":ada!u@h NICK :", ""},
             Row{":ada!u@h PRIVMSG other :x", ""},
             Row{"JOIN #windows", ""},
             Row{":s 366", ""},
         }) {
        Company company;
        CAPTURE(row.line);
        CHECK(company.server({row.line}).told() == row.told);
    }
}

TEST_CASE("we ourselves are not told") {
    Company company;
    CHECK(company.server({":oriel!u@h ACCOUNT Oriel", ":oriel!u@h MODE oriel +B"}).told().empty());
    CHECK(company.server({":oriel!u@h NICK orielle"}).told() == "nick orielle");
    CHECK(company.server({":oriel!u@h JOIN #windows"}).told() == "#windows +oriel");  // another user has the nick
    CHECK(company.server({":orielle!u@h ACCOUNT Oriel"}).told().empty());
    CHECK(company.server({":orielle!u@h NICK oriel"}).told() == "#windows -oriel\nnick oriel");
}

TEST_CASE("after we have left a channel, and before its next list, nothing of it is told") {
    for (const auto* leave : {":op!u@h KICK #windows oriel :x", ":oriel!u@h PART #windows"}) {
        Company company;
        CAPTURE(leave);
        CHECK(company.server({leave}).told().starts_with("left #windows "));
        const auto changes = [&] {
            return company
                .server({":new!u@h JOIN #windows * :x", ":ada!u@h PART #windows", ":ada!u@h QUIT :x",
                         ":s 353 oriel = #windows :cy"})
                .told();
        };
        CHECK(changes().empty());
        CHECK(company.server({":s 366 oriel #windows :End", ":s 315 oriel #windows :End"}).told().empty());
        CHECK(company.server({":Kay!u@h NICK kim"}).told() == "#Two Kay>kim");

        CHECK(company.server({":oriel!u@h JOIN #windows"}).told() == "joined #windows");
        CHECK(changes().empty());
        CHECK(company.server({":s 366 oriel #windows :End"}).told() == "#windows +cy +new");
    }
}

TEST_CASE("accounts are told only while the server tells every change of them") {
    struct Row {
        const char *caps, *told;
    };
    for (const auto& row : {Row{accounts, "#windows +new(New)\n#windows +new(Other)"},
                            Row{"account-tag extended-join", "#windows +new\n#windows +new"},
                            Row{"account-notify", "#windows +new\n#windows +new"}}) {
        Company company(row.caps);
        CAPTURE(row.caps);
        CHECK(company.server({":new!u@h JOIN #windows New :x", ":new!u@h ACCOUNT Other"}).told() == row.told);
    }
}

TEST_CASE("being away is told when it changes, everywhere") {
    Company company(all);
    CHECK(company.server({":kay!u@h AWAY :lunch"}).told() == "#Two +Kay[away]\n#windows +Kay[away]");
    CHECK(company.server({":Kay!u@h AWAY :a long lunch"}).told().empty());
    CHECK(company.server({":Kay!u@h ACCOUNT K"}).told() == "#Two +Kay(K)[away]\n#windows +Kay(K)[away]");
    CHECK(company.server({":Kay!u@h NICK kim"}).told() == "#Two Kay>kim\n#windows Kay>kim");
    CHECK(company.server({":kim!u@h AWAY"}).told() == "#Two +kim(K)\n#windows +kim(K)");
    CHECK(company.server({":kim!u@h AWAY", ":stranger!u@h AWAY :x", ":oriel!u@h AWAY :x", "AWAY :x"}).told().empty());
    CHECK(company.server({":new!u@h JOIN #two * :x", ":new!u@h AWAY :x"}).told() == "#Two +new\n#Two +new[away]");
    CHECK(company.server({":new!u@h JOIN #windows * :x"}).told() == "#windows +new[away]");
}

TEST_CASE("being away is told only while the server tells every change of it") {
    Company company(accounts);
    CHECK(company
              .server({":new!u@h JOIN #windows New :x", ":new!u@h AWAY :x", ":s 354 oriel 742 #windows new G New",
                       ":new!u@h ACCOUNT *"})
              .told()
              .find("away") == std::string::npos);
    CHECK(company.server({":new!u@h QUIT :x", ":s CAP oriel NEW :away-notify"}).told() == "#windows -new");
    CHECK(company.sent() == "CAP REQ :away-notify");
    CHECK(company.server({":s CAP oriel ACK :away-notify", ":kay!u@h AWAY :x"}).told() ==
          "#Two +bo +Kay\n#windows +ada(Ada) +Kay\n#Two +Kay[away]\n#windows +Kay[away]");
    CHECK(company.server({":s CAP oriel DEL :away-notify"}).told() == "#Two +bo +Kay\n#windows +ada(Ada) +Kay");
    CHECK(company.server({":s CAP oriel DEL :account-notify"}).told() == "#Two +bo +Kay\n#windows +ada +Kay");
}

TEST_CASE("what the server begins to tell of people is asked for at once") {
    Walk walk;
    walk.settle("", "WHOX").server({":s 353 oriel = #windows :ada oriel", ":s 366 oriel #windows :End"}).told();
    walk.server({":s CAP oriel NEW :away-notify", ":s CAP oriel ACK :away-notify"});
    CHECK(walk.told() == "#windows +ada");
    CHECK(walk.sent() == "CAP REQ :away-notify\nWHO #windows %tcnfa,742");
    walk.server({":s 354 oriel 742 #windows ada G Ada", ":s 315 oriel #windows :End"});
    CHECK(walk.told() == "#windows +ada[away]");
}

TEST_CASE("a channel we did not want is not told of") {
    Company company;
    company.server({":oriel!u@h JOIN ##overflow", ":s 353 oriel = ##overflow :ada cy", ":s 366 oriel ##overflow :End",
                    ":cy!u@h QUIT :x"});
    CHECK(company.told().empty());
}

TEST_CASE("a netsplit is told one by one") {
    Walk walk;
    walk.settle();
    for (int i = 0; i < 300; ++i) walk.server(":s 353 oriel = #windows :n" + std::to_string(i));
    walk.server({":s 366 oriel #windows :End"});
    REQUIRE(walk.session.take_notices().size() == 1);
    for (int i = 0; i < 300; ++i) walk.server(":n" + std::to_string(i) + "!u@h QUIT :a.example b.example");
    CHECK(walk.session.take_notices().size() == 300);
}

TEST_CASE("who comes back from a netsplit is there as the server says now") {
    Company company(all);
    company.server({":ada!u@h AWAY :x", ":ada!u@h QUIT :a.example b.example", ":Kay!u@h QUIT :a.example b.example"});
    CHECK(company.told() == "#windows +ada(Ada)[away]\n#windows ~ada\n#Two ~Kay\n#windows ~Kay");
    company.server({":ada!u@h JOIN #windows Ada :x", ":ada!u@h AWAY :x", ":Kay!u@h JOIN #windows * :x",
                    ":Kay!u@h JOIN #Two * :x", ":Kay!u@h ACCOUNT K"});
    CHECK(company.told() ==
          "#windows +ada(Ada)\n#windows +ada(Ada)[away]\n#windows +Kay\n#Two +Kay\n#Two +Kay(K)\n#windows +Kay(K)");
}
