import { html, type TemplateResult } from "lit";
import type { Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";
import { ThingsPage } from "./things-page.ts";
import "./q-board-studio.ts";

/** Screens that call. */
class BoardsPage extends ThingsPage {
  protected override readonly kind = "board";

  protected override get ordered(): boolean {
    return false;
  }

  protected override words() {
    return this.texts.boards;
  }

  protected override keys(): readonly string[] {
    return Object.keys(this.open ?? {}).filter((key) => key !== "id" && key !== "design");
  }

  protected override fresh(): Thing {
    const [other] = this.admin.list("board");
    return freshThing("board", {
      ...(other ?? { roomId: this.admin.list("room")[0]?.id ?? "" }),
      id: this.freeId("board"),
      name: this.texts.boards.fresh,
    });
  }

  protected override summary(thing: Thing): string {
    return `/board/${thing.id}`;
  }

  protected override more(thing: Thing): TemplateResult {
    return html`<q-board-studio
        .admin=${this.admin}
        .language=${this.language}
        boardId=${thing.id}
      ></q-board-studio>
      <p>
      <a class="button" href=${`/board/${thing.id}`} target="_blank" rel="noopener"
        >${this.texts.boards.open}</a
      >
    </p>`;
  }
}

customElements.define("q-admin-boards", BoardsPage);
