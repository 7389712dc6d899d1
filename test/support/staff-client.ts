import type { Static } from "typebox";
import type {
  CallAnswer,
  CurrentSession,
  SessionAnswer,
  TicketAnswer,
  VisitAnswer,
} from "../../protocol/http.ts";
import { type Answer, type HttpClient, httpClient, type ProblemBody } from "./http-client.ts";
import { trialPassword } from "./site.ts";

export type Called = Static<typeof CallAnswer>;
export type Seen = Static<typeof VisitAnswer>;
export type SessionTold = Static<typeof SessionAnswer>;

/** An agent's browser: the acts of the counter page, as it asks for them. `key` is the idempotency key. */
export interface StaffClient extends HttpClient {
  readonly login: string;
  open(
    counterId: string,
    how?: { move?: boolean; restore?: boolean },
  ): Promise<Answer<CurrentSession>>;
  choose(serviceIds: readonly string[]): Promise<Answer<SessionTold>>;
  call(serviceId: string, number?: number, key?: string): Promise<Answer<Called>>;
  /** `reason` and `end` take what belongs to them in `more`. */
  act(
    visitId: string,
    act: "arrival" | "no-show" | "repeat" | "reason" | "end",
    more?: object,
    key?: string,
  ): Promise<Answer<Seen>>;
  undo(): Promise<Answer<SessionTold>>;
}

/** Gives an answer that had to be a yes; throws what came instead. */
export function yes<T>(answer: Answer<T>): T {
  if (answer.status < 300) return answer.body;
  const { code, facts } = answer.body as ProblemBody;
  throw new Error(`refused: ${answer.status} ${code} ${JSON.stringify(facts ?? {})}`);
}

/** The stable code of a refusal; empty for a yes. */
export function codeOf(answer: Answer): string {
  return answer.status < 400 ? "" : (answer.body as ProblemBody).code;
}

/** Signs in with the trial password; no counter is opened. */
export async function signIn(url: string, login: string): Promise<StaffClient> {
  const staff = staffClient(url, login);
  yes(await staff.ask("POST", "/v1/sessions", { login, password: trialPassword }));
  return staff;
}

/** The same without signing in. */
export function staffClient(url: string, login: string): StaffClient {
  const client = httpClient(url);
  return {
    ...client,
    login,
    open: (counterId, how = {}) => client.ask("POST", "/v1/sessions", { counterId, ...how }),
    choose: (serviceIds) => client.ask("PUT", "/v1/sessions/current/services", { serviceIds }),
    call: (serviceId, number, key) =>
      client.ask(
        "POST",
        "/v1/calls",
        { serviceId, ...(number === undefined ? {} : { number }) },
        key,
      ),
    act: (visitId, act, more = {}, key = undefined) =>
      client.ask("POST", `/v1/visits/${visitId}/${act}`, more, key),
    undo: () => client.ask("POST", "/v1/sessions/current/undo", {}),
  };
}

/** Takes a ticket as a kiosk does. */
export function takeTicket(
  client: HttpClient,
  serviceId: string,
  more: { kioskId?: string; print?: boolean } = {},
  key?: string,
): Promise<Answer<TicketAnswer>> {
  return client.ask("POST", "/v1/tickets", { serviceId, ...more }, key);
}
