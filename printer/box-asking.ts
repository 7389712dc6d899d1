const answerMs = 5_000;
const maxAnswerBytes = 64 * 1024;

export interface BoxAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

export interface Question {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: object;
  readonly token?: string;
}

/** Asks a box over HTTP; the text says why there is no answer. */
export async function askBox(
  box: string,
  { method, path, body, token }: Question,
): Promise<BoxAnswer | string> {
  try {
    const response = await fetch(`${box}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerMs),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > maxAnswerBytes ? "too long" : { status: response.status, bytes };
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    return String(error.cause ?? error);
  }
}
