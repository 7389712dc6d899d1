import { madePassword, type NewPerson } from "./app/seed.ts";
import { demoAgents, demoSite } from "./config/demo-site.ts";
import type { Options } from "./config/options.ts";
import type { ConfigChange } from "./domain/commands.ts";
import type { Random } from "./ports/world.ts";

/** What an empty box begins with: people with passwords, and the site's configuration. */
export interface FirstSite {
  readonly people: readonly NewPerson[];
  readonly changes: readonly ConfigChange[];
}

/** The demonstration site, with passwords made for it. */
export function demonstration(options: Options, random: Random): FirstSite {
  const people = demoAgents.map(([login]) => ({
    login,
    agentId: random.id(),
    password: options.demoPassword ?? madePassword(random),
  }));
  const idOf = (login: string) => people.find((one) => one.login === login)?.agentId ?? login;
  return { people, changes: demoSite(idOf) };
}
