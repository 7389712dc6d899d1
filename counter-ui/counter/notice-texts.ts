import type { Fault, Notice } from "./faults.ts";
import type { CounterTexts } from "./step-element.ts";

/** The sentence for a refusal: ours in the page's language, else the box's own, else that it failed. */
export function refusalText({ code, facts, title }: Fault, texts: CounterTexts): string {
  const sentences: Readonly<Record<string, (facts: Fault["facts"]) => string>> = texts.refusals;
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return sentence?.(facts) ?? (title === "" ? texts.failed : title);
}

/** A short message in words. `serviceName` turns an id into the name that the table shows. */
export function noticeText(
  notice: Notice,
  texts: CounterTexts,
  serviceName: (id: string) => string,
): string {
  switch (notice.kind) {
    case "refused":
      return refusalText(notice.fault, texts);
    case "nobody":
      return texts.main.nobody(serviceName(notice.serviceId));
    case "recallOff":
      return texts.main.recallOff(serviceName(notice.serviceId));
    case "chooseFirst":
      return texts.main.noRecallService;
    case "undone":
      return texts.undo.done;
    case "told":
      return notice.text;
    case "sosSent":
      return texts.sos.sent;
    case "sosHold":
      return texts.sos.hold;
    default:
      return notice satisfies never;
  }
}
