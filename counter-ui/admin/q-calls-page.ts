import { type Section, SettingsPage } from "./settings-page.ts";

/** How visitors are called and received. */
class CallsPage extends SettingsPage {
  protected override heading() {
    const { title, lead } = this.texts.calls;
    return { title, lead };
  }

  protected override sections(): readonly Section[] {
    const { calls } = this.texts;
    return [
      {
        title: calls.arrival,
        lead: calls.arrivalLead,
        keys: ["arrivalDeadlineSeconds", "arrivalWarningSeconds", "arrivalMode", "absentMinutes"],
      },
      {
        title: calls.visit,
        keys: ["recall", "qualification", "repeatSeconds", "undoSeconds", "minimumVisitSeconds"],
      },
      { title: calls.desk, lead: calls.deskLead, keys: ["desk"] },
      { title: calls.technical, keys: ["lostLinkMinutes", "printAnswerSeconds"] },
    ];
  }
}

customElements.define("q-admin-calls", CallsPage);
