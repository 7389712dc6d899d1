import { html, nothing, type TemplateResult } from "lit";
import { warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import { nameOf } from "./described-changes.ts";
import type { Kind, Thing } from "./draft.ts";
import { placeOfFault } from "./rule-faults.ts";
import { formFor } from "./settings-page.ts";
import { thingsStyles } from "./things-styles.ts";

/** What a list of things says of itself. */
export interface ThingsTexts {
  readonly title: string;
  readonly lead: string;
  readonly add: string;
  readonly none: string;
  readonly noneHint: string;
}

/** Things of one kind: the list, and the one that is open beside it. */
export abstract class ThingsPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    chosen: { state: true },
    removing: { state: true },
  };

  static override styles = [base, buttons, cardStyles, thingsStyles];

  declare chosen: string | null;
  /** The id of the thing whose removal was asked for once. */
  declare removing: string | null;

  constructor() {
    super();
    this.chosen = null;
    this.removing = null;
  }

  protected abstract readonly kind: Kind;
  protected abstract words(): ThingsTexts;
  protected abstract keys(): readonly string[];
  /** A new thing with whatever it begins with; `id` is free. */
  protected abstract fresh(): Thing;
  /** The second line of a row. */
  protected summary(_thing: Thing): string {
    return "";
  }
  /** What stands before the name: a prefix, a colour. */
  protected badge(_thing: Thing): TemplateResult | typeof nothing {
    return nothing;
  }
  /** What stands below the form of the chosen thing. */
  protected more(_thing: Thing): TemplateResult | typeof nothing {
    return nothing;
  }
  /** True when the order of the list is the order on the screens. */
  protected get ordered(): boolean {
    return true;
  }
  /** Whatever goes with a thing when it is removed. */
  protected dependants(_id: string): readonly { readonly kind: Kind; readonly id: string }[] {
    return [];
  }

  protected get open(): Thing | null {
    return this.chosen === null ? null : this.admin.thing(this.kind, this.chosen);
  }

  override render(): TemplateResult {
    const words = this.words();
    const things = this.admin.list(this.kind);
    const open = this.open;
    return html`<div class="head">
        <div>
          <h1>${words.title}</h1>
          <p class="lead">${words.lead}</p>
        </div>
        <button type="button" class="button primary" @click=${() => this.add()}>${words.add}</button>
      </div>
      ${
        things.length === 0
          ? html`<section class="card empty">
              <h2>${words.none}</h2>
              <p>${words.noneHint}</p>
            </section>`
          : html`<div class=${open ? "columns" : "single"}>
              <ol class="card list">
                ${things.map((thing, index) => this.row(thing, index, things.length))}
              </ol>
              ${open ? this.editor(open) : nothing}
            </div>`
      }
      ${this.aside()}`;
  }

  /** What a page says below its list. */
  protected aside(): TemplateResult | typeof nothing {
    return nothing;
  }

  private row(thing: Thing, index: number, count: number): TemplateResult {
    const { list } = this.texts;
    const name = nameOf(thing, this.language);
    const current = thing.id === this.chosen;
    return html`<li class=${current ? "row current" : "row"}>
      <button
        type="button"
        class="name"
        aria-expanded=${current ? "true" : "false"}
        @click=${() => this.choose(thing.id)}
      >
        ${this.badge(thing)}<span class="words"
          ><strong>${name}</strong><span class="soft">${this.summary(thing)}</span></span
        >${this.mark(thing)}
      </button>
      ${
        this.ordered
          ? html`<span class="moves">
              <button
                type="button"
                class="button quiet"
                ?disabled=${index === 0}
                aria-label=${list.up(name)}
                @click=${() => this.move(index, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                class="button quiet"
                ?disabled=${index === count - 1}
                aria-label=${list.down(name)}
                @click=${() => this.move(index, 1)}
              >
                ↓
              </button>
            </span>`
          : nothing
      }
    </li>`;
  }

  private mark({ id }: Thing): TemplateResult | typeof nothing {
    const { list } = this.texts;
    if (placeOfFault(this.admin.fault)?.id === id)
      return html`<span class="tag warn">${warningIcon}${list.wrong}</span>`;
    if (!this.admin.draft(this.kind, id)) return nothing;
    return this.admin.isNew(this.kind, id)
      ? html`<span class="tag new">${list.isNew}</span>`
      : html`<span class="tag edited">${list.edited}</span>`;
  }

  private editor(thing: Thing): TemplateResult {
    const { list } = this.texts;
    const asked = this.removing === thing.id;
    return html`<section class="card editor" aria-label=${nameOf(thing, this.language)}>
      <h2>${nameOf(thing, this.language)}</h2>
      ${formFor(this, { kind: this.kind, id: thing.id, keys: this.keys() })} ${this.more(thing)}
      <div class="remove">
        ${
          asked
            ? html`<p>${list.sure}</p>
                <button type="button" class="button red" @click=${() => this.drop(thing.id)}>
                  ${list.remove}
                </button>
                <button
                  type="button"
                  class="button"
                  @click=${() => {
                    this.removing = null;
                  }}
                >
                  ${list.keep}
                </button>`
            : html`<button
                type="button"
                class="button"
                @click=${() => {
                  this.removing = thing.id;
                }}
              >
                ${list.remove}
              </button>`
        }
      </div>
    </section>`;
  }

  private choose(id: string): void {
    this.chosen = this.chosen === id ? null : id;
    this.removing = null;
  }

  protected add(): void {
    const thing = this.fresh();
    this.admin.edit(this.kind, thing.id, thing);
    this.chosen = thing.id;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector(".editor")?.scrollIntoView({ block: "nearest" }),
    );
  }

  private drop(id: string): void {
    for (const other of this.dependants(id)) this.admin.edit(other.kind, other.id, null);
    this.admin.edit(this.kind, id, null);
    this.chosen = null;
    this.removing = null;
  }

  /** Positions are given anew from 1, and only what moved is edited. */
  private move(index: number, by: number): void {
    const things = this.admin.list(this.kind);
    const [moved] = things.splice(index, 1);
    if (!moved) return;
    things.splice(index + by, 0, moved);
    for (const [place, thing] of things.entries())
      if (thing["position"] !== place + 1)
        this.admin.edit(this.kind, thing.id, { ...thing, position: place + 1 });
  }

  /** The first of `word-1`, `word-2`, … that no thing of the kind bears, nor bore while this page is open. */
  protected freeId(word: string): string {
    const taken = (id: string) =>
      this.admin.thing(this.kind, id) !== null || this.admin.draft(this.kind, id) !== null;
    let number = 1;
    while (taken(`${word}-${number}`)) number += 1;
    return `${word}-${number}`;
  }

  protected nextPosition(): number {
    const places = this.admin.list(this.kind).map((thing) => Number(thing["position"] ?? 0));
    return Math.max(0, ...places) + 1;
  }
}
