import { html, type nothing, type TemplateResult } from "lit";
import { randomId } from "../../ui/api.ts";
import type { Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";
import "./q-agent-access.ts";
import { ThingsPage } from "./things-page.ts";

/** Who works here, with which rights, and their access. */
class AgentsPage extends ThingsPage {
  protected override readonly kind = "agent";

  protected override get ordered(): boolean {
    return false;
  }

  protected override words() {
    return this.texts.agents;
  }

  protected override keys(): readonly string[] {
    return ["name", "login", "role", ...this.others()];
  }

  private others(): string[] {
    const first = new Set(["id", "name", "login", "role"]);
    return Object.keys(this.open ?? {}).filter((key) => !first.has(key));
  }

  protected override fresh(): Thing {
    const { agents } = this.texts;
    const number = this.admin.list("agent").length + 1;
    return freshThing("agent", {
      ...{ id: `agent-${randomId().slice(0, 12)}`, login: `agent${number}` },
      ...{ name: agents.fresh, role: "agent", active: true, serviceIds: null, rights: [] },
    });
  }

  protected override summary(thing: Thing): string {
    const { agents } = this.texts;
    const role = agents.roles[thing["role"] as keyof typeof agents.roles] ?? "";
    const off = thing["active"] === true ? "" : ` · ${agents.off}`;
    return `${String(thing["login"])} · ${role}${off}`;
  }

  protected override more(thing: Thing): TemplateResult | typeof nothing {
    if (this.admin.isNew("agent", thing.id))
      return html`<p class="soft">${this.texts.access.saveFirst}</p>`;
    return html`<q-agent-access
      .admin=${this.admin}
      .language=${this.language}
      .agentId=${thing.id}
    ></q-agent-access>`;
  }
}

customElements.define("q-admin-agents", AgentsPage);
