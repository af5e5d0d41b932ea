// What the policy promises, written by hand for people to read. The tests compare every combination with it.

/**
 * Who may do what to what an own team owns, another team, or nobody; and whether what protects it still allows that:
 * Terraform, or the settings that protect a client.
 */
export const permissions = `
                        viewer               operator             admin                of         protected
permission              own  other  nobody   own  other  nobody   own  other  nobody   Terraform
read                    yes  yes    yes      yes  yes    yes      yes  yes    yes      yes        yes
keep views              yes  yes    yes      yes  yes    yes      yes  yes    yes      yes        -
create client           -    -      -        yes  -      -        yes  yes    yes      yes        -
edit client             -    -      -        yes  -      -        yes  yes    yes      yes        -
edit owner              -    -      -        yes  -      -        yes  yes    yes      yes        -
rotate secret           -    -      -        yes  -      -        yes  yes    yes      yes        -
test token              -    -      -        yes  -      -        yes  yes    yes      yes        -
suspend client          -    -      -        yes  -      -        yes  yes    yes      yes        -
delete client           -    -      -        -    -      -        yes  yes    yes      -          -
edit resource server    -    -      -        -    -      -        yes  yes    yes      yes        -
delete resource server  -    -      -        -    -      -        yes  yes    yes      -          -
set scope policy        -    -      -        -    -      -        yes  yes    yes      yes        -
waive finding           -    -      -        -    -      -        yes  yes    yes      yes        -
`;

/** The role that groups give in `dev` and in `prod`. Grants of one environment count nowhere else. */
export const people = `
groups                                      dev       prod
                                            -         -
team-orders                                 -         -
m2m-viewer                                  viewer    viewer
m2m-operator                                operator  operator
m2m-admin                                   admin     admin
m2m-viewer@dev                              viewer    -
m2m-operator@dev                            operator  -
m2m-admin@dev                               admin     -
m2m-viewer@prod                             -         viewer
m2m-operator@prod                           -         operator
m2m-admin@prod                              -         admin
m2m-viewer@dev m2m-admin@prod               viewer    admin
m2m-operator@dev m2m-admin@prod             operator  admin
m2m-admin@dev m2m-viewer@prod               admin     viewer
m2m-admin@dev m2m-operator@prod             admin     operator
m2m-viewer m2m-operator@dev                 operator  viewer
m2m-viewer m2m-admin@prod                   viewer    admin
m2m-operator m2m-admin@prod                 operator  admin
m2m-admin m2m-viewer@dev                    admin     admin
m2m-operator m2m-viewer                     operator  operator
m2m-admin@staging m2m-viewer                viewer    viewer
m2m-admin@development m2m-operator@prod-eu  -         -
m2m-Admin m2m-owner xm2m-admin m2m-admins   -         -
m2m-admin@ m2m-operator@DEV                 -         -
`;

/**
 * Whom a role must ask for a scope, by what is known of its resource server; `-` is nobody: they grant it themselves.
 * `team-payments` stands for the server's own team.
 */
export const scopes = `
resource server of    scope       viewer                     operator                   admin
own team              restricted  -                          -                          -
own team              open        -                          -                          -
another team          restricted  team-payments or an admin  team-payments or an admin  -
another team          open        -                          -                          -
nobody                restricted  an admin                   an admin                   -
nobody                open        -                          -                          -
none known            restricted  an admin                   an admin                   -
`;

/** Every act of the audit trail, the permission that its door asks for, and what says whose object it is. */
export const acts = `
act                       permission              judged by
create client             create client           newClientSubject
edit client               edit client             clientEditSubject
drop dead scopes          edit client             clientSubject
remove scope from client  edit client             clientSubject
switch on OAuth           edit client             clientSubject
suspend client            suspend client          clientSubject
resume client             suspend client          clientSubject
delete client             delete client           clientSubject
start rotation            rotate secret           clientSubject
finish rotation           rotate secret           clientSubject
cancel rotation           rotate secret           clientSubject
undo rotation             rotate secret           clientSubject
delete leaked secret      rotate secret           clientSubject
prove secret              rotate secret           clientSubject
plan retirement           rotate secret           clientSubject
edit owner                edit owner              clientSubject
test token                test token              clientSubject
check token               read                    poolSubject
explain failure           read                    clientSubject
create resource server    edit resource server    poolSubject
edit resource server      edit resource server    serverSubject
remove scope              edit resource server    serverSubject
delete resource server    delete resource server  serverSubject
set scope policy          set scope policy        serverSubject
waive finding             waive finding           poolSubject
end waiver                waive finding           poolSubject
link client               edit client             clientSubject
unlink client             edit client             clientSubject
save view                 keep views              poolSubject
rename view               keep views              poolSubject
delete view               keep views              poolSubject
`;

/** What is only read, by its name in the trail, and what its door asks for. An export is an act of the trail too. */
export const reads = `
read                    permission
export clients          read
export client settings  read
download kit            read
read list progress      read
check client name       create client
read client settings    read
compare with code       read
`;

/** Acts of the trail without a permission in a pool: what the console notices, sign-ins, and what asks for a role anywhere. */
export const ofNoPool = [
  "changed outside",
  "resumed outside",
  "export audit trail",
  "export findings",
  "export evidence",
  "draft run",
  "start run",
  "stop run",
  "retry run",
  "export run",
  "export matrix",
  "sign in",
];

/** Acts of the trail that an address of `reads` leaves under its own name. */
export const exported = ["export clients", "export client settings", "download kit"];

/** The lines of a table without its header, as cells: two spaces or more lie between them. */
export const linesOf = (table: string, headers = 1): string[][] =>
  table
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(headers)
    .map((line) => (line.startsWith(" ") ? ["", ...cellsOf(line.trim())] : cellsOf(line)));

const cellsOf = (line: string) => line.split(/ {2,}/);
