import type { ClientSearch } from "@/lib/domain/list/parse";
import { MY_TEAMS, NO_OWNER } from "@/lib/domain/list/url";
import type { Captured } from "@/lib/domain/question/captures";

/** The filters of a list that a question sets. */
export type Filters = Partial<Omit<ClientSearch, "page">>;

/**
 * A phrase that a question may have, and the filters that it means; null where it is understood to be something that
 * filters cannot say. A word is one of several (`a|b`) and can be left out with `?`; a word in braces is captured.
 */
type Phrase = readonly [pattern: string, filters: (captured: Captured) => Filters | null];

const fixed =
  (filters: Filters | null): Phrase[1] =>
  () =>
    filters;

const owner = (...owners: readonly string[]) => fixed({ owner: owners });

const holders = ({ scope = [], server = [] }: Captured): Filters => ({
  ...(scope.length > 0 && { scope }),
  ...(server.length > 0 && { server }),
  kind: "all",
});

const named = ({ client = [] }: Captured): Filters => ({ client, kind: "all" });
const older = ({ days }: Captured): Filters => ({ age: days });
const younger = ({ days }: Captured): Filters => ({ ageUpTo: days });
const inPool = ({ environment = [] }: Captured): Filters => ({ environment });

const longer = ({ minutes }: Captured): Filters | null => (minutes === "60" ? { lifetime: "over-60" } : null);
const shorter = ({ minutes }: Captured): Filters | null =>
  minutes === "15" || minutes === "60" ? { lifetime: minutes } : null;

/** Every phrase. Of those that fit at a word, the longest is meant. */
export const phrases: readonly Phrase[] = [
  ["has|have|having|with? no|without|lack|lacks|lacking a|an|any|known? owner|owners|team", owner(NO_OWNER)],
  ["unowned|ownerless|orphaned|orphan|orphans", owner(NO_OWNER)],
  ["nobody|noone|no-one owns", owner(NO_OWNER)],
  ["owned by nobody|noone|no-one", owner(NO_OWNER)],
  ["not owned by anybody|anyone", owner(NO_OWNER)],
  ["owned by {team}", ({ team }) => ({ owner: team })],
  ["of|from|by|for|belonging|belongs|belong to? the|team? {team}", ({ team }) => ({ owner: team })],
  ["owner|owners|team is|are? {team}", ({ team }) => ({ owner: team })],
  ["{team-name} has|have|owns|own?", ({ team }) => ({ owner: team })],
  ["of|from|by my|our|me|us own? team|teams|clients?", owner(MY_TEAMS)],
  ["owned by my|our|me|us own? team|teams?", owner(MY_TEAMS)],
  ["my|our own? client|clients|apps|team|teams|team's|teams'", owner(MY_TEAMS)],
  ["mine|ours", owner(MY_TEAMS)],
  ["i|we own|have", owner(MY_TEAMS)],

  ["older|longer than {days} old?", older],
  ["more|over|above|> than? {days} old?", older],
  [
    "not|unrotated|haven't|hasn't been? rotated? for|in|within|since over|more? than? the? last|past? {days}",
    older,
  ],
  ["younger|newer than {days} old?", younger],
  ["less|under|below|< than? {days} old?", younger],
  ["up|at to|most {days} old", younger],
  ["rotated {period}", ({ days }) => ({ ageUpTo: days })],
  ["between {days-range} old?", ({ days, daysTo }) => ({ age: days, ageUpTo: daysTo })],
  ["client|clients|token|tokens older|younger|newer|more|less|over|under than? {days} old?", fixed(null)],
  ["overdue", fixed({ overdue: "yes" })],
  ["older than|over|past the|our? policy|limit", fixed({ overdue: "yes" })],
  ["over|past the|our? policy|limit", fixed({ overdue: "yes" })],
  ["too old", fixed({ overdue: "yes" })],
  ["due for rotation", fixed({ overdue: "yes" })],
  ["need|needs|needing|need to? a|be? rotation|rotating|rotated|rotate", fixed({ overdue: "yes" })],
  ["should|must|have|has to? be? rotated|rotate", fixed({ overdue: "yes" })],
  ["two|2|both secrets", fixed({ secrets: ["2"] })],
  ["more than one|1 secret", fixed({ secrets: ["2"] })],
  ["in|during|mid|under a? rotation", fixed({ secrets: ["2"] })],
  ["being? rotating", fixed({ secrets: ["2"] })],
  ["only|exactly|just? one|1|single secret", fixed({ secrets: ["1"] })],
  ["no|without|zero|0 a|any? secret|secrets", fixed({ secrets: ["0"] })],

  ["changed|change|changes|modified|edited|updated|touched {period}", ({ days }) => ({ changed: days })],
  ["recently|lately changed|modified|edited|updated", fixed({ changed: "7" })],
  ["recent|latest changes", fixed({ changed: "7" })],
  ["created|added|made|registered|new {period}", ({ days }) => ({ created: days })],
  ["new client|clients|apps {period}", ({ days }) => ({ created: days })],
  ["recently|lately|newly created|added", fixed({ created: "7" })],

  ["dead|dangling|missing|broken|nonexistent|obsolete scope|scopes", fixed({ dead: "yes" })],
  ["scope|scopes that|which? no longer exist|exists", fixed({ dead: "yes" })],
  ["scope|scopes that|which? don't|doesn't|not|do|does not? exist", fixed({ dead: "yes" })],
  ["suspended|paused", fixed({ suspended: "yes" })],
  ["oauth is|are|was? off|disabled", fixed({ off: "yes" })],
  ["switched|turned off", fixed({ off: "yes" })],
  ["disabled", fixed({ off: "yes" })],
  ["oauth is? switched|turned off", fixed({ off: "yes" })],
  ["cannot|can't|not get|request|receive any|a? token|tokens", fixed({ off: "yes" })],
  ["get|gets|without no|any? tokens", fixed({ off: "yes" })],

  [
    "token|tokens lifetime|lifetimes? valid|living|live|last|that|of? longer|more|over|above|> than? {minutes}",
    longer,
  ],
  ["lifetime|lifetimes of? longer|more|over|above|> than? {minutes}", longer],
  ["long-lived token|tokens?", fixed({ lifetime: "over-60" })],
  ["token|tokens lifetime|lifetimes? up|at|no|of|under to|most|longer|more? than? {minutes}", shorter],
  ["lifetime|lifetimes up|at|no|of|under to|most|longer|more? than? {minutes}", shorter],
  ["short-lived token|tokens?", fixed({ lifetime: "15" })],

  ["self-registered|dcr|self registered?", fixed({ kind: "dcr" })],
  ["user|users|people sign-in|signin|login", fixed({ kind: "people" })],
  ["for people|users|humans", fixed({ kind: "people" })],
  ["all|any kinds|kind", fixed({ kind: "all" })],
  ["of all|any kinds|kind", fixed({ kind: "all" })],
  ["machine|machines|m2m", fixed({})],

  ["in|on|of|from|for|across the? {environment} environment|pool?", inPool],
  ["{environment} environment|pool?", inPool],
  ["in|across all|every|any environments|environment|pools|pool", fixed({})],
  ["everywhere", fixed({})],

  [
    "can|could|may|to? call|calls|calling|use|uses|using|access|accesses|reach|reaches|hold|holds|holding|request|requests {scope-part}",
    holders,
  ],
  ["scope|scopes {scope-part}", holders],
  ["has|have|with|for|to|granted|allowed access|to? to? {scope}", holders],
  ["{scope}", holders],
  ["and|both|plus {scope}", fixed(null)],

  [
    "what|which scope|scopes? can|may|could|does|do|did {client} do|call|access|use|have|reach|hold|get access? to?",
    named,
  ],
  ["scope|scopes of|for {client}", named],
  ["client|app named|called? {client}", named],
  ["named|called {client}", named],

  ["oldest secret|secrets first?", fixed({ sort: "age" })],
  ["newest|youngest secret|secrets first?", fixed({ sort: "-age" })],
  ["newest|latest client|clients|first", fixed({ sort: "-created" })],
  ["oldest client|clients", fixed({ sort: "created" })],
  ["last|latest|most recently|recent? changed|modified|updated first?", fixed({ sort: "-changed" })],
  ["longest lifetime|lifetimes|tokens first?", fixed({ sort: "-lifetime" })],
];
