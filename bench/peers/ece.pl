% SPDX-License-Identifier: EUPL-1.2
% The peer in SWI-Prolog: one determination from rules.lp. The expressions are compiled to clauses when the program
% starts, as `truth` and as the facts an open truth hangs on; a determination only calls them.
%
%   swipl ece.pl -- FACTS answer        the results, one a line
%   swipl ece.pl -- FACTS time RUNS     seconds on the core of each run, one a line
%
% FACTS says gv(Fact,Value) and, of an offence, ov(Fact,Offence,Value); offence(Offence), day(as_of|request,Day),
% party(Instrument,Day,Day), declared(requesting|requested,Instrument,Code).

:- use_module(library(apply)).
:- use_module(library(lists)).
:- use_module(library(pairs)).

:- dynamic instrument/1, lacks/2, set/2, let/2, condition/4, ground/4, duty/3, limit/3, formal/1, procedure/1, cost/2,
           applies/2, when/2, except/2, harden/2, soften/2, waivable/2, cured/2, breached/2, exception/3, need/5,
           clock/6, while/2, met/3, stops/2, tolled/4, chapter/3, replaces/2, appreciation/1, otherwise/2.
:- dynamic of/2, truth/4, open/5.
:- dynamic gv/2, ov/3, offence/1, day/2, party/3, declared/3.

% ---- compiling -------------------------------------------------------------------------------------------------------

read_terms(File) :-
    setup_call_cleanup(open(File, read, Stream), read_all(Stream), close(Stream)).
read_all(Stream) :-
    read_term(Stream, Term, [double_quotes(atom)]),
    ( Term == end_of_file -> true ; assertz(Term), read_all(Stream) ).

% Where an expression stands: the relation of rules.lp and what identifies the rule there.
stands(applies, P, E) :- applies(P, E).
stands(when, P, E) :- when(P, E).
stands(when, P, E) :- cost(P, E).
stands(except, P, E) :- except(P, E).
stands(harden, P, E) :- harden(P, E).
stands(soften, P, E) :- soften(P, E).
stands(waivable, P, E) :- waivable(P, E).
stands(breached, P, E) :- breached(P, E).
stands(exception, P, E) :- exception(P, _, E).
stands(need, N, E) :- need(_, N, _, _, E).
stands(while, K, E) :- while(K, E).
stands(stops, K, E) :- stops(K, E).
stands(tolled, K, E) :- tolled(K, _, _, E).
stands(let, N, E) :- let(N, E).

compile_rules :-
    forall(stands(Role, Key, E),
           ( compile(E, O, T, Goal), assertz((truth(Role, Key, O, T) :- Goal)),
             compile_open(E, O, L0, L, Open), assertz((open(Role, Key, O, L0, L) :- Open)) )),
    forall(( rule(P), instrument(I), atom_concat(I, ':', Prefix), atom_concat(Prefix, _, P) ), assertz(of(P, I))),
    compile_predicates([truth/4, open/5, of/2, condition/4, ground/4, duty/3, limit/3, need/5, clock/6, set/2,
                        replaces/2]).

rule(P) :- setof(X, a_rule(X), Rules), member(P, Rules).
a_rule(P) :- condition(P, _, _, _) ; ground(P, _, _, _) ; duty(P, _, _) ; limit(P, _, _) ; formal(P) ; procedure(P) ;
             cost(P, _) ; exception(P, _, _) ; need(P, _, _, _, _) ; clock(_, P, _, _, _, _).

of_offence(N) :- sub_atom(N, 0, _, _, 'offence.').
value(N, O, V, ov(N, O, V)) :- of_offence(N), !.
value(N, _, V, gv(N, V)).

compile(and(A, B), O, T, ( GA, ( TA == no -> T = no ; GB, both(TA, TB, T) ) )) :-
    compile(A, O, TA, GA), compile(B, O, TB, GB).
compile(or(A, B), O, T, ( GA, ( TA == yes -> T = yes ; GB, either(TA, TB, T) ) )) :-
    compile(A, O, TA, GA), compile(B, O, TB, GB).
compile(neg(A), O, T, ( GA, opposite(TA, T) )) :- compile(A, O, TA, GA).
compile(l(N), O, T, truth(let, N, O, T)).
compile(other(A), O, T, other(N, O, T)) :- other_as(A, N).
compile(f(N), O, T, ( Get -> T = V ; Else )) :-
    value(N, O, V, Get), ( otherwise(N, E) -> compile(E, O, T, Else) ; Else = (T = unknown) ).
compile(never, _, T, T = no).
compile(is(N, W), O, T, Goal) :- value(N, O, V, Get), tested(Get, V == W, T, Goal).
compile(in(N, S), O, T, Goal) :- value(N, O, V, Get), tested(Get, set(S, V), T, Goal).
compile(has(N, W), O, T, Goal) :- value(N, O, V, Get), tested(Get, memberchk(W, V), T, Goal).
compile(hasany(N, S), O, T, Goal) :- value(N, O, V, Get), tested(Get, ( member(W, V), set(S, W) ), T, Goal).
compile(known(N), O, T, Goal) :- value(N, O, _, Get), tested(Get, true, T, Goal).
compile(empty(N), O, T, Goal) :- value(N, O, V, Get), tested(Get, V == [], T, Goal).
compile(shares(N, M), O, T, Goal) :-
    value(N, O, V, A), value(M, O, U, B), tested(( A, B ), ( member(W, V), memberchk(W, U) ), T, Goal).
compile(ge(N, K), O, T, Goal) :- value(N, O, V, Get), tested(Get, V @>= penalty(1, K), T, Goal).
compile(gt(N, K), O, T, Goal) :- value(N, O, V, Get), tested(Get, V @> penalty(1, K), T, Goal).
compile(after(D, E), O, T, Goal) :- day_of(D, O, V, A), day_of(E, O, U, B), tested(( A, B ), V > U, T, Goal).
compile(decl(I, C), _, T, ( declared(requested, I, C) -> T = yes ; T = no )).
compile(rdecl(I, C), _, T, ( declared(requesting, I, C) -> T = yes ; T = no )).
compile(both(I), _, T, ( in_force(I) -> T = yes ; T = no )).
compile(papers, _, T, b_getval(papers, T)).

% Unknown where a fact is missing, else what the test says.
tested(Get, Test, T, ( Get -> ( Test -> T = yes ; T = no ) ; T = unknown )).

day_of(today, _, V, day(as_of, V)).
day_of(day(N), O, V, Get) :- value(N, O, V, Get).
day_of(day(N, K), O, V, ( Get, V is U + K )) :- value(N, O, U, Get).

% An expression on the other offences becomes a named one.
other_as(A, N) :- let(N, A), !.
other_as(A, N) :- term_to_atom(other(A), N), assertz(let(N, A)),
    compile(A, O, T, Goal), assertz((truth(let, N, O, T) :- Goal)),
    compile_open(A, O, L0, L, Open), assertz((open(let, N, O, L0, L) :- Open)).

% The facts an expression waits for, where it is open.
compile_open(E, O, L0, L, ( Goal, ( T == unknown -> A, B ; L = L0 ) )) :-
    ( E = and(X, Y) ; E = or(X, Y) ), !,
    compile(E, O, T, Goal), compile_open(X, O, L0, L1, A), compile_open(Y, O, L1, L, B).
compile_open(neg(A), O, L0, L, Goal) :- !, compile_open(A, O, L0, L, Goal).
compile_open(l(N), O, L0, L, open(let, N, O, L0, L)) :- !.
compile_open(other(A), O, L0, L, other_open(N, O, L0, L)) :- !, other_as(A, N).
compile_open(papers, _, L0, L, Goal) :- !,
    Goal = ( b_getval(papers, unknown) -> wait('request.documents', none, L0, L) ; L = L0 ).
compile_open(f(N), O, L0, L, ( Goal, ( T == unknown -> wait(N, O, L0, L) ; L = L0 ) )) :-
    otherwise(N, _), !, compile(f(N), O, T, Goal).
compile_open(E, O, L0, L, Goal) :- facts_of(E, Facts), open_facts(Facts, O, L0, L, Goal).

facts_of(E, Facts) :-
    E =.. [Op|Args],
    ( memberchk(Op, [f, is, in, has, hasany, known, empty, ge, gt]) -> Args = [N|_], Facts = [N]
    ; Op == shares -> Facts = Args
    ; Op == after -> findall(N, ( member(D, Args), D =.. [day, N|_] ), Facts)
    ; Facts = [] ).

open_facts([], _, L, L, true).
open_facts([N|Ns], O, L0, L, ( ( Get -> L1 = L0 ; wait(N, Of, L0, L1) ), Rest )) :-
    value(N, O, _, Get), ( of_offence(N) -> Of = O ; Of = none ), open_facts(Ns, O, L1, L, Rest).

wait(N, O, L0, L) :- ( memberchk(N-O, L0) -> L = L0 ; L = [N-O|L0] ).

both(yes, T, T).
both(unknown, T, R) :- ( T == no -> R = no ; R = unknown ).
both(no, _, no).
either(no, T, T).
either(unknown, T, R) :- ( T == yes -> R = yes ; R = unknown ).
either(yes, _, yes).
opposite(yes, no).
opposite(no, yes).
opposite(unknown, unknown).

other(N, O, T) :- findall(X, ( offence(P), P \== O, truth(let, N, P, X) ), Xs), foldl(either, Xs, no, T).
other_open(N, O, L0, L) :-
    ( other(N, O, unknown) -> findall(P, ( offence(P), P \== O ), Ps), foldl(open(let, N), Ps, L0, L) ; L = L0 ).

% ---- what is in force ------------------------------------------------------------------------------------------------

in_force(I) :- party(I, A, B), day(request, D), A =< D, B =< D.

available(P) :- of(P, I), in_force(I), ( chapter(P, J, C) -> \+ declared(_, J, C) ; true ).
active(P) :- available(P), \+ ( replaces(Q, P), available(Q) ).

% ---- results ---------------------------------------------------------------------------------------------------------

at(offence, O, O) :- offence(O).
at(request, none, O) :- once(offence(O)).

applied(P, O, T) :- ( truth(applies, P, O, X) -> T = X ; T = yes ).
waits(Role, Key, O, L0, L) :- ( open(Role, Key, O, L0, X) -> L = X ; L = L0 ).

% What exceptions make of a rule: the strongest, and what the first open one waits for.
effect(Role, P, Id, O, T, L0, L) :-
    findall(R-K-X, ( of_rule(Role, P, Id, R, K), truth(R, K, O, X), X \== no ), Found),
    ( memberchk(_-_-yes, Found) -> T = yes, L = L0
    ; Found = [R-K-_|_] -> T = unknown, waits(R, K, O, L0, L)
    ; T = no, L = L0 ).
of_rule(Role, P, _, Role, P).
of_rule(except, _, Id, exception, Q) :- exception(Q, Id, _), active(Q).

condition_result(c(P, Id, F, At, Status, L)) :-
    condition(P, Id, Scope, F), active(P), at(Scope, At, O),
    applied(P, O, A), A \== no, truth(when, P, O, T),
    ( T == yes -> Status = met, L = []
    ; ( T == unknown ; A == unknown ) -> Status = undetermined, waits(applies, P, O, [], L1), waits(when, P, O, L1, L)
    ; not_met(P, O, Status, L) ).
not_met(P, O, Status, L) :-
    ( truth(waivable, P, O, W), W \== no
    -> ( W == yes -> Status = met, L = [] ; Status = waivable, waits(waivable, P, O, [], L) )
    ; Status = 'not-met', L = [] ).

% What another condition cures is only waivable.
cure(Cs, c(P, Id, F, At, 'not-met', L), c(P, Id, F, At, waivable, L)) :- cured_at(Cs, P, At), !.
cure(_, C, C).
cured_at(Cs, P, At) :- cured(P, By), member(c(_, By, _, To, _, _), Cs), ( To == At ; To == none ), !.

ground_result(g(P, Id, Kind, Open, At, Status, L)) :-
    ground(P, Id, Kind0, Scope), active(P), at(Scope, At, O), applied(P, O, A),
    ( A == no -> Status = 'not-applicable', Kind = Kind0, Open = no, L = []
    ; truth(when, P, O, T), both(A, T, Raised),
      effect(except, P, Id, O, X, [], LX), effect(harden, P, Id, O, H, [], LH), effect(soften, P, Id, O, S, [], LS),
      ( H == yes -> Kind = mandatory, Open = no ; S == yes -> Kind = optional, Open = no
      ; Kind = Kind0, ( ( H == unknown ; S == unknown ) -> Open = yes ; Open = no ) ),
      ( Raised == no -> Status = cleared, L = [] ; X == yes -> Status = cleared, L = []
      ; Raised == yes, X == no -> Status = triggered, ( Open == yes -> union(LH, LS, L) ; L = [] )
      ; Status = undetermined, waits(applies, P, O, LX, L1), waits(when, P, O, L1, L) ) ).

duty_result(d(P, Id, At, Status, L)) :-
    duty(P, Id, Scope), active(P), at(Scope, At, O), applied(P, O, A), A \== no, truth(when, P, O, T), both(A, T, Owed),
    ( Owed == yes -> L = [], ( truth(breached, P, O, yes) -> Status = breached ; Status = owed )
    ; Owed == no -> Status = 'not-owed', L = []
    ; Status = undetermined, waits(applies, P, O, [], L1), waits(when, P, O, L1, L) ).

% Before surrender there is nothing to limit.
limit_result(s(P, Id, At, Status, L)) :-
    limit(P, Id, Scope), active(P), at(Scope, At, O), applied(P, O, yes), truth(when, P, O, R),
    ( R == yes -> Status = triggered, L = []
    ; R == no -> Status = cleared, L = []
    ; Status = undetermined, waits(when, P, O, [], L) ).

formal_result(f(P, Status, L)) :-
    formal(P), active(P), once(offence(O)), applied(P, O, A), A \== no, truth(when, P, O, T),
    ( T == yes -> Status = met, L = [] ; T == no, A == yes -> Status = defective, L = []
    ; Status = undetermined, waits(applies, P, O, [], L1), waits(when, P, O, L1, L) ).

paper_results(Papers, Complete) :-
    findall(Paper, paper_needed(Paper), All),
    foldl(keep_paper, All, [], Papers),
    foldl(complete, Papers, yes, Complete).
paper_needed(p(Word, P, Status, T)) :-
    need(P, N, Word, Alternative, _), active(P), needed(N, T), T \== no, enclosed(Word, Alternative, T, Status).
needed(N, T) :- findall(X, ( offence(O), truth(need, N, O, X) ), Xs), foldl(either, Xs, no, T).
enclosed(Word, Alternative, yes, Status) :-
    gv('request.documents', Have), !,
    ( ( memberchk(Word, Have) ; memberchk(Alternative, Have) ) -> Status = met ; Status = missing ).
enclosed(_, _, _, undetermined).
% The first certain need of a paper stands for the others, else the first possible one.
keep_paper(p(W, P, S, T), Kept0, Kept) :-
    ( selectchk(p(W, Q, S0, T0), Kept0, Others)
    -> ( T0 == unknown, T == yes -> Kept = [p(W, P, S, T)|Others] ; Kept = [p(W, Q, S0, T0)|Others] )
    ; Kept = [p(W, P, S, T)|Kept0] ).
complete(p(_, _, missing, _), _, no) :- !.
complete(p(_, _, undetermined, _), T0, T) :- !, both(T0, unknown, T).
complete(_, T, T).

clock_result(k(P, Id, Due, Careful, Status, Weight, L)) :-
    clock(K, P, Id, Kind, From, Days), active(P), once(offence(O)),
    ( truth(while, K, O, W) -> Named = yes ; W = yes, Named = no ), W \== no,
    ( gv(From, Start) ->
        ( tolled(K, TF, TT, _), truth(tolled, K, O, yes), gv(TF, A), gv(TT, B), B > A -> Tolled is B - A ; Tolled = 0 ),
        Due is Start + Days + Tolled, ( Kind == custody -> Careful is Due - 1 ; Careful = Due ),
        clock_status(K, O, W, Due, Status, L)
    ; ( Kind == custody ; Named == yes, W == yes )
    -> Due = none, Careful = none, Status = undetermined, L = [From-none] ),
    ( W == yes -> Weight = 60 ; Weight = 20 ).
clock_status(K, O, W, Due, Status, L) :-
    day(as_of, Today),
    ( met(K, E, F), gv(E, A), A =< Due, gv(F, B), B =< Due -> Status = satisfied, L = []
    ; truth(stops, K, O, yes) -> Status = satisfied, L = []
    ; W == unknown -> Status = undetermined, waits(while, K, O, [], L)
    ; L = [], ( Today > Due -> Status = expired ; Today =:= Due -> Status = 'last-day' ; Status = running ) ).

outcome(Cs, Gs, O, Outcome) :-
    ( refused(Cs, Gs, At), concerns(At, O) -> Outcome = 'refuse-mandatory'
    ; left_open(Cs, Gs, At), concerns(At, O) -> Outcome = undetermined
    ; choice(Cs, Gs, At), concerns(At, O) -> Outcome = discretion
    ; member(g(_, _, optional, _, At, undetermined, _), Gs), concerns(At, O) -> Outcome = 'grant-due-unless-optional'
    ; Outcome = 'grant-due' ).
refused(Cs, _, At) :- member(c(_, _, no, At, 'not-met', _), Cs).
refused(_, Gs, At) :- member(g(_, _, mandatory, no, At, triggered, _), Gs).
left_open(Cs, _, At) :- member(c(P, _, F, At, S, _), Cs), leaves_open(P, F, S, Cs, At).
left_open(_, Gs, At) :- member(g(_, _, mandatory, _, At, undetermined, _), Gs).
left_open(_, Gs, At) :- member(g(_, _, _, yes, At, S, _), Gs), memberchk(S, [triggered, undetermined]).
choice(Cs, _, At) :- member(c(_, _, _, At, waivable, _), Cs).
choice(_, Gs, At) :- member(g(_, _, optional, no, At, triggered, _), Gs).
concerns(At, O) :- ( At == none ; At == O ), !.
leaves_open(_, _, undetermined, _, _).
leaves_open(_, formal, 'not-met', _, _).
leaves_open(P, _, waivable, Cs, At) :- \+ cured_at(Cs, P, At).

lacking(Gs, Id) :- lacks(I, Id), in_force(I), \+ ( member(g(_, Id, _, _, _, S, _), Gs), S \== 'not-applicable' ).

% ---- questions -------------------------------------------------------------------------------------------------------

% What an open result weighs, its name, and the facts it waits for.
asks(c(_, Id, F, _, _, L), W, Id, L) :- ( F == formal -> W = 40 ; W = 150 ).
asks(g(_, Id, Kind, Open, _, _, L), W, Id, L) :- ( ( Kind == mandatory ; Open == yes ) -> W = 100 ; W = 10 ).
asks(d(_, Id, _, _, L), 5, Id, L).
asks(f(P, _, L), 40, P, L).
asks(s(_, Id, _, _, L), 5, Id, L).
asks(k(_, Id, _, _, undetermined, W, L), W, Id, L).

questions(Results, Questions) :-
    findall(Need-(W-Id), ( member(R, Results), asks(R, W0, Id, L), alone(L, W0, W1), member(Need, L), divided(Need, W1, W) ), Pairs),
    keysort(Pairs, Sorted), group_pairs_by_key(Sorted, Groups),
    findall(q(Minus, Path, Ids),
        ( member(Need-Bearings, Groups), pairs_keys_values(Bearings, Ws, All), sort(All, Ids),
          sum_list(Ws, Sum), Minus is -Sum, path(Need, Path) ), Weighed),
    msort(Weighed, Questions).
alone(L, W0, W) :- ( L = [_] -> W = W0 ; W is W0 // 2 ).
divided(N-_, W0, W) :- ( appreciation(N) -> W is W0 // 8 ; W = W0 ).
path(N-none, N) :- !.
path(N-O, Path) :- atom_concat('offence.', Rest, N), atomic_list_concat([offences, O, Rest], '.', Path).

% ---- a determination -------------------------------------------------------------------------------------------------

determine(answer(Layers, Papers, Results, Lacking, Procedures, Costs, Outcomes, Outcome, Questions)) :-
    findall(I, ( instrument(I), in_force(I) ), Layers),
    paper_results(Papers, Complete), b_setval(papers, Complete),
    findall(C, condition_result(C), Cs0), maplist(cure(Cs0), Cs0, Cs),
    findall(G, ground_result(G), Gs), findall(Id, lacking(Gs, Id), Lacking),
    findall(R, ( duty_result(R) ; formal_result(R) ; limit_result(R) ; clock_result(R) ), Rs),
    findall(P, ( procedure(P), active(P), once(offence(O)), applied(P, O, yes) ), Procedures),
    findall(P, ( cost(P, _), active(P), once(offence(O)), truth(when, P, O, yes) ), Costs),
    findall(O-Out, ( offence(O), outcome(Cs, Gs, O, Out) ), Outcomes), together(Outcomes, Outcome),
    append([Cs, Gs, Rs], Results), questions(Results, Questions).

together([_-Outcome|Others], Together) :-
    ( member(_-Other, Others), Other \== Outcome -> Together = partial ; Together = Outcome ).

say(Words) :- atomic_list_concat(Words, ' ', Line), writeln(Line).
show(answer(Layers, Papers, Results, Lacking, Procedures, Costs, Outcomes, Outcome, Questions)) :-
    forall(member(I, Layers), say([layer, I])),
    forall(member(p(W, P, S, T), Papers), say([paper, P, W, S, T])),
    forall(( member(R, Results), told(R, Name, Words, L) ),
           ( append(Name, Words, Line), say(Line), show_needs(Name, L) )),
    forall(member(Id, Lacking), say([lacking, Id])),
    forall(member(P, Procedures), say([procedure, P])),
    forall(member(P, Costs), say([cost, P])),
    forall(member(O-Out, Outcomes), say([outcome, O, Out])),
    say([outcome, Outcome]),
    forall(nth1(N, Questions, q(_, Path, Ids)),
           ( say([question, N, Path]), forall(member(Id, Ids), say([decides, Path, Id])) )).
show_needs(Name, L) :-
    forall(( member(Need, L), path(Need, Path) ), ( append([needs|Name], [Path], Line), say(Line) )).

told(c(P, _, _, At, S, L), [condition, P, At], [S], L).
told(g(P, _, Kind, _, At, S, L), [ground, P, At], [S, Kind], L).
told(d(P, _, At, S, L), [duty, P, At], [S], L).
told(f(P, S, L), [formal, P], [S], L).
told(s(P, _, At, S, L), [limit, P, At], [S], L).
told(k(P, Id, Due, Careful, S, _, L), [clock, P, Id], [Due, Careful, S], L) :- Due \== none.

run([File, answer]) :- read_terms(File), determine(Answer), show(Answer).
run([File, time, Runs]) :-
    read_terms(File), atom_number(Runs, N),
    forall(between(1, 200, _), determine(_)),
    findall(Seconds, ( between(1, N, _), timed(Seconds) ), All),
    forall(member(Seconds, All), writeln(Seconds)).

timed(Seconds) :- statistics(cputime, A), once(determine(_)), statistics(cputime, B), Seconds is B - A.

main :-
    prolog_load_context(directory, Here), atom_concat(Here, '/rules.lp', Rules),
    read_terms(Rules), compile_rules,
    current_prolog_flag(argv, Args), catch(run(Args), Fault, ( print_message(error, Fault), halt(1) )), halt.
:- main.
