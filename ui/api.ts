import type { Problem } from "../protocol/http.ts";

/** How long an answer may take; the box answers in milliseconds, so this long means that it will not. */
export const answerMs = 8_000;

/**
 * Waits before a command is sent again, milliseconds: with the first try, four. Together with the waits for the
 * answers that is under 40 s: longer, and the person has walked away or pressed something else.
 */
const retryWaitsMs: readonly number[] = [300, 900, 2_000];

export type Facts = Readonly<Record<string, string | number>>;
export type Method = "POST" | "PUT" | "DELETE";

/** What a problem says; `status` 0 when there was no answer at all. */
interface Fault {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly facts?: Facts;
}

/**
 * A "no" of the box, or no answer at all (`code` "offline", `status` 0). An answer that is no problem document
 * has the code "unreadable".
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly facts: Facts;

  constructor({ status, code, title, facts = {} }: Fault) {
    super(`${status} ${code}`);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.title = title;
    this.facts = facts;
  }
}

/** 128 random bits as hex; `crypto.randomUUID` does not exist on a plain-HTTP origin. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** The box's HTTP door. Both throw `ApiError` and nothing else. */
export const api = {
  /** Asks once. */
  get<T>(path: string): Promise<T> {
    return ask<T>(path, { method: "GET", cache: "no-cache" });
  },

  /**
   * Sends a command. When the answer is lost, the same command goes again under the same key, so that it is done
   * once whatever happens. `key` names the command when the caller keeps it over a reload.
   */
  async send<T>(
    method: Method,
    path: string,
    body?: object,
    { key = randomId() }: { readonly key?: string } = {},
  ): Promise<T> {
    const request = commandRequest(method, body, key);
    for (const waitMs of retryWaitsMs) {
      try {
        return await ask<T>(path, request);
      } catch (error) {
        if (!isLost(error)) throw error;
        await pause(waitMs);
      }
    }
    return ask<T>(path, request);
  },
};

function commandRequest(method: Method, body: object | undefined, key: string): RequestInit {
  return {
    method,
    headers: {
      "idempotency-key": key,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** No answer, or one from something between us and the box: nobody knows whether the command was done. */
function isLost(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "offline" || error.code === "unreadable");
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const answer = await fetched(path, request);
  if (!answer.response.ok) throw problemOf(answer);
  const value = parsed(answer.text);
  if (value === undefined)
    throw new ApiError({ status: answer.response.status, code: "unreadable", title: "" });
  return value as T;
}

interface Answer {
  readonly response: Response;
  readonly text: string;
}

async function fetched(path: string, request: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(path, {
      credentials: "same-origin",
      ...request,
      signal: AbortSignal.timeout(answerMs),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw new ApiError({ status: 0, code: "offline", title: String(error) });
  }
}

function problemOf({ response, text }: Answer): ApiError {
  const problem = parsed(text) as Partial<Problem> | null | undefined;
  if (typeof problem?.code !== "string")
    return new ApiError({ status: response.status, code: "unreadable", title: "" });
  return new ApiError({
    status: response.status,
    code: problem.code,
    title: problem.title ?? "",
    facts: problem.facts ?? {},
  });
}

function parsed(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
