import { html, nothing, type TemplateResult } from "lit";
import { randomId } from "../../ui/api.ts";
import { warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { formStyles } from "./form-styles.ts";
import { freshThing } from "./fresh.ts";
import { madePassword } from "./made-password.ts";
import { startStyles } from "./start-styles.ts";

/** Somebody who was made just now, with the password in clear: shown until the page is left, kept nowhere. */
interface Made {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** Names in, people with a login and a password out: each is made at once. */
export class TeamStep extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    made: { state: true },
    fault: { state: true },
    busy: { state: true },
  };

  static override styles = [base, buttons, cardStyles, formStyles, startStyles];

  declare made: readonly Made[];
  declare fault: AdminFault | null;
  declare busy: boolean;

  constructor() {
    super();
    this.made = [];
    this.fault = null;
    this.busy = false;
  }

  override render(): TemplateResult {
    const { start } = this.texts;
    return html`<form class="row" @submit=${(event: Event) => this.submit(event)}>
        <input
          id="person"
          type="text"
          maxlength="60"
          autocomplete="off"
          placeholder=${start.person}
          aria-label=${start.person}
        />
        <button type="submit" class="button" aria-busy=${this.busy ? "true" : "false"}>
          ${start.addPerson}
        </button>
      </form>
      <p class="fault" role="alert">
        ${
          this.fault
            ? html`${warningIcon}<span>${this.texts.refusal(this.fault.code, this.fault.facts)}</span>`
            : nothing
        }
      </p>
      ${this.made.length === 0 ? nothing : this.table()}`;
  }

  private table(): TemplateResult {
    const { start, signIn } = this.texts;
    return html`<p class="soft">${start.once}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${start.person}</th>
            <th scope="col">${signIn.login}</th>
            <th scope="col">${signIn.password}</th>
          </tr>
        </thead>
        <tbody>
          ${this.made.map(
            ({ name, login, password }) => html`<tr>
              <td>${name}</td>
              <td><code>${login}</code></td>
              <td><code>${password}</code></td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const input = this.renderRoot.querySelector<HTMLInputElement>("#person");
    const name = input?.value.trim() ?? "";
    if (!input || name === "" || this.busy) return;
    this.busy = true;
    try {
      this.made = [...this.made, await this.make(name)];
      this.fault = null;
      input.value = "";
    } catch (error) {
      this.fault = faultOf(error);
    } finally {
      this.busy = false;
      input.focus();
    }
  }

  private async make(name: string): Promise<Made> {
    const id = `agent-${randomId().slice(0, 12)}`;
    const login = this.freeLogin(name);
    const password = madePassword();
    const value = freshThing("agent", {
      ...{ id, name, login, role: "agent", active: true, serviceIds: null },
    });
    const changes = [{ kind: "agent", id, value }];
    await this.admin.api.send("POST", "/v1/admin/changes", { changes });
    await this.admin.api.send("PUT", `/v1/admin/agents/${id}/password`, { password });
    await this.admin.read();
    return { name, login, password };
  }

  /** The last word of the name in plain letters, numbered when somebody has it. */
  private freeLogin(name: string): string {
    const word = name.split(/\s+/).at(-1) ?? name;
    const plain = word
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9-]/g, "");
    const wanted = plain || "agent";
    const taken = new Set(this.admin.list("agent").map(({ login }) => String(login).toLowerCase()));
    let login = wanted;
    for (let number = 2; taken.has(login); number += 1) login = `${wanted}${number}`;
    return login;
  }
}

customElements.define("q-team-step", TeamStep);
