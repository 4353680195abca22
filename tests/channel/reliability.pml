/* SPDX-License-Identifier: EUPL-1.2 */
/* Two access points and the receiving node, as docs/formats/access-point.md has them, on a line that loses, doubles and
   reorders, with processes that die between any two durable steps. One sender per message, two workers at the peer.
   What is asserted: the node files each message once at most, whatever comes; a receipt is held only for what is filed;
   every message ends receipted or unproven. The FAULT_ macros take one rule away each; with any of them an assertion
   must fail (reliability_test.py sees to that). */

#ifndef TRIES
#define TRIES 2
#endif
#ifndef CRASHES
#define CRASHES 2
#endif
#ifndef COPIES
#define COPIES 1
#endif
#define MESSAGES 2

mtype = { spooled, in_flight, waiting_retry, receipted, unproven };

/* Durable: what stands on disk survives everything below. */
mtype state[MESSAGES] = spooled;
byte tries[MESSAGES];
byte filed[MESSAGES];   /* how often the peer's node made a case event of it */
bool kept[MESSAGES];    /* the peer's access point has stored its receipt */

/* Volatile. */
bool busy[MESSAGES];    /* a worker of the peer has this message under way */

byte crashes;
byte copies;
chan wire = [2] of { byte };  /* messages: every try has the same bytes, so a message is its number */
chan back = [2] of { byte };  /* receipts */

#define waits(m) (state[m] == in_flight || state[m] == waiting_retry || state[m] == unproven)

proctype Sender(byte m) {
    do
    :: atomic {
        (state[m] == spooled || state[m] == waiting_retry) ->
        if
        :: tries[m] < TRIES ->
            tries[m]++;
            state[m] = in_flight;
            if
            :: nfull(wire) -> wire!m
            :: skip  /* lost */
            fi
        :: else -> state[m] = unproven
        fi
       }
    :: atomic { state[m] == in_flight -> state[m] = waiting_retry }  /* no answer in time */
    :: atomic { state[m] == in_flight && crashes < CRASHES -> crashes++; state[m] = waiting_retry }
    :: atomic { state[m] == receipted || state[m] == unproven -> break }
    od
}

active proctype Answers() {
    byte m;
end:
    do
    :: atomic {
        if
        :: back??0 -> m = 0
        :: back??1 -> m = 1
        fi;
        if
        :: waits(m) ->
            assert(filed[m] == 1);
            state[m] = receipted
        :: else -> skip
        fi
       }
    od
}

inline may_die(m) {
    if
    :: true
    :: atomic { crashes < CRASHES -> crashes++; busy[m] = false; goto dropped }
    fi
}

proctype Worker() {
    byte m;
end:
    do
    :: atomic {
        if
        :: wire??0 -> m = 0
        :: wire??1 -> m = 1
        fi;
        if
        :: true
        :: copies < COPIES && nfull(wire) -> copies++; wire!m
        fi
       }
       if
       :: atomic { kept[m] -> goto answer }
#ifdef FAULT_NO_WAITING
       :: atomic { !kept[m] }
#else
       :: atomic { !kept[m] && !busy[m] -> busy[m] = true }
       :: atomic { !kept[m] && busy[m] -> goto dropped }  /* 503 */
#endif
       fi;
#ifdef FAULT_EARLY_RECEIPT
       if
       :: nfull(back) -> back!m
       :: true
       fi;
#endif
       may_die(m);
       /* The node's transaction: case event, leaf and dedupe row, or nothing. */
       d_step {
#ifdef FAULT_NODE_FORGETS
           filed[m]++;
#else
           if
           :: filed[m] == 0 -> filed[m] = 1
           :: else
           fi;
#endif
           assert(filed[m] <= 1)
       }
       may_die(m);
       kept[m] = true;
       may_die(m);
       busy[m] = false;
answer:
       if
       :: nfull(back) -> back!m
       :: true  /* lost */
       fi;
dropped:
       skip
    od
}

init {
    atomic {
        run Sender(0);
        run Sender(1);
        run Worker();
        run Worker()
    }
    (state[0] == receipted || state[0] == unproven) && (state[1] == receipted || state[1] == unproven);
    assert(state[0] != receipted || filed[0] == 1);
    assert(state[1] != receipted || filed[1] == 1)
}
